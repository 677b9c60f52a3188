import { isOpen, type Charge } from './charge';
import type { ChargeEvent } from './charge-event';
import type { LookResult } from './finding';
import { ANSWER_TIMEOUT, SECOND_CHARGE_LOOK, WATCHED_FOR } from './limits';
import { stepCharge } from './step-charge';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** No look is ever planned further ahead. */
const FURTHEST = 25 * HOUR;

/** A charge whose outcome we lost may be found within seconds, or when the bank gets round to it. */
const SOON = [30_000, MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 30 * MINUTE];

type Looked = Extract<ChargeEvent, { type: 'looked' }>;

/**
 * When a charge is to be looked at next, in milliseconds since 1970; null when nothing is left to find
 * out. It follows from the charge's own events, so that any life of the background comes to the same.
 */
export function nextLook(charge: Charge): number | null {
  const { events, state } = charge;
  const since = sinceWhen(events);
  const looks = events.filter((event): event is Looked => event.type === 'looked');
  const age = ageOfLook(looks, since, 0);
  switch (state) {
    case 'not-sent':
    case 'charged-twice':
      return null;
    case 'sending':
      // Only a life that died leaves it there; the next one is woken to say so.
      return since + ANSWER_TIMEOUT + SECOND_CHARGE_LOOK;
    case 'processing':
    case 'authenticating':
    case 'unknown':
      return since + offsetAfter(age, SOON);
    case 'marked-charged':
    case 'marked-not-charged': {
      const next = offsetAfter(age, SOON);
      return next > WATCHED_FOR || wasSeenTwice(looks) ? null : since + next;
    }
    case 'succeeded':
    case 'failed':
    case 'cancelled':
    case 'refused': {
      const sentAt = outcomeAt(events) ?? since;
      if (looks.some((look) => look.at >= sentAt + SECOND_CHARGE_LOOK && isLastWord(look))) {
        return null;
      }
      // Until the books were read once nobody knows, however long the browser was closed or locked.
      const tried = ageOfLook(looks, sentAt, SECOND_CHARGE_LOOK);
      return sentAt + offsetAfter(tried, [SECOND_CHARGE_LOOK, ...SOON.slice(3)]);
    }
    default:
      return state satisfies never;
  }
}

/** True when both sources were read, or can never be: asking again would bring nothing else. */
function isLastWord({ assets, payments }: Looked): boolean {
  return LAST_WORDS.has(assets) && LAST_WORDS.has(payments);
}

const LAST_WORDS: ReadonlySet<LookResult> = new Set(['read', 'no-snapshot', 'key-refused']);

function wasSeenTwice(looks: readonly Looked[]): boolean {
  return looks.some(({ finding }) => finding.kind === 'twice');
}

/** The first time of the schedule after that age: soon, then hourly for a day, then daily. */
function offsetAfter(age: number, soon: readonly number[]): number {
  const next = soon.find((offset) => offset > age);
  if (next !== undefined) return next;
  const step = age < DAY ? HOUR : DAY;
  return (Math.floor(age / step) + 1) * step;
}

/** When the charge came into its state. */
function sinceWhen(events: readonly ChargeEvent[]): number {
  let state: Charge['state'] | 'ready' = 'ready';
  let since = 0;
  for (const event of events) {
    const step = stepCharge(state, event);
    if (step.ok && step.state !== state) {
      state = step.state;
      since = event.at;
    }
  }
  return since;
}

/** How long after `since` the last look was that was no sooner than `least` after it; 0 when none was. */
function ageOfLook(looks: readonly Looked[], since: number, least: number): number {
  return (looks.findLast(({ at }) => at >= since + least)?.at ?? since) - since;
}

/** When we were told, or gave up being told, what came of the request; undefined while we wait. */
function outcomeAt(events: readonly ChargeEvent[]): number | undefined {
  return events[1]?.at;
}

/** True while nobody may say yet that an open charge was not made: it may still arrive at the server. */
export function isTooEarlyToDeny(charge: Charge, now: number, wait: number): boolean {
  const lostAt = outcomeAt(charge.events);
  // A clock that was set back lengthens no wait.
  return isOpen(charge.state) && (lostAt === undefined || Math.abs(now - lostAt) < wait);
}

/** True when a planned look is due: its time has come, or the clock was set back since it was planned. */
export function isDue(lookAt: number, now: number): boolean {
  return lookAt <= now || lookAt > now + FURTHEST;
}
