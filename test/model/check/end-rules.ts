import { isOpen } from '../../../src/domain/state-facts';
import { foldCharge } from '../../../src/domain/step-charge';
import type { Written } from '../world/logbook';
import type { Rule } from './rule';

/** Every record ends explained: closed, or open and shown, with somebody or something still to look at it. */
export const endsExplained: Rule = {
  name: 'ends-explained',
  judge({ stories, world }, report, count) {
    for (const { chargeId, final, isTorn, review, written } of stories) {
      if (written.length === 0) continue;
      count('endings judged');
      const { open, isAlarmSet } = review;
      if (final === null) {
        const isListed = open.damaged.some((each) => each.chargeId === chargeId);
        const isSeenTo = wasClosed(written, world.stage.log.torn.get(chargeId) ?? 0);
        // One that was closed, damaged or not, is shown when its customer, whom it blocks, is to be charged.
        const wasOver = isClosed(written) || wasClosed(written, 0);
        const isShown = wasOver ? review.damaged.has(chargeId) : isListed;
        if (!isTorn) report(`${chargeId} cannot be read`);
        else if (!isShown && !isSeenTo) report(`${chargeId} is damaged, and nobody is told`);
        continue;
      }
      const isShown = open.charges.some(({ request }) => request.chargeId === chargeId);
      switch (final.state) {
        case 'sending':
          report(`${chargeId} is still being sent`);
          break;
        case 'processing':
        case 'authenticating':
        case 'unconfirmed':
        case 'unknown':
          if (!isShown) report(`${chargeId} is open, and not shown`);
          if (!isAlarmSet) report(`${chargeId} is open, and nothing will look at it`);
          break;
        case 'charged-twice':
          if (!isShown) report(`${chargeId} was charged twice, and is not shown`);
          break;
        case 'not-sent':
        case 'succeeded':
        case 'failed':
        case 'cancelled':
        case 'refused':
        case 'already-charged':
        case 'marked-charged':
        case 'marked-not-charged':
          if (isShown) report(`${chargeId} is closed, and shown as open`);
          break;
        default:
          final.state satisfies never;
      }
    }
  },
};

/** True when an agent has seen to a damaged record, and nothing was found of it since. */
function wasClosed(written: readonly Written[], tornAt: number): boolean {
  const word = written.findLastIndex(({ at, event }) => event.type === 'marked' && at >= tornAt);
  const since = written.slice(word + 1);
  return (
    word !== -1 &&
    since.every(({ event }) => event.type === 'looked' && event.finding.kind === 'nothing')
  );
}

/** True when the last that could be read of a record was that nothing is open. */
function isClosed(written: readonly Written[]): boolean {
  const charge = foldCharge(written.map(({ event }) => event));
  return charge !== undefined && !isOpen(charge.state);
}

/** The badge counts what is open. */
export const badgeCounts: Rule = {
  name: 'badge-counts',
  judge({ reviews }, report) {
    for (const { badge, open, machine } of reviews) {
      const count = open.charges.length + open.damaged.length;
      if (badge !== count)
        report(`machine ${machine.index} shows ${badge} open charges of ${count}`);
    }
  },
};

/** Nothing fails but what the schedule made fail. */
export const noSurprise: Rule = {
  name: 'no-surprise',
  judge({ world }, report) {
    for (const text of world.stage.log.surprises) report(text);
  },
};
