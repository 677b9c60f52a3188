import { listedPrice, type Charge } from './charge';
import { ordersOf } from './charge-order';
import type { Asset, Shown } from './customer-books';
import type { Finding, FoundOrder } from './finding';
import { sameMoney } from './money';
import { isLarger, newOrders } from './new-orders';

const NOTHING: Finding = { kind: 'nothing', orders: [] };

/**
 * Decides what the server's books say of one charge. Only our reference is certain; an order is new
 * when the snapshot did not hold it, and two new ones of one amount are never chosen between.
 */
export function findEvidence(charge: Charge, shown: Shown): Finding {
  const ours = ownAssets(charge, shown.assets ?? []);
  const orders = newOrders(charge, shown);
  const price = listedPrice(charge.request);
  const fitting = orders.filter(({ amount }) => sameMoney(amount, price));
  const larger = orders.filter(({ amount }) => isLarger(amount, price));

  const repeats = withRepeats(charge, orders, fitting);
  if (repeats.length > 1) return { kind: 'twice', orders: repeats };
  if (ours.length > 1) return { kind: 'twice', orders: ours.map(orderOfAsset) };
  if (fitting.length === 0 && hasEqualPair(larger)) return { kind: 'twice', orders: larger };
  const [asset] = ours;
  const [fit] = fitting;
  if (asset !== undefined) {
    const found = orderOfAsset(asset);
    return { kind: 'ours', orders: [{ ...found, orderId: found.orderId ?? fit?.orderId ?? null }] };
  }
  if (fit !== undefined) return { kind: 'probable', orders: [fit] };
  return larger.length > 0 ? { kind: 'possible', orders: larger } : NOTHING;
}

/** Assets that carry our reference, one for each order: one order may bring several things. */
function ownAssets({ request }: Charge, assets: readonly Asset[]): readonly Asset[] {
  const ours = assets.filter(({ ref }) => ref === request.chargeId);
  return ours.filter(
    ({ orderId }, index) =>
      orderId === null || ours.findIndex((each) => each.orderId === orderId) === index,
  );
}

function orderOfAsset({ orderId, price, startedAt }: Asset): FoundOrder {
  return { orderId, amount: price, createdAt: startedAt };
}

/**
 * The orders that fit, and those that we know to be this charge's with all that cost as much: whatever the
 * list says, a repeat costs the same.
 */
function withRepeats(
  charge: Charge,
  orders: readonly FoundOrder[],
  fitting: readonly FoundOrder[],
): readonly FoundOrder[] {
  const known = new Set<string | null>(ordersOf(charge));
  const own = orders.filter(({ orderId }) => known.has(orderId));
  return orders.filter(
    (order) => fitting.includes(order) || own.some(({ amount }) => sameMoney(amount, order.amount)),
  );
}

/** One charge with tax sent twice shows as two orders of one larger amount. */
function hasEqualPair(orders: readonly FoundOrder[]): boolean {
  return new Set(orders.map(({ amount }) => amount.minor)).size < orders.length;
}
