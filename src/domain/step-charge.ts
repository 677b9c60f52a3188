import type { Charge } from './charge';
import { isOpen, stateFacts, type ChargeState } from './state-facts';
import type { ChargeAnswer, ChargeEvent } from './charge-event';
import { isDenial } from './is-denial';

/** A refusal names the state that the event does not fit. */
export type Step =
  | { readonly ok: true; readonly state: ChargeState }
  | {
      readonly ok: false;
      readonly from: ChargeState | 'ready';
      readonly event: ChargeEvent['type'];
    };

/**
 * The only place where a charge changes its state. A closed charge changes by evidence alone (rule 9); an
 * answer that arrives after the charge was given up, or marked, still counts: it is the server's word.
 */
export function stepCharge(from: ChargeState | 'ready', event: ChargeEvent): Step {
  const refusal: Step = { ok: false, from, event: event.type };
  const to = (state: ChargeState | undefined): Step =>
    state === undefined ? refusal : { ok: true, state };
  if (event.type === 'sending' || event.type === 'not-sent') {
    return from === 'ready' ? to(event.type) : refusal;
  }
  if (from === 'ready') return refusal;
  switch (event.type) {
    case 'withheld':
      return from === 'sending' ? to('not-sent') : refusal;
    case 'answered':
      return to(afterAnswer(from, stateOf(event.answer)));
    case 'refused':
      return to(afterAnswer(from, event.isCertain ? 'refused' : 'unconfirmed'));
    case 'already-charged':
      return to(afterAnswer(from, 'already-charged'));
    case 'lost':
      return from === 'sending' ? to('unknown') : refusal;
    case 'key-answered':
      return to(afterKeyAnswered(from, event.answer));
    case 'looked':
      return to(afterLook(from, event));
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

/** The state that an answer brings by itself. A denial that may answer a second delivery is no outcome yet. */
function stateOf({ isCertain, status }: ChargeAnswer): ChargeState {
  return isDenial(status) && !isCertain ? 'unconfirmed' : status;
}

/** What the server's answer makes of a charge; undefined where none can come any more. */
function afterAnswer(from: ChargeState, answered: ChargeState): ChargeState | undefined {
  switch (from) {
    case 'sending':
    case 'unknown':
    case 'marked-charged':
    case 'marked-not-charged':
      return answered;
    case 'succeeded':
    case 'charged-twice':
      // Given up, and then found on the server's books: the late answer is kept, the books stand.
      return from;
    case 'not-sent':
    case 'failed':
    case 'cancelled':
    case 'refused':
    case 'unconfirmed':
    case 'processing':
    case 'authenticating':
    case 'already-charged':
      return undefined;
    default:
      return from satisfies never;
  }
}

/** What it makes of a charge that a later one, under the same key, was answered for it. */
function afterKeyAnswered(from: ChargeState, answer: ChargeAnswer | null): ChargeState | undefined {
  switch (from) {
    case 'unknown':
    case 'marked-not-charged':
      if (answer === null) return 'unknown';
      if (!isDenial(answer.status)) return answer.status;
      // The server says what the agent had said before it.
      return from === 'unknown' ? answer.status : from;
    case 'succeeded':
    case 'charged-twice':
    case 'marked-charged':
    case 'processing':
    case 'authenticating':
      // The order came to light before the key was answered: the record knows of it already.
      return from;
    case 'sending':
    case 'not-sent':
    case 'failed':
    case 'cancelled':
    case 'refused':
    case 'unconfirmed':
    case 'already-charged':
      return undefined;
    default:
      return from satisfies never;
  }
}

/** What evidence makes of a charge. Finding nothing is never proof; it lets a denial of the server's stand. */
function afterLook(
  from: ChargeState,
  { confirms, finding }: Extract<ChargeEvent, { type: 'looked' }>,
): ChargeState | undefined {
  if (from === 'sending' || from === 'not-sent' || from === 'already-charged') return undefined;
  switch (finding.kind) {
    case 'nothing':
      return from === 'unconfirmed' ? (confirms ?? from) : from;
    case 'twice':
      return 'charged-twice';
    case 'ours':
      return from === 'charged-twice' || from === 'marked-charged' ? from : 'succeeded';
    case 'probable':
    case 'possible':
      // Told that nothing was charged, the agent has to know that something may have been.
      return stateFacts[from].isDenial || from === 'unconfirmed' ? 'unknown' : from;
    default:
      return finding.kind satisfies never;
  }
}

/** Derives a charge from its events in order; undefined when they do not tell one charge's story. */
export function foldCharge(events: readonly ChargeEvent[]): Charge | undefined {
  let charge: Charge | undefined;
  for (const event of events) {
    const step = stepCharge(charge?.state ?? 'ready', event);
    const request = 'request' in event ? event.request : charge?.request;
    if (!step.ok || request === undefined || isOfOtherLife(events, event)) return undefined;
    charge = { request, state: step.state, events };
  }
  return charge;
}

/** Only the life that wrote a charge down knows that it never called `fetch`. */
function isOfOtherLife([first]: readonly ChargeEvent[], event: ChargeEvent): boolean {
  return event.type === 'withheld' && !(first?.type === 'sending' && first.life === event.life);
}
