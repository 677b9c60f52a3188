import { ownedAt, ownedBefore } from './asset-evidence';
import type { Charge } from './charge';
import { isSentAfter } from './charge-order';
import type { Asset, Payment, Shown } from './customer-books';
import type { FoundOrder } from './finding';
import { SERVERS_DISAGREE } from './limits';
import { knewBefore } from './new-orders';

type Books = Pick<Shown, 'assets' | 'payments'>;
/**
 * The orders that nobody who pressed one of these charges could know of: whoever could was asked (rule 5), and
 * charged again all the same. A purchase may show as an asset before it shows as a payment.
 */
export function unknownOrders(
  orders: readonly FoundOrder[],
  members: readonly Charge[],
  { assets, payments }: Books,
): readonly FoundOrder[] {
  // What the later press was shown cannot be told now: the next look that reads it tells.
  if (assets === null && hasGrown(members)) return [];
  const bought = boughtBy({ assets, payments });
  return orders.filter(({ orderId }) =>
    members.every(
      (member) =>
        !knewBefore(member, orderId) &&
        !bought.some(
          (pair) =>
            pair.payment.orderId === orderId &&
            pair.asset.ident === member.request.pricePoint.ident &&
            ownedBefore(member, pair.asset),
        ),
    ),
  );
}

/** The same for purchases, which may show as payments before they show as assets. */
export function unknownPurchases(
  purchases: readonly Asset[],
  members: readonly Charge[],
  { assets, payments }: Books,
): readonly Asset[] {
  const bought = boughtBy({ assets, payments });
  return purchases.filter((asset) =>
    members.every(
      (member) =>
        !ownedBefore(member, asset) &&
        !bought.some((pair) => pair.asset === asset && knewBefore(member, pair.payment.orderId)),
    ),
  );
}

/** An asset and the payment that bought it. */
interface Bought {
  readonly asset: Asset;
  readonly payment: Payment;
}

/** Which payment bought which asset: by the order that the asset names or, where it names none, by the time. */
export function boughtBy({ assets, payments }: Books): readonly Bought[] {
  const near = (assets ?? []).flatMap((asset) =>
    (payments ?? [])
      .map((payment) => ({ asset, payment, apart: timeApart(asset, payment) }))
      .filter(({ apart }) => apart <= SERVERS_DISAGREE),
  );
  const pairs: Bought[] = [];
  for (const { asset, payment } of near.toSorted((a, b) => a.apart - b.apart)) {
    const isTaken = pairs.some((pair) => pair.asset === asset || pair.payment === payment);
    // One order may bring several things.
    if (asset.orderId !== null || !isTaken) pairs.push({ asset, payment });
  }
  return pairs;
}

function timeApart(asset: Asset, { createdAt, orderId }: Payment): number {
  if (asset.orderId !== null) return asset.orderId === orderId ? 0 : Infinity;
  if (createdAt === null || asset.startedAt === null) return Infinity;
  return Math.abs(createdAt - asset.startedAt);
}

/** True when the customer owned more before one of the charges than before one that was sent earlier. */
function hasGrown(members: readonly Charge[]): boolean {
  return members.some((later) =>
    members.some(
      (earlier) =>
        isSentAfter(later, earlier) &&
        ownedAt(later)?.some((id) => ownedAt(earlier)?.includes(id) !== true),
    ),
  );
}
