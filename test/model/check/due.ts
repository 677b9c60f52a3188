import { isOpen, type ChargeState } from '../../../src/domain/state-facts';
import { stepCharge } from '../../../src/domain/step-charge';
import type { Written } from '../world/logbook';
import type { Evidence, Story } from './evidence';
import type { Source } from './visible';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** As charge.md gives them: when an open or a marked charge is looked up; then hourly for a day, then daily. */
const OPEN_LOOKS = [30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 30 * MINUTE];
/** As the issue gives them, after the server's answer. */
const AFTER_ANSWER = [90 * SECOND, 5 * MINUTE, 30 * MINUTE, 3 * HOUR, DAY];
/** A look takes a while: its answers, the lock, the disk. */
const LOOK_TAKES = MINUTE;
/** What was due and could not be written is tried again after an hour. */
const TRIED_AGAIN = HOUR + 2 * MINUTE;
/** A verdict by an agent's word is watched for so long. */
const WATCHED = 7 * DAY;

const MARKED: ReadonlySet<ChargeState> = new Set(['marked-charged', 'marked-not-charged']);

/**
 * True when the device has to know by the end what that source has shown since `visibleAt`, as far as this one
 * record's looks go: one of them has read it, or was due when nothing went wrong any more.
 */
export function hadToSee(
  evidence: Evidence,
  story: Story,
  source: Source,
  visibleAt: number,
): boolean {
  return hasSeen(evidence, story, source, visibleAt) || wasDue(evidence, story, visibleAt);
}

/** True when a look of this record has read the source since then. */
export function hasSeen(
  { world }: Evidence,
  { review, sending, written }: Story,
  source: Source,
  visibleAt: number,
): boolean {
  const field = source === 'history' ? 'payments' : 'assets';
  const looks = written.filter(({ event }) => event.type === 'looked' && event[field] === 'read');
  // One customer's looks come one after another: the last that was read before it was written was read for it.
  return looks.some(({ at: writtenAt }) => {
    const read = world.stage.log.reads.findLast(
      ({ at, call, customer, machine }) =>
        call === source &&
        machine === review.machine.index &&
        customer === sending?.request.externalId &&
        at <= writtenAt,
    );
    return read !== undefined && read.at >= visibleAt;
  });
}

/**
 * True when a look that could see it was due, and nothing stood in its way any more. What cannot be demanded:
 * - After an answer the last look comes a day later: what the books show after that nobody will look for.
 * - What an agent said is watched for seven days.
 * - Where clocks were set and the server tells no time, nobody knows how old anything is.
 */
function wasDue({ world }: Evidence, story: Story, visibleAt: number): boolean {
  const { calmAt, endAt, faults, acts, server } = world.schedule;
  const [begun, outcome] = story.written;
  const last = lastChange(story.written);
  if (begun === undefined || outcome === undefined || last === undefined) return false;
  const jumps = story.review.machine.clock.jumps.filter(({ at }) => at > begun.at);
  if (jumps.length > 0 && !server.tellsTime) return false;
  const hadDiskTrouble = [...faults, ...acts].some(
    (each) => 'fault' in each && /disk|write/.test(each.fault),
  );
  // An alarm goes by the device's clock: one that is set back delays what no life is there to do itself.
  const isDelayed = jumps.length > 0;
  const moved = jumps.reduce((sum, { by }) => sum + Math.abs(by), 0);
  const margin = LOOK_TAKES + (hadDiskTrouble ? TRIED_AGAIN : 0) + (isDelayed ? moved + HOUR : 0);
  const due = nextDue(last, outcome.at, Math.max(visibleAt, last.at), calmAt);
  return due !== null && due + margin <= endAt;
}

/** When the next look is due at which everything goes well, once there is something to see. */
function nextDue(last: Change, outcomeAt: number, from: number, calmAt: number): number | null {
  // It is an agent's turn: nobody looks for more.
  if (last.state === 'charged-twice') return null;
  if (isOpen(last.state) || MARKED.has(last.state)) {
    const due = nextOf(OPEN_LOOKS, last.at, Math.max(from, calmAt));
    return MARKED.has(last.state) && due - last.at > WATCHED - DAY ? null : due;
  }
  const milestone = AFTER_ANSWER.map((offset) => outcomeAt + offset).find((at) => at >= from);
  if (milestone === undefined) return null;
  // One that went wrong before that is tried again: within an hour or, after a day, within another one.
  return milestone >= calmAt ? milestone : calmAt + (calmAt - outcomeAt > DAY ? DAY : HOUR);
}

function nextOf(soon: readonly number[], since: number, from: number): number {
  const age = from - since;
  const next = soon.find((offset) => offset > age);
  if (next !== undefined) return since + next;
  const step = age < DAY ? HOUR : DAY;
  return since + (Math.floor(age / step) + 1) * step;
}

interface Change {
  readonly state: ChargeState;
  readonly at: number;
}

/** What brought the record into its last state. */
function lastChange(written: readonly Written[]): Change | undefined {
  let state: ChargeState | 'ready' = 'ready';
  let last: Change | undefined;
  for (const { at, event } of written) {
    const step = stepCharge(state, event);
    if (!step.ok || step.state === state) continue;
    state = step.state;
    last = { state, at };
  }
  return last;
}
