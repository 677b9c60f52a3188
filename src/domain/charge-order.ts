import type { Charge } from './charge';
import { stateFacts } from './state-facts';
import type { ChargeEvent } from './charge-event';

/** The order that this charge is known by: the latest that the server or the agent named. */
export function orderOf({ events }: Charge): string | null {
  for (const event of events.toReversed()) {
    const orderId = orderIn(event);
    if (orderId !== null) return orderId;
  }
  return null;
}

function orderIn(event: ChargeEvent): string | null {
  switch (event.type) {
    case 'answered':
      return event.answer.orderId;
    case 'key-answered':
      return event.answer?.orderId ?? null;
    case 'marked':
      return event.orderId;
    case 'looked':
      return event.finding.kind === 'ours' ? (event.finding.orders[0]?.orderId ?? null) : null;
    // The order of a charge that was charged already is the first charge's, whose record names it.
    case 'already-charged':
    case 'sending':
    case 'not-sent':
    case 'withheld':
    case 'refused':
    case 'lost':
      return null;
    default:
      return event satisfies never;
  }
}

/** Every order that belongs to this charge, so that no other charge takes it for its own. */
export function ordersOf({ events }: Charge): readonly string[] {
  return events.map(orderIn).filter((orderId) => orderId !== null);
}

/** Every order that belongs to one of these charges. */
export function ordersOfAll(charges: readonly Charge[]): ReadonlySet<string | null> {
  return new Set(charges.flatMap(ordersOf));
}

/** True when the purchase of this charge is known by an order: one that is denied, or not final yet, is none. */
export function isKnownByOrder({ events }: Charge): boolean {
  return events.some((event) => {
    const answer = event.type === 'answered' || event.type === 'key-answered' ? event.answer : null;
    const isPurchase = answer === null || stateFacts[answer.status].money === 'moved';
    return isPurchase && orderIn(event) !== null;
  });
}

/** The idempotency key that this charge was sent with; undefined when it was not sent. */
export function keyOf({ events: [first], request }: Charge): string | undefined {
  return first?.type === 'sending' ? (first.lentKey?.key ?? request.chargeId) : undefined;
}

/**
 * True when a charge was sent after another: one that was lent a key came after its lender; else by the server's
 * clock, which is one for both; by this device's, which may have been set between them, only where neither tells.
 */
export function isSentAfter(charge: Charge, other: Charge): boolean {
  if (lenderOf(charge) === other.request.chargeId) return true;
  if (lenderOf(other) === charge.request.chargeId) return false;
  const [at, otherAt] = [serverTimeOf(charge), serverTimeOf(other)];
  if (at !== null && otherAt !== null && at !== otherAt) return at > otherAt;
  return charge.request.pressedAt > other.request.pressedAt;
}

function lenderOf({ events: [first] }: Charge): string | undefined {
  return first?.type === 'sending' ? first.lentKey?.by : undefined;
}

/** The server's clock before the charge left, in milliseconds; null where it did not say. */
export function serverTimeOf({ events: [first] }: Charge): number | null {
  if (first?.type !== 'sending') return null;
  return first.serverAt ?? (first.snapshot.taken ? first.snapshot.serverAt : null);
}
