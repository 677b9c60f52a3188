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
