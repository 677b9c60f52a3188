import { listedPrice, type Charge } from './charge';
import { stateFacts } from './state-facts';
import { newAssets, orderOfAsset, ownAssets, ownPurchases, twinsOf } from './asset-evidence';
import { boughtBy, hasBoughtOther, ordersInBooks } from './bought';
import { familyOf, wasSent } from './charge-family';
import { isKnownByOrder, isSentAfter, ordersOf, ordersOfAll, serverTimeOf } from './charge-order';
import type { Asset, Payment, Shown } from './customer-books';
import { serverTimeAt } from './elapsed';
import type { Finding, FoundOrder } from './finding';
import { unknownOrders, unknownPurchases } from './known-before';
import { HISTORY_LAG, SERVERS_DISAGREE } from './limits';
import { countMatches } from './match';
import { sameMoney } from './money';
import { knewBefore, newOrders } from './new-orders';

const NOTHING: Finding = { kind: 'nothing', orders: [] };

/**
 * Decides what the server's books say of one charge. Certain are our reference, and the order that the server
 * named for it; any other is new when the snapshot did not hold it. Where more orders show than charges
 * explain, none is chosen.
 */
export function findEvidence(charge: Charge, shown: Shown): Finding {
  const payments = shown.payments ?? [];
  const orders = unclaimed(charge, newOrders(charge, payments), shown);
  const tooMany = ordersTooMany(charge, shown);
  if (isUnseen(charge, tooMany)) return { kind: 'twice', orders: tooMany };
  const surplus = purchasesTooMany(charge, shown).map(orderOfAsset);
  if (isUnseen(charge, surplus)) return { kind: 'twice', orders: surplus };
  const purchases = ownPurchases(charge, ownAssets(charge, shown), shown);
  const price = listedPrice(charge.request);
  const fitting = orders.filter(({ amount }) => amount !== null && sameMoney(amount, price));
  const own = orders.find(({ orderId }) => ordersOf(charge).includes(orderId ?? ''));
  // The history lists payments that went through, and the server has named this one as the charge's.
  if (own !== undefined) return { kind: 'ours', orders: [own] };
  const [purchase] = purchases;
  if (purchase !== undefined) {
    const found = orderOfAsset(purchase);
    const paid = boughtBy(shown).find(({ asset }) => asset === purchase)?.payment.orderId;
    const orderId =
      found.orderId ?? orders.find((order) => order.orderId === paid)?.orderId ?? null;
    return { kind: 'ours', orders: [{ ...found, orderId }] };
  }
  const known = ordersInBooks([charge], shown);
  const renamed = orders.find(({ orderId }) => known.has(orderId));
  if (renamed !== undefined) return { kind: 'ours', orders: [renamed] };
  const left = unexplained(
    [charge],
    orders,
    payments,
    shown.others,
    (other, order) => isLaterWant(other, charge) || hasSurelyMade(other, order),
  );
  if (left > 0) {
    const isOne = orders.length === 1 && fitting.length === 1;
    return { kind: isOne ? 'probable' : 'possible', orders };
  }
  const brought = newAssets(charge, shown);
  if (orders.length === 0 && brought.length > 0) {
    // Nobody chooses one of several.
    const kind = brought.length === 1 ? 'probable' : 'possible';
    return { kind, orders: brought.map(orderOfAsset) };
  }
  const inPlace = ordersOfPredecessors(charge, payments, shown);
  return inPlace.length > 0 ? { kind: 'possible', orders: inPlace } : NOTHING;
}

/** False for orders that an agent has seen to: told of them, they have said so. One more of them is news. */
function isUnseen({ events }: Charge, orders: readonly FoundOrder[]): boolean {
  const word = events.findLastIndex((event) => event.type === 'marked' && event.charged);
  const seen = events.flatMap((event, index) =>
    index < word && event.type === 'looked' && event.finding.kind === 'twice'
      ? [event.finding.orders]
      : [],
  );
  const isSeen = ({ orderId }: FoundOrder) =>
    orderId === null || seen.flat().some((order) => order.orderId === orderId);
  return !orders.every(isSeen) || orders.length > Math.max(0, ...seen.map(({ length }) => length));
}

/** The orders that no other charge has, and that brought nothing else. */
function unclaimed(
  charge: Charge,
  orders: readonly FoundOrder[],
  shown: Shown,
): readonly FoundOrder[] {
  const claimed = ordersInBooks(shown.others, shown);
  const own = ordersInBooks([charge], shown);
  const named = new Set<string | null>(ordersOf(charge));
  const ofTwins = ordersOfAll(twinsOf(charge, shown.others));
  // Its asset may carry this charge's reference: what a charge under the same key was answered is that one's.
  const isTwins = (orderId: string | null) => ofTwins.has(orderId) && !named.has(orderId);
  const isOthers = (orderId: string | null) =>
    claimed.has(orderId) || hasBoughtOther(orderId, [charge], shown);
  return orders.filter(
    ({ orderId }) => !isTwins(orderId) && (own.has(orderId) || !isOthers(orderId)),
  );
}

/**
 * The orders of a charge and of those pressed in its place, where they are more than the customer owes: a
 * second delivery, or a charge that was denied and carried out after all. Empty where they are not. What was too
 * many before another one of them was pressed still is: a press takes nothing back.
 */
function ordersTooMany(charge: Charge, shown: Shown): readonly FoundOrder[] {
  const { others } = shown;
  const payments = shown.payments ?? [];
  const { members } = familyOf(charge, others);
  for (const later of members.filter((member) => isSentAfter(member, charge))) {
    const known = payments.filter(({ orderId }) => knewBefore(later, orderId));
    const unsent = members.filter((member) => member === later || isSentAfter(member, later));
    const left = others.filter((other) => !unsent.includes(other));
    const orders = surplusOf(charge, known, { ...shown, others: left });
    if (orders.length > 0) return orders;
  }
  return surplusOf(charge, payments, shown);
}

/** The orders of a charge's family among these payments, where they are more than it owes. */
function surplusOf(
  charge: Charge,
  payments: readonly Payment[],
  shown: Shown,
): readonly FoundOrder[] {
  const { others } = shown;
  const { intended, members } = familyOf(charge, others);
  const outside = others.filter((other) => !members.includes(other));
  const claimed = ordersInBooks(outside, shown);
  const possible = new Map<string | null, FoundOrder>();
  for (const member of members) {
    for (const order of newOrders(member, payments)) {
      if (isMadeAfter(member, order)) possible.set(order.orderId, order);
    }
  }
  const known = ordersInBooks(members, shown);
  const isOthers = (orderId: string | null) =>
    claimed.has(orderId) || (!known.has(orderId) && hasBoughtOther(orderId, members, shown));
  const counted = [...possible.values()].filter(
    ({ amount, createdAt, orderId }) =>
      // A row that tells neither its amount nor its time may be anything, unless its order is known.
      (amount !== null || createdAt !== null || known.has(orderId)) && !isOthers(orderId),
  );
  const orders = unknownOrders(counted, members, shown);
  const mayHaveMade = (other: Charge, { orderId }: FoundOrder) =>
    mayMakeMore(other, members) && !known.has(orderId);
  const left = unexplained(members, orders, payments, outside, mayHaveMade);
  return orders.length > 1 && left > intended ? orders : [];
}

/** True for a charge that may have made an order of its own beside those of a family. */
function mayMakeMore(other: Charge, members: readonly Charge[]): boolean {
  const { isOpen, warnsOfRepeat } = stateFacts[other.state];
  return isOpen || warnsOfRepeat || members.some((member) => isLaterWant(other, member));
}

/**
 * The same by the assets, each of which carries the reference of the charge that brought it. A free trial, which
 * nobody pays, shows nowhere else: of that each new one counts.
 */
function purchasesTooMany(charge: Charge, shown: Shown): readonly Asset[] {
  const { intended, members } = familyOf(charge, shown.others);
  const { ident, now } = charge.request.pricePoint;
  const outside = shown.others.filter((other) => !members.includes(other));
  // Nobody tells which of several charges an asset without a reference is of.
  const isSure = !outside.some(
    (other) =>
      other.request.pricePoint.ident === ident && wasSent(other) && mayMakeMore(other, members),
  );
  const purchases = members.flatMap((member) => {
    const others = [charge, ...shown.others].filter((each) => each !== member);
    const own = ownAssets(member, { ...shown, others });
    const unnamed =
      now.minor > 0 || !isSure ? [] : newAssets(member, { ...shown, others: outside });
    return ownPurchases(member, [...own, ...unnamed.filter(({ ref }) => ref === null)], shown);
  });
  const unseen = unknownPurchases([...new Set(purchases)], members, shown);
  return unseen.length > 1 && unseen.length > intended ? unseen : [];
}

/** What may have been made by a later charge than one that went through is told with the later one. */
function isLaterWant(other: Charge, charge: Charge): boolean {
  return stateFacts[charge.state].warnsOfRepeat && isSentAfter(other, charge);
}

/**
 * True when another charge went through by the server's word and must have made an order by then. An agent's word
 * alone explains nothing: what it is about may never have been made.
 */
function hasSurelyMade({ events, state }: Charge, { createdAt }: FoundOrder): boolean {
  // Its answer will tell, or not come: then it is looked up itself.
  if (state === 'sending') return true;
  if (!stateFacts[state].warnsOfRepeat) return false;
  return events.some((event, index) => {
    if (event.type !== 'answered' && event.type !== 'key-answered') return false;
    const status = event.answer?.status;
    if (status === 'processing') return true;
    const answeredAt = serverTimeAt(events, index);
    const isInTime =
      createdAt === null || answeredAt === null || createdAt <= answeredAt + HISTORY_LAG;
    return status === 'succeeded' && isInTime;
  });
}

/** No charge makes an order before it is sent, as far as the server has told the time. */
function isMadeAfter(charge: Charge, { createdAt }: FoundOrder): boolean {
  const sentAt = serverTimeOf(charge);
  return createdAt === null || sentAt === null || createdAt >= sentAt - SERVERS_DISAGREE;
}

/**
 * How many of these orders are left once each other charge that explains one, and is known by none, has one: one
 * that is not among these, where it may have made that one too. `own`: the charges that the orders are found for.
 */
function unexplained(
  own: readonly Charge[],
  orders: readonly FoundOrder[],
  payments: readonly Payment[],
  others: readonly Charge[],
  explains: (other: Charge, order: FoundOrder) => boolean,
): number {
  const asked = new Set(orders.map(({ orderId }) => orderId));
  const claimed = ordersOfAll(others);
  const paid = new Set<string | null>(payments.map(({ orderId }) => orderId));
  const isListed = (each: Charge) => ordersOf(each).some((orderId) => paid.has(orderId));
  // A history that has none of our own orders by its name may have other charges' under other ids, too.
  const isRenaming = own.some(isKnownByOrder) && !own.some(isListed);
  // What the server has named for a charge is its order once it is paid, whatever was answered then.
  const hasItsOwn = (other: Charge) => isListed(other) || (isKnownByOrder(other) && !isRenaming);
  const takers = others
    .filter((other) => wasSent(other) && !hasItsOwn(other))
    .map((other) => {
      const made = newOrders(other, payments).filter(
        (order) => isMadeAfter(other, order) && explains(other, order),
      );
      return new Set(made.map(({ orderId }) => orderId));
    });
  const elsewhere = payments.filter(({ orderId }) => !asked.has(orderId) && !claimed.has(orderId));
  const fits = (taker: ReadonlySet<string | null>, { orderId }: { orderId: string | null }) =>
    taker.has(orderId);
  const taken = countMatches(takers, [...orders, ...elsewhere], fits);
  return orders.length - (taken - countMatches(takers, elsewhere, fits));
}

/** Where nothing is known to be charged, what a denied charge before it may have made concerns this one too. */
function ordersOfPredecessors(
  charge: Charge,
  payments: readonly Payment[],
  shown: Shown,
): readonly FoundOrder[] {
  const { others } = shown;
  if (stateFacts[charge.state].money === 'moved') return [];
  const { members } = familyOf(charge, others);
  const earlier = members.filter((each) => isSentAfter(charge, each));
  const found = new Map(
    earlier.flatMap((each) =>
      unclaimed(each, newOrders(each, payments), shown).map((order) => [order.orderId, order]),
    ),
  );
  const orders = [...found.values()].filter(({ orderId }) => !knewBefore(charge, orderId));
  return unexplained(earlier, orders, payments, others, hasSurelyMade) > 0 ? orders : [];
}
