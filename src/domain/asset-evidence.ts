import type { Charge } from './charge';
import { stateFacts } from './state-facts';
import { boughtBy } from './bought';
import { keyOf, ordersOfAll } from './charge-order';
import type { Asset, Shown } from './customer-books';
import type { FoundOrder } from './finding';
import { EVIDENCE_WINDOW } from './limits';
import { isWithin, knewBefore, snapshotOf } from './new-orders';

/** Assets that carry our reference: certain, whatever they cost. */
export function ownAssets(charge: Charge, shown: Shown): readonly Asset[] {
  const { chargeId } = charge.request;
  const { assets, others } = shown;
  const ours = (assets ?? []).filter(({ ref }) => ref === chargeId);
  const twins = twinsOf(charge, others);
  const orders = ordersOfAll(twins);
  const bought = boughtBy(shown);
  const paidBy = (asset: Asset) => bought.find((pair) => pair.asset === asset)?.payment.orderId;
  const isTwins = (asset: Asset) =>
    asset.orderId === null
      ? twins.some(hasKeyAnswered) || orders.has(paidBy(asset) ?? null)
      : orders.has(asset.orderId);
  return ours.filter((asset) => !isTwins(asset));
}

/**
 * The other charges that were sent under the same key. To the server they are one charge: what one of them was
 * answered is not made twice.
 */
export function twinsOf(charge: Charge, others: readonly Charge[]): readonly Charge[] {
  const key = keyOf(charge);
  return others.filter((other) => keyOf(other) === key);
}

function hasKeyAnswered({ events }: Charge): boolean {
  return events.some(({ type }) => type === 'key-answered');
}

/**
 * The purchases that a charge's own assets prove, one of each. One order may bring several things, and a plan
 * that was migrated keeps its reference: neither is a second purchase.
 */
export function ownPurchases(
  charge: Charge,
  ours: readonly Asset[],
  { payments }: Pick<Shown, 'payments'>,
): readonly Asset[] {
  const { ident, now } = charge.request.pricePoint;
  const isCounted = now.minor > 0 && payments !== null && snapshotOf(charge)?.taken === true;
  const same = ours.filter((asset) => asset.ident === ident);
  const distinct = same.filter((asset, index) =>
    same.slice(0, index).every((earlier) => areTwoPurchases(earlier, asset, isCounted)),
  );
  return distinct.length > 0 ? distinct : ours.slice(0, 1);
}

/** `isCounted`: the payments show how many orders there are. A free trial is none. */
function areTwoPurchases(one: Asset, other: Asset, isCounted: boolean): boolean {
  if (one.orderId !== null && other.orderId !== null) return one.orderId !== other.orderId;
  if (one.kind === 'subscription' || other.kind === 'subscription') {
    // Where the orders are counted, they tell. One that has ended may live on in the other.
    if (isCounted || one.isOver || other.isOver) return false;
  }
  return one.startedAt !== null && other.startedAt !== null && one.startedAt !== other.startedAt;
}

/**
 * Assets of the charge's price point that are new since it was pressed. They carry no other charge's reference, and no
 * other charge explains them. A free trial, which nobody pays, leaves no other evidence.
 */
export function newAssets(charge: Charge, { assets, others }: Shown): readonly Asset[] {
  const before = ownedAt(charge);
  if (before === null) return [];
  const claimed = ordersOfAll(others);
  return (assets ?? []).filter(
    (asset) =>
      asset.ident === charge.request.pricePoint.ident &&
      !before.includes(asset.id) &&
      (asset.ref === null || asset.ref === charge.request.chargeId) &&
      !claimed.has(asset.orderId) &&
      !knewBefore(charge, asset.orderId) &&
      isWithin(charge, asset.startedAt, EVIDENCE_WINDOW) &&
      !others.some((other) => mayHaveBrought(other, asset)),
  );
}

/** True for a charge that went through and did not find the asset there. */
function mayHaveBrought(charge: Charge, { id, ident }: Asset): boolean {
  const { request, state } = charge;
  const isOfSame = request.pricePoint.ident === ident;
  return stateFacts[state].warnsOfRepeat && isOfSame && ownedAt(charge)?.includes(id) !== true;
}

/** True when the customer had that asset, or paid for it, before the charge was sent, and who pressed could know. */
export function ownedBefore(charge: Charge, { id, orderId }: Asset): boolean {
  return ownedAt(charge)?.includes(id) === true || knewBefore(charge, orderId);
}

/** The ids of what the customer owned before the charge was sent; null where they are not known. */
export function ownedAt({ events: [first] }: Charge): readonly string[] | null {
  return first?.type === 'sending' && first.owned.taken ? first.owned.ids : null;
}

/** An asset as a look tells it. */
export function orderOfAsset({ orderId, price, startedAt }: Asset): FoundOrder {
  return { orderId, amount: price, createdAt: startedAt };
}
