import { listedPrice, type Charge } from './charge';
import type { Snapshot } from './charge-event';
import { ordersOf, serverTimeOf } from './charge-order';
import type { Payment } from './customer-books';
import type { FoundOrder } from './finding';
import { EVIDENCE_WINDOW, HISTORY_LAG, REPEAT_ARRIVES_WITHIN } from './limits';
import { sameMoney, type Money } from './money';

/**
 * The payments that this charge may have made, whatever other charges may have made them as well: they were
 * not there before it, came in time, and fit its amount. Those that it is known by are always among them.
 */
export function newOrders(charge: Charge, payments: readonly Payment[]): readonly FoundOrder[] {
  const snapshot = snapshotOf(charge);
  if (snapshot?.taken !== true) return [];
  const before = new Set(snapshot.payments.map(({ orderId }) => orderId));
  const denied = deniedOrders(charge);
  const known = new Set(ordersOf(charge));
  const fresh = payments.filter(({ orderId }) => !before.has(orderId) && !denied.has(orderId));
  const own = fresh.filter(({ orderId }) => known.has(orderId));
  return fresh
    .filter(
      (payment) =>
        own.includes(payment) || (isInTime(charge, payment) && fits(charge, payment, own)),
    )
    .map(({ orderId, amount, createdAt }) => ({ orderId, amount, createdAt }));
}

/** True when a payment may be this charge's by its date and amount, whatever was there before. */
export function mayBeOf(charge: Charge, payment: Payment): boolean {
  return isInTime(charge, payment) && fits(charge, payment, []);
}

/** A row that cannot be read has no time: it may be of any. */
function isInTime(charge: Charge, { createdAt }: Payment): boolean {
  // Ten minutes mean nothing by a clock that may be off by more.
  const isShort = isAnswered(charge) && serverTimeOf(charge) !== null;
  return isWithin(charge, createdAt, isShort ? REPEAT_ARRIVES_WITHIN : EVIDENCE_WINDOW);
}

/**
 * True when a moment by the server's clock lies within `window` milliseconds after the charge was sent, or
 * is not known. A server that never told its time cannot be compared with this device's clock, which may be off
 * by any amount: then the snapshot alone says what was there before.
 */
export function isWithin(charge: Charge, moment: number | null, window: number): boolean {
  if (moment === null) return true;
  const { pressedAt } = charge.request;
  const serverAt = serverTimeOf(charge);
  const isListed = serverAt === null && snapshotOf(charge)?.taken === true;
  const earliest = isListed ? -Infinity : (serverAt ?? pressedAt) - HISTORY_LAG;
  return moment >= earliest && moment <= (serverAt ?? pressedAt) + window;
}

/** True when the server has given its last word on the request, and no answer was ever given up. */
function isAnswered({ events }: Charge): boolean {
  const isLost = events.some(({ type }) => type === 'lost' || type === 'key-answered');
  const isFinal = events.some(
    (event) =>
      event.type === 'refused' ||
      (event.type === 'answered' &&
        event.answer.status !== 'processing' &&
        event.answer.status !== 'authenticating'),
  );
  return isFinal && !isLost;
}

/**
 * The amount is the list's, or what this charge's own order cost, or the list's with a tax. Once the charge's own
 * order is among the payments, a larger amount is a second delivery's only as long as one may still arrive.
 */
function fits(charge: Charge, { amount, createdAt }: Payment, own: readonly Payment[]): boolean {
  if (amount === null) return true;
  const price = listedPrice(charge.request);
  if (sameMoney(amount, price)) return true;
  if (own.some((each) => each.amount !== null && sameMoney(amount, each.amount))) return true;
  const mayBeTaxed = own.length === 0 || isWithin(charge, createdAt, REPEAT_ARRIVES_WITHIN);
  return mayBeTaxed && isLarger(amount, price);
}

/** Orders of which the agent has said that they are not this charge's: only new evidence counts after that. */
function deniedOrders({ events }: Charge): ReadonlySet<string | null> {
  const word = events.findLastIndex((event) => event.type === 'marked' && !event.charged);
  const seen = events.slice(0, Math.max(0, word)).filter((event) => event.type === 'looked');
  return new Set(seen.flatMap(({ finding }) => finding.orders.map(({ orderId }) => orderId)));
}

/** What was known of the customer's payments before the charge was sent; undefined when it was not sent. */
export function snapshotOf({ events }: Charge): Snapshot | undefined {
  const [first] = events;
  return first?.type === 'sending' ? first.snapshot : undefined;
}

/** True when the charge's own snapshot shows that order: the agent could know of it before the press. */
export function knewBefore(charge: Charge, orderId: string | null): boolean {
  const snapshot = snapshotOf(charge);
  return snapshot?.taken === true && snapshot.payments.some((each) => each.orderId === orderId);
}

/** Larger by no more than a tax could make it. */
export function isLarger(amount: Money, price: Money): boolean {
  const isComparable = sameMoney(amount, { ...price, minor: amount.minor });
  return isComparable && amount.minor > price.minor && amount.minor * 2 <= price.minor * 3;
}
