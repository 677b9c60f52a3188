import type { ChargeState } from '../../../src/domain/charge';
import type { ChargeEvent } from '../../../src/domain/charge-event';
import type { Fault, Place } from './faults';

/** What a schedule has met: states with events, faults with places. */
export class Coverage {
  readonly hits: string[] = [];
  faults = 0;

  event(from: ChargeState | 'ready', event: ChargeEvent): void {
    this.hits.push(`${from} × ${kindOf(event)}`);
  }

  refusal(from: ChargeState, event: ChargeEvent): void {
    this.hits.push(`${from} × ${event.type}, refused`);
  }

  fault(fault: Fault, place: Place): void {
    this.faults += 1;
    this.hits.push(`${fault} @ ${place}`);
  }
}

/** The event's type, with what it says where that decides. */
export function kindOf(event: ChargeEvent): string {
  switch (event.type) {
    case 'answered':
      return `answered ${event.answer.status}`;
    case 'looked':
      return `looked ${event.finding.kind}`;
    case 'marked':
      return event.charged ? 'marked charged' : 'marked not-charged';
    case 'sending':
    case 'not-sent':
    case 'refused':
    case 'lost':
      return event.type;
    default:
      return event satisfies never;
  }
}
