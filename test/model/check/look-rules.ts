import type { Rule } from './rule';

const MINUTE = 60_000;
/** The first look comes 90 s after the outcome, and no clock that is set delays it by more than five minutes. */
const FIRST_LOOK = 1.5 * MINUTE + 5 * MINUTE;

/**
 * A charge is looked up soon after its outcome, whatever its device's clock says. Not where something ended the
 * background in between: what wakes it up again goes by that clock.
 */
export const firstLookInTime: Rule = {
  name: 'first-look-in-time',
  judge({ stories, world }, report, count) {
    const { acts, calmAt, endAt, faults } = world.schedule;
    // What could not be written is tried again after an hour.
    const hadDiskTrouble = [...faults, ...acts].some(
      (each) => 'fault' in each && /disk|write/.test(each.fault),
    );
    for (const { chargeId, isTorn, review, written } of stories) {
      const [, outcome] = written;
      if (outcome === undefined || isTorn || outcome.event.type === 'withheld') continue;
      const { clock, index } = review.machine;
      const from = Math.max(outcome.at, calmAt);
      if (from + FIRST_LOOK > endAt) continue;
      const isSet = clock.jumps.some(({ at }) => at >= outcome.at);
      const isCutShort = world.stage.log.cutShort.some(
        ({ at, machine }) => machine === index && at >= outcome.at && at <= from + FIRST_LOOK,
      );
      if (isSet && isCutShort) continue;
      if (hadDiskTrouble) continue;
      count('first looks judged');
      if (written.some(({ at, event }) => event.type === 'looked' && at <= from + FIRST_LOOK))
        continue;
      if (hasNothingToFind(written.at(-1)?.event.type)) continue;
      report(`${chargeId} was not looked up in time`);
    }
  },
};

function hasNothingToFind(last: string | undefined): boolean {
  return last === 'already-charged';
}
