import type { ChargeState } from '../../../src/domain/charge';
import { findable, mustKnow } from './demand';
import type { Story } from './evidence';
import type { Rule } from './rule';

/** Two charges of one record are reported as such, wherever the record has to know of both. */
export const twiceIsReported: Rule = {
  name: 'twice-is-reported',
  judge(evidence, report, count) {
    for (const story of evidence.stories) {
      if (story.made.length < 2 || story.isTorn) continue;
      count('charged twice');
      if (saysTwice(story)) {
        count('charged twice, reported');
        continue;
      }
      const second = findable(evidence, story)[1];
      const secondAsset = story.made
        .flatMap(({ inAssetsAt }) => inAssetsAt ?? [])
        .sort((a, b) => a - b)[1];
      const isDue =
        (second !== undefined && mustKnow(evidence, story, 'payments', second.inHistoryAt)) ||
        (secondAsset !== undefined && mustKnow(evidence, story, 'assets', secondAsset));
      if (isDue) report(`${story.chargeId} was charged ${story.made.length} times, unreported`);
      else count('charged twice, out of sight');
    }
  },
};

function saysTwice({ written }: Story): boolean {
  return written.some(({ event }) => event.type === 'looked' && event.finding.kind === 'twice');
}

const SAYS_NOT_CHARGED: ReadonlySet<ChargeState> = new Set([
  'not-sent',
  'failed',
  'cancelled',
  'refused',
  'marked-not-charged',
]);

/** Nobody is left being told that nothing was charged where the record has to know of a charge. */
export const notLeftUntold: Rule = {
  name: 'not-left-untold',
  judge(evidence, report, count) {
    for (const story of evidence.stories) {
      const { final, made, isTorn, chargeId } = story;
      if (final === null || isTorn || made.length === 0) continue;
      if (!SAYS_NOT_CHARGED.has(final.state)) {
        count('charged, and not denied');
        continue;
      }
      const [first] = findable(evidence, story);
      const [inAssetsAt] = made.flatMap((each) => each.inAssetsAt ?? []).sort((a, b) => a - b);
      const isDue =
        (first !== undefined && mustKnow(evidence, story, 'payments', first.inHistoryAt)) ||
        (inAssetsAt !== undefined && mustKnow(evidence, story, 'assets', inAssetsAt));
      if (isDue) report(`${chargeId} is ${final.state}, and was charged`);
      else count('charged, denied, out of sight');
    }
  },
};
