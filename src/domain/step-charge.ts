import { isOpen, type Charge, type ChargeState } from './charge';
import type { ChargeEvent } from './charge-event';
import type { Finding } from './finding';

/** A refusal names the state that the event does not fit. */
export type Step =
  | { readonly ok: true; readonly state: ChargeState }
  | {
      readonly ok: false;
      readonly from: ChargeState | 'ready';
      readonly event: ChargeEvent['type'];
    };

/**
 * The only place where a charge changes its state. A closed charge changes by evidence alone (rule 9);
 * an answer that arrives after the charge was given up as unknown still counts: it is the server's word.
 */
export function stepCharge(from: ChargeState | 'ready', event: ChargeEvent): Step {
  const refusal: Step = { ok: false, from, event: event.type };
  const to = (state: ChargeState): Step => ({ ok: true, state });
  switch (event.type) {
    case 'sending':
      return from === 'ready' ? to('sending') : refusal;
    case 'not-sent':
      return from === 'ready' ? to('not-sent') : refusal;
    case 'answered':
      return from === 'sending' || from === 'unknown' ? to(event.answer.status) : refusal;
    case 'refused':
      return from === 'sending' || from === 'unknown' ? to('refused') : refusal;
    case 'lost':
      return from === 'sending' ? to('unknown') : refusal;
    case 'looked':
      if (from === 'ready' || from === 'sending' || from === 'not-sent') return refusal;
      return to(afterLook(from, event.finding));
    case 'marked':
      // A charge that is still being waited for is nobody's to decide.
      if (from === 'sending' || !isOpen(from)) return refusal;
      // Both charges are on the server's books: only that they were seen to is left to say.
      if (from === 'charged-twice' && !event.charged) return refusal;
      return to(event.charged ? 'marked-charged' : 'marked-not-charged');
    default:
      return event satisfies never;
  }
}

/** What evidence makes of a charge. Finding nothing is never proof of anything. */
function afterLook(from: ChargeState, { kind }: Finding): ChargeState {
  switch (kind) {
    case 'nothing':
      return from;
    case 'twice':
      return 'charged-twice';
    case 'ours':
      return from === 'charged-twice' || from === 'marked-charged' ? from : 'succeeded';
    case 'probable':
    case 'possible':
      // Told that nothing was charged, the agent has to know that something may have been.
      return SAID_NOT_CHARGED.has(from) ? 'unknown' : from;
    default:
      return kind satisfies never;
  }
}

const SAID_NOT_CHARGED: ReadonlySet<ChargeState> = new Set([
  'failed',
  'cancelled',
  'refused',
  'marked-not-charged',
]);

/** Derives a charge from its events in order; undefined when they do not tell one charge's story. */
export function foldCharge(events: readonly ChargeEvent[]): Charge | undefined {
  let charge: Charge | undefined;
  for (const event of events) {
    const step = stepCharge(charge?.state ?? 'ready', event);
    const request = 'request' in event ? event.request : charge?.request;
    if (!step.ok || request === undefined) return undefined;
    charge = { request, state: step.state, events };
  }
  return charge;
}
