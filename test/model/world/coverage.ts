import type { ChargeState } from '../../../src/domain/state-facts';
import type { ChargeEvent } from '../../../src/domain/charge-event';
import { isDenial } from '../../../src/domain/is-denial';
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
    case 'answered': {
      const isDoubtful = isDenial(event.answer.status) && !event.answer.isCertain;
      return `answered ${event.answer.status}${isDoubtful ? ', uncertain' : ''}`;
    }
    case 'refused':
      return event.isCertain ? 'refused' : 'refused, uncertain';
    case 'key-answered':
      return `key-answered ${event.answer?.status ?? 'reused'}`;
    case 'looked':
      return `looked ${event.finding.kind}${event.confirms === null ? '' : `, confirming ${event.confirms}`}`;
    case 'marked':
      return event.charged ? 'marked charged' : 'marked not-charged';
    case 'sending':
    case 'not-sent':
    case 'withheld':
    case 'already-charged':
    case 'lost':
      return event.type;
    default:
      return event satisfies never;
  }
}
