import { listedPrice, type Charge } from './charge';
import type { Snapshot } from './charge-event';
import { isSentAfter, ordersOf } from './charge-order';
import type { Shown } from './customer-books';
import type { FoundOrder } from './finding';
import { EVIDENCE_WINDOW, HISTORY_LAG } from './limits';
import { sameMoney, type Money } from './money';

/** Orders that were not there before the charge, and that nothing else explains. */
export function newOrders(charge: Charge, { payments, others }: Shown): readonly FoundOrder[] {
  const snapshot = snapshotOf(charge);
  if (payments === null || snapshot?.taken !== true) return [];
  const before = new Set(snapshot.payments.map(({ orderId }) => orderId));
  const claimed = new Set(others.flatMap(ordersOf));
  const denied = deniedOrders(charge);
  const own = new Set(ordersOf(charge));
  const later = others.filter((other) => isSentAfter(other, charge));
  // By the server's clock where it is known: this device's may be off by any amount.
  const sentAt = snapshot.serverAt ?? charge.request.pressedAt;
  return payments
    .filter(
      ({ orderId, createdAt }) =>
        !before.has(orderId) &&
        !claimed.has(orderId) &&
        !denied.has(orderId) &&
        createdAt >= sentAt - HISTORY_LAG &&
        createdAt <= sentAt + EVIDENCE_WINDOW,
    )
    .map(({ orderId, amount, createdAt }) => ({ orderId, amount, createdAt }))
    .filter(
      (order) => own.has(order.orderId) || !later.some((other) => mayBeOf(other, order, charge)),
    );
}

/** Orders of which the agent has said that they are not this charge's: only new evidence counts after that. */
function deniedOrders({ events }: Charge): ReadonlySet<string | null> {
  const word = events.findLastIndex((event) => event.type === 'marked' && !event.charged);
  const seen = events.slice(0, Math.max(0, word)).filter((event) => event.type === 'looked');
  return new Set(seen.flatMap(({ finding }) => finding.orders.map(({ orderId }) => orderId)));
}

/**
 * True when an order may be a later charge's of ours, which did not know it before it was sent: it is
 * looked for there, and a second one that fits shows there.
 */
function mayBeOf(later: Charge, order: FoundOrder, charge: Charge): boolean {
  const snapshot = snapshotOf(later);
  if (snapshot?.taken !== true) return false;
  if (snapshot.payments.some(({ orderId }) => orderId === order.orderId)) return false;
  const price = listedPrice(later.request);
  if (sameMoney(order.amount, price)) return true;
  return isLarger(order.amount, price) && !sameMoney(order.amount, listedPrice(charge.request));
}

/** What was known of the customer's payments before the charge was sent; undefined when it was not sent. */
export function snapshotOf({ events }: Charge): Snapshot | undefined {
  const [first] = events;
  return first?.type === 'sending' ? first.snapshot : undefined;
}

/** Larger by no more than a tax could make it. */
export function isLarger(amount: Money, price: Money): boolean {
  const isComparable = sameMoney(amount, { ...price, minor: amount.minor });
  return isComparable && amount.minor > price.minor && amount.minor * 2 <= price.minor * 3;
}
