import { ownedAt, ownedBefore } from './asset-evidence';
import { boughtBy, type Bought } from './bought';
import type { Charge } from './charge';
import { isSentAfter } from './charge-order';
import type { Asset, Shown } from './customer-books';
import type { FoundOrder } from './finding';
import { knewBefore, snapshotOf } from './new-orders';

type Books = Pick<Shown, 'assets' | 'payments'>;

/**
 * The orders that the agent had not been shown when one of these charges was pressed. An order that was shown raised
 * **Charge again?** (rule 5), and the agent wanted one more. The books may show its asset before its payment.
 */
export function unknownOrders(
  orders: readonly FoundOrder[],
  members: readonly Charge[],
  books: Books,
): readonly FoundOrder[] {
  // Nobody can tell now what the later press was shown: the next look that reads the assets can.
  if (books.assets === null && hasGrown(members, ownedAt)) return [];
  const known = boughtBefore(members, books);
  return orders.filter(
    ({ orderId }) =>
      !known.some(({ payment }) => payment.orderId === orderId) &&
      !members.some((member) => knewBefore(member, orderId)),
  );
}

/** The purchases that the agent had not been shown then. The books may show a payment before its asset. */
export function unknownPurchases(
  purchases: readonly Asset[],
  members: readonly Charge[],
  books: Books,
): readonly Asset[] {
  if (books.payments === null && hasGrown(members, paidAt)) return [];
  const known = boughtBefore(members, books);
  return purchases.filter(
    (purchase) =>
      !known.some(({ asset }) => asset === purchase) &&
      !members.some((member) => ownedBefore(member, purchase)),
  );
}

/** What had been bought before one of these charges was pressed, as far as the asset or the payment was shown then. */
function boughtBefore(members: readonly Charge[], books: Books): readonly Bought[] {
  return boughtBy(books).filter(({ asset, payment }) =>
    members.some(
      (member) =>
        knewBefore(member, payment.orderId) ||
        (asset.ident === member.request.pricePoint.ident && ownedBefore(member, asset)),
    ),
  );
}

/** True when the books listed more before one of the charges than before one that was sent earlier. */
function hasGrown(
  members: readonly Charge[],
  idsAt: (charge: Charge) => readonly string[] | null,
): boolean {
  return members.some((later) =>
    members.some(
      (earlier) =>
        isSentAfter(later, earlier) &&
        idsAt(later)?.some((id) => idsAt(earlier)?.includes(id) !== true),
    ),
  );
}

function paidAt(charge: Charge): readonly string[] | null {
  const snapshot = snapshotOf(charge);
  return snapshot?.taken === true ? snapshot.payments.map(({ orderId }) => orderId) : null;
}
