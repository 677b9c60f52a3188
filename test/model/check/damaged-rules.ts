import type { Made } from '../world/logbook';
import type { Evidence, Story } from './evidence';
import type { Rule } from './rule';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WATCHED = 7 * DAY;
/** A look takes a while; what could not be written is tried again after an hour. */
const MARGIN = 2 * MINUTE;
const TRIED_AGAIN = HOUR + MINUTE;

/**
 * A damaged record that an agent has closed as not charged is watched for seven days by our reference: an order
 * that carries it opens the record again. By nothing else is it demanded: what it was for may be unreadable.
 */
export const damagedIsWatched: Rule = {
  name: 'damaged-is-watched',
  judge(evidence, report, count) {
    for (const story of evidence.stories) {
      if (!story.isTorn || story.final !== null) continue;
      const tornAt = evidence.world.stage.log.torn.get(story.chargeId) ?? 0;
      const word = story.written.findLast(({ event }) => event.type === 'marked');
      // A word that was torn as it was written denies nothing: the record stays open, and says so.
      if (word?.event.type !== 'marked' || word.event.charged || word.at <= tornAt) continue;
      const order = story.made.find(({ asset }) => asset?.showsRef === true);
      if (order === undefined) continue;
      count('damaged records that were denied and charged');
      const isTold = story.written.some(
        ({ at, event }) =>
          at >= tornAt && event.type === 'looked' && event.finding.kind !== 'nothing',
      );
      if (isTold) continue;
      if (dueBy(evidence, story, order, word.at, tornAt) <= evidence.world.schedule.endAt) {
        report(`${story.chargeId} is damaged and denied, and was charged by ${order.orderId}`);
      }
    }
  },
};

/** By when a look had to see it, once nothing goes wrong any more; infinite where none had to. */
function dueBy(
  { world }: Evidence,
  { review, written }: Story,
  { asset }: Made,
  deniedAt: number,
  tornAt: number,
): number {
  const { acts, calmAt, faults } = world.schedule;
  const from = Math.max(asset?.at ?? Infinity, deniedAt, calmAt);
  if (from - deniedAt > WATCHED - 2 * DAY || review.machine.clock.jumps.length > 0) return Infinity;
  // Of a record whose beginning is unreadable not even its schedule is known.
  const isLost = written.filter(({ at }) => at <= tornAt).length < 2;
  const step = isLost || from - deniedAt > DAY - HOUR ? DAY : HOUR;
  const hadDiskTrouble = [...faults, ...acts].some(
    (each) => 'fault' in each && /disk|write/.test(each.fault),
  );
  return from + step + MARGIN + (hadDiskTrouble ? TRIED_AGAIN : 0);
}
