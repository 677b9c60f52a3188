import type { Charge } from './charge';
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
    case 'marked':
      return event.orderId;
    case 'looked':
      return event.finding.kind === 'ours' ? (event.finding.orders[0]?.orderId ?? null) : null;
    case 'sending':
    case 'not-sent':
    case 'refused':
    case 'lost':
      return null;
    default:
      return event satisfies never;
  }
}

/** Every order that belongs to this charge, so that no other charge takes it for its own. */
export function ordersOf({ events }: Charge): readonly string[] {
  return events.flatMap((event) => orderIn(event) ?? []);
}

/**
 * True when a charge was sent after another: by the server's clock, which is one for both; by this
 * device's, which may have been set between them, only where the server did not tell.
 */
export function isSentAfter(charge: Charge, other: Charge): boolean {
  const [at, otherAt] = [serverTimeOf(charge), serverTimeOf(other)];
  if (at !== null && otherAt !== null && at !== otherAt) return at > otherAt;
  return charge.request.pressedAt > other.request.pressedAt;
}

function serverTimeOf({ events: [first] }: Charge): number | null {
  return first?.type === 'sending' && first.snapshot.taken ? first.snapshot.serverAt : null;
}
