import type { ChargeState } from '../../../src/domain/charge';
import { stepCharge } from '../../../src/domain/step-charge';
import type { Made, Written } from '../world/logbook';
import type { Evidence, Story } from './evidence';
import { ordersTaken } from './truth-rules';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** As charge.md gives them: when an open or marked charge is looked at, and when a settled one is. */
const OPEN_LOOKS = [30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 30 * MINUTE];
const SETTLED_LOOKS = [90 * SECOND, 5 * MINUTE, 10 * MINUTE, 30 * MINUTE];
const SETTLED_LOOK = 90 * SECOND;
/** A look takes a while: its answers, the lock, the disk. */
const LOOK_TAKES = MINUTE;
/** What was due and could not be written is tried again after an hour. */
const TRIED_AGAIN = HOUR + 2 * MINUTE;
const WINDOW_BEFORE = 2 * MINUTE;
const WINDOW_AFTER = 12 * HOUR;
const WATCHED = 7 * DAY;

const SETTLED: ReadonlySet<ChargeState> = new Set(['succeeded', 'failed', 'cancelled', 'refused']);
const MARKED: ReadonlySet<ChargeState> = new Set(['marked-charged', 'marked-not-charged']);

export type Source = 'payments' | 'assets';

/**
 * Decides whether a charge's record has to know what the server shows of it since `visibleAt`.
 *
 * What can be demanded. A record must know when a look that began after `visibleAt` has read that source
 * since the record came into its last state: it saw it. It must also know when such a look was due:
 * - An open or a marked charge is looked at again and again (a marked one for seven days): the next look
 *   that is due after `visibleAt`, once nothing goes wrong any more, must have seen it.
 * - A charge that the server settled is looked at until one look at least 90 s after the outcome has
 *   read the sources, and then no more. So it must know what was visible by then; what comes to light
 *   later nobody will look for, and it is not demanded.
 * Where a clock was set, what is due moves by as much, and that one look may come too early by true time.
 */
export function mustKnow(
  { world }: Evidence,
  story: Story,
  source: Source,
  visibleAt: number,
): boolean {
  const { final, review, written } = story;
  const last = lastChange(written);
  if (final === null || last === undefined) return false;
  const looks = written.filter(({ event }) => event.type === 'looked' && event[source] === 'read');
  if (looks.some((look) => look.order >= last.order && look.at - LOOK_TAKES >= visibleAt))
    return true;

  const { calmAt, endAt, faults, acts } = world.schedule;
  const { jumps } = review.machine.clock;
  const isSettled = SETTLED.has(final.state);
  const outcomeAt = written[1]?.at ?? Infinity;
  if (isSettled && (jumps.length > 0 || visibleAt > outcomeAt + SETTLED_LOOK)) return false;
  // A key that may not look is not asked again of what is settled.
  const isRefused = ({ event }: Written) =>
    event.type === 'looked' && event[source] === 'key-refused';
  if (isSettled && written.some(isRefused)) return false;
  const since = isSettled ? outcomeAt : last.at;
  const from = Math.max(calmAt, visibleAt, since);
  if (MARKED.has(final.state) && from > since + WATCHED - DAY) return false;
  const hadDiskTrouble = [...faults, ...acts].some(
    (each) => 'fault' in each && /disk|write/.test(each.fault),
  );
  const margin = LOOK_TAKES + (hadDiskTrouble ? TRIED_AGAIN : 0);
  if (jumps.length > 0) {
    const moved = jumps.reduce((sum, { by }) => sum + Math.abs(by), 0);
    return from + DAY + moved + margin <= endAt;
  }
  const due = since + offsetAfter(from - since, isSettled ? SETTLED_LOOKS : OPEN_LOOKS);
  return due + margin <= endAt;
}

/**
 * The orders of a charge that its record can find in the payment history at all, and from when on. Not
 * those of which the agent has said, seeing them, that they are not this charge's; nor those that may as
 * well be a later charge's, which was sent without knowing them: they are looked for there.
 */
export function findable({ world, stories }: Evidence, story: Story): readonly Made[] {
  const sending = story.written[0]?.event;
  if (sending?.type !== 'sending' || !sending.snapshot.taken) return [];
  if (!world.schedule.server.showsHistory) return [];
  const { snapshot, request } = sending;
  const sentAt = snapshot.serverAt ?? request.pressedAt;
  const takenElsewhere = new Set(
    stories.flatMap((other) =>
      other !== story && other.review === story.review ? ordersTaken(other) : [],
    ),
  );
  const denied = deniedOrders(story);
  const own = new Set(ordersTaken(story));
  // A server that tells no time leaves which charge was later to a clock that may have been set.
  const isOrderKnown =
    world.schedule.server.tellsTime || story.review.machine.clock.jumps.length === 0;
  const later = laterSnapshots(stories, story, isOrderKnown);
  return story.made
    .filter(
      ({ at, orderId }) =>
        at >= sentAt - WINDOW_BEFORE &&
        at <= sentAt + WINDOW_AFTER &&
        !takenElsewhere.has(orderId) &&
        !denied.has(orderId) &&
        (own.has(orderId) || later.every((known) => known.has(orderId))),
    )
    .sort((a, b) => a.inHistoryAt - b.inHistoryAt);
}

function deniedOrders({ written }: Story): ReadonlySet<string | null> {
  const word = written.findLastIndex(({ event }) => event.type === 'marked' && !event.charged);
  return new Set(
    written.slice(0, Math.max(0, word)).flatMap(({ event }) => {
      return event.type === 'looked' ? event.finding.orders.map(({ orderId }) => orderId) : [];
    }),
  );
}

/** What each later charge of the same customer and device knew when it was sent. */
function laterSnapshots(
  stories: readonly Story[],
  story: Story,
  isOrderKnown: boolean,
): readonly ReadonlySet<string>[] {
  const first = story.written[0];
  return stories.flatMap(({ review, written: [sending] }) => {
    if (review !== story.review || first === undefined || sending === undefined) return [];
    if (sending === first || (isOrderKnown && sending.order < first.order)) return [];
    if (sending.event.type !== 'sending' || first.event.type !== 'sending') return [];
    const { request, snapshot } = sending.event;
    if (request.externalId !== first.event.request.externalId || !snapshot.taken) return [];
    return [new Set(snapshot.payments.map(({ orderId }) => orderId))];
  });
}

/** The event that brought the record into its last state. */
function lastChange(written: readonly Written[]): Written | undefined {
  let state: ChargeState | 'ready' = 'ready';
  let last: Written | undefined;
  for (const entry of written) {
    const step = stepCharge(state, entry.event);
    if (!step.ok || step.state === state) continue;
    state = step.state;
    last = entry;
  }
  return last;
}

function offsetAfter(age: number, soon: readonly number[]): number {
  const next = soon.find((offset) => offset > age);
  if (next !== undefined) return next;
  const step = age < DAY ? HOUR : DAY;
  return (Math.floor(age / step) + 1) * step;
}
