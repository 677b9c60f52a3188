import type { Charge } from './charge';
import { stateFacts } from './state-facts';
import type { ChargeEvent } from './charge-event';
import { elapsedSince } from './elapsed';
import type { LookResult } from './finding';
import {
  ANSWER_TIMEOUT,
  CLOCK_STEP,
  LOOKS_END_AFTER,
  SECOND_CHARGE_LOOK,
  WATCHED_FOR,
} from './limits';
import { AFTER_ANSWER, FURTHEST, offsetAfter, RETRIES, SOON, TO_CONFIRM } from './look-times';
import { stepCharge } from './step-charge';

type Looked = Extract<ChargeEvent, { type: 'looked' }>;

/**
 * When a charge is to be looked at next, in milliseconds since 1970; null when nothing is left to find
 * out. It follows from the charge's own events, so that any life of the background comes to the same.
 */
export function nextLook(charge: Charge): number | null {
  const { events, state } = charge;
  const last = events.at(-1);
  if (last === undefined) return null;
  const at = (since: number, offset: number | null) =>
    // Counted from the last event: a clock that was set before it delays nothing after it.
    offset === null
      ? null
      : last.at + Math.max(0, offset - ageOf(events, since, events.length - 1));
  const since = lastChange(events);
  switch (stateFacts[state].lookUps) {
    case 'never':
      return null;
    case 'waiting':
      // Only a life that died leaves it there; the next one is woken to say so.
      return at(since, ANSWER_TIMEOUT + SECOND_CHARGE_LOOK);
    case 'resolve':
      return at(since, untilEnd(events, since, isUrgent(events) ? [0, ...SOON] : SOON));
    case 'confirm':
      return at(since, untilEnd(events, since, TO_CONFIRM));
    case 'word': {
      const next = offsetAfter(ageOfLook(events, since), SOON);
      return next > WATCHED_FOR ? null : at(since, next);
    }
    case 'answer': {
      const answeredAt = Math.min(1, events.length - 1);
      return at(answeredAt, afterAnswer(events, answeredAt));
    }
  }
}

/** Looks at an open charge go on until they can bring nothing any more, and the agent has had a month. */
function untilEnd(
  events: readonly ChargeEvent[],
  since: number,
  soon: readonly number[],
): number | null {
  const next = offsetAfter(ageOfLook(events, since), soon);
  return next > LOOKS_END_AFTER && !isHidden(events.findLast(isLook)) ? null : next;
}

/** The looks after an answer; one that could not read does not count as one. */
function afterAnswer(events: readonly ChargeEvent[], since: number): number | null {
  const seen = ageOfLook(events, since, canTell);
  const milestone = AFTER_ANSWER.find((offset) => offset > seen);
  if (milestone === undefined) return null;
  const tried = ageOfLook(events, since);
  if (tried < milestone) return milestone;
  const next = offsetAfter(tried, RETRIES);
  // A source that answers, and never tells anything, is not asked for ever.
  return next > WATCHED_FOR && !isHidden(events.findLast(isLook)) ? null : next;
}

/** True when a look could see whether money moved: by the payments or, where these prove nothing, by the assets. */
export function canTell({ assets, payments }: Looked): boolean {
  return payments === 'read' || (payments === 'no-snapshot' && assets === 'read');
}

const HIDDEN: ReadonlySet<LookResult> = new Set(['locked', 'unreachable']);

/** True when a look failed for reasons of this device, which end: it is locked, or offline. */
function isHidden(look: Looked | undefined): boolean {
  return look !== undefined && (HIDDEN.has(look.payments) || HIDDEN.has(look.assets));
}

/** True when the server has just as good as said that the charge went through. */
function isUrgent(events: readonly ChargeEvent[]): boolean {
  return events.some(
    (event) =>
      event.type === 'key-answered' ||
      (event.type === 'lost' && (event.why === 'repeated' || event.why === 'already-owned')),
  );
}

function isLook(event: ChargeEvent): event is Looked {
  return event.type === 'looked';
}

/** The index of the event that brought the charge into its state. */
function lastChange(events: readonly ChargeEvent[]): number {
  let state: Charge['state'] | 'ready' = 'ready';
  let since = 0;
  for (const [index, event] of events.entries()) {
    const step = stepCharge(state, event);
    if (step.ok && step.state !== state) {
      state = step.state;
      since = index;
    }
  }
  return since;
}

/** How old the last such look is, counted from an event to the look; less than none when there was none since. */
function ageOfLook(
  events: readonly ChargeEvent[],
  since: number,
  counts: (look: Looked) => boolean = () => true,
): number {
  const last = events.findLastIndex(
    (event, index) => index > since && isLook(event) && counts(event),
  );
  // What the server tells in whole seconds must not leave a look a moment short of its time.
  return last === -1 ? -1 : ageOf(events, since, last) + CLOCK_STEP;
}

/** The time from one event to a later one. */
function ageOf(events: readonly ChargeEvent[], from: number, to: number): number {
  const event = events[to];
  if (event === undefined || to <= from) return 0;
  const serverAt = isLook(event) ? event.serverAt : null;
  return elapsedSince(events.slice(0, to), from, { at: event.at, serverAt });
}

/** True when a planned look is due: its time has come, or the clock was set back since it was planned. */
export function isDue({ at, plannedAt }: PlannedAt, now: number): boolean {
  return at <= now || now < plannedAt || at > now + FURTHEST;
}

interface PlannedAt {
  readonly at: number;
  readonly plannedAt: number;
}
