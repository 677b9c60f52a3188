import type { Charge } from './charge';
import { ordersOf } from './charge-order';
import type { Asset, Payment, Shown } from './customer-books';
import { SERVERS_DISAGREE } from './limits';

type Books = Pick<Shown, 'assets' | 'payments'>;

/** An asset and the payment that bought it. */
export interface Bought {
  readonly asset: Asset;
  readonly payment: Payment;
}

/**
 * Which payment bought which asset: by the order that the asset names or, where the history knows none by that id,
 * by the time, the nearest first.
 */
export function boughtBy({ assets, payments }: Books): readonly Bought[] {
  const [things, paid] = [assets ?? [], payments ?? []];
  const named = new Set<string | null>(things.map(({ orderId }) => orderId));
  const listed = new Set<string | null>(paid.map(({ orderId }) => orderId));
  const near = things.flatMap((asset) =>
    paid
      .map((payment) => ({ asset, payment, apart: timeApart(asset, payment, named, listed) }))
      .filter(({ apart }) => apart <= SERVERS_DISAGREE),
  );
  const pairs: Bought[] = [];
  for (const { asset, payment } of near.toSorted((a, b) => a.apart - b.apart)) {
    // One order may bring several things.
    const isTaken = pairs.some(
      (pair) =>
        pair.asset === asset ||
        (pair.payment === payment &&
          (asset.orderId === null || pair.asset.orderId !== asset.orderId)),
    );
    if (!isTaken) pairs.push({ asset, payment });
  }
  return pairs;
}

/** Milliseconds; infinite where either is known to belong to another one. */
function timeApart(
  asset: Asset,
  { createdAt, orderId }: Payment,
  named: ReadonlySet<string | null>,
  listed: ReadonlySet<string | null>,
): number {
  if (asset.orderId === orderId) return 0;
  const isElsewhere = named.has(orderId) || (asset.orderId !== null && listed.has(asset.orderId));
  if (isElsewhere || createdAt === null || asset.startedAt === null) return Infinity;
  return Math.abs(createdAt - asset.startedAt);
}

/**
 * Every order that belongs to one of these charges, by each id that the books have for it: the history may know by
 * another one what the server has named.
 */
export function ordersInBooks(
  charges: readonly Charge[],
  books: Books,
): ReadonlySet<string | null> {
  const orders = new Set<string | null>(charges.flatMap(ordersOf));
  const refs = new Set<string | null>(charges.map(({ request }) => request.chargeId));
  const own = boughtBy(books).filter(
    ({ asset }) => refs.has(asset.ref) || orders.has(asset.orderId),
  );
  return new Set([...orders, ...own.map(({ payment }) => payment.orderId)]);
}

/** True for an order that brought things of other price points, or of other charges, by the assets that name it. */
export function hasBoughtOther(
  orderId: string | null,
  charges: readonly Charge[],
  { assets }: Books,
): boolean {
  const things = (assets ?? []).filter(
    (asset) => asset.orderId !== null && asset.orderId === orderId,
  );
  // What carries a reference is of the charge that sent it, be it of another device.
  const isFor = ({ ident, ref }: Asset) =>
    charges.some(({ request }) =>
      ref === null ? request.pricePoint.ident === ident : request.chargeId === ref,
    );
  return things.length > 0 && !things.some(isFor);
}
