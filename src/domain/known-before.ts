import { ownedBefore } from './asset-evidence';
import type { Charge } from './charge';
import { isSentAfter } from './charge-order';
import type { Asset, Shown } from './customer-books';
import type { FoundOrder } from './finding';
import { SERVERS_DISAGREE } from './limits';
import { knewBefore, snapshotOf } from './new-orders';

type Books = Pick<Shown, 'assets' | 'payments'>;
type Dated = Pick<FoundOrder, 'createdAt' | 'orderId'>;

/**
 * The orders that nobody who pressed one of these charges could know of: whoever could was asked (rule 5), and
 * charged again all the same. A purchase may show as an asset before it shows as a payment.
 */
export function unknownOrders<Order extends Dated>(
  orders: readonly Order[],
  members: readonly Charge[],
  { assets, payments }: Books,
): readonly Order[] {
  // What the later press was shown cannot be told now: the next look that reads it tells.
  if (assets === null && hasGrown(members, ownedIds)) return [];
  const isKnown = ({ orderId }: Dated) => members.some((member) => knewBefore(member, orderId));
  const owned = (assets ?? []).filter((asset) => isOwnedBefore(asset, members));
  const others = beyond(owned, (payments ?? []).filter(isKnown), isBoughtBy);
  const left = orders.filter((order) => !isKnown(order));
  return beyond(left, others, (order, asset) => isBoughtBy(asset, order));
}

/** The same for purchases, which may show as payments before they show as assets. */
export function unknownPurchases(
  purchases: readonly Asset[],
  members: readonly Charge[],
  { assets, payments }: Books,
): readonly Asset[] {
  if (payments === null && hasGrown(members, paidIds)) return [];
  const owned = (assets ?? []).filter((asset) => isOwnedBefore(asset, members));
  const known = (payments ?? []).filter(({ orderId }) =>
    members.some((member) => knewBefore(member, orderId)),
  );
  const others = beyond(known, owned, (payment, asset) => isBoughtBy(asset, payment));
  const left = purchases.filter((asset) => !isOwnedBefore(asset, members));
  return beyond(left, others, isBoughtBy);
}

/** True when there was more before one of the charges than before one that was sent earlier. */
function hasGrown(
  members: readonly Charge[],
  idsBefore: (charge: Charge) => readonly string[],
): boolean {
  return members.some((later) =>
    members.some((earlier) => {
      if (!isSentAfter(later, earlier)) return false;
      const before = idsBefore(earlier);
      return idsBefore(later).some((id) => !before.includes(id));
    }),
  );
}

function ownedIds({ events: [first] }: Charge): readonly string[] {
  return first?.type === 'sending' && first.owned.taken ? first.owned.ids : [];
}

function paidIds(charge: Charge): readonly string[] {
  const snapshot = snapshotOf(charge);
  return snapshot?.taken === true ? snapshot.payments.map(({ orderId }) => orderId) : [];
}

function isOwnedBefore(asset: Asset, members: readonly Charge[]): boolean {
  return members.some((member) => ownedBefore(member, asset));
}

/** What is left of the items once each of the others has taken one away that it is the same as. */
function beyond<Item, Other>(
  items: readonly Item[],
  others: readonly Other[],
  areOne: (item: Item, other: Other) => boolean,
): readonly Item[] {
  const left = [...items];
  for (const other of others) {
    const index = left.findIndex((item) => areOne(item, other));
    if (index !== -1) left.splice(index, 1);
  }
  return left;
}

/** True when the asset and the order are one purchase: by its order or, where it names none, by the time. */
export function isBoughtBy(asset: Asset, { createdAt, orderId }: Dated): boolean {
  if (asset.orderId !== null) return asset.orderId === orderId;
  if (createdAt === null || asset.startedAt === null) return false;
  return Math.abs(createdAt - asset.startedAt) <= SERVERS_DISAGREE;
}
