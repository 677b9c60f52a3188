import type { Evidence, Story } from './evidence';
import type { Rule } from './rule';
import { SAYS_NOT_CHARGED } from './told';
import { wantsOf } from './wants';

/** A server that knows keys makes one charge of whatever it receives of one record. */
export const oneCharge: Rule = {
  name: 'one-charge',
  judge({ world, stories }, report) {
    if (world.schedule.server.keys === 'ignored') return;
    for (const { chargeId, made } of stories) {
      if (made.length > 1)
        report(`${chargeId} was charged ${made.length} times in spite of its key`);
    }
  },
};

/**
 * A charge that was lost and then denied, and the one pressed in its place within a day, are one charge to a server
 * that knows keys. Not where the key was spent: by a final answer, which the agent was told, or by a server that
 * said it had seen the key and would not say for what.
 */
export const oneChargePerKey: Rule = {
  name: 'one-charge-per-key',
  judge(evidence, report, count) {
    if (evidence.world.schedule.server.keys === 'ignored') return;
    for (const want of wantsOf(evidence)) {
      want.forEach((story, index) => {
        const before = want[index - 1];
        if (before === undefined || !lendsItsKey(before) || !knowsAge(before)) return;
        count('charges under a lent key');
        if (before.made.length + story.made.length > 1) {
          report(`${before.chargeId} and ${story.chargeId} in its place were both charged`);
        }
      });
    }
  },
};

/** Lost, denied by the agent, and nothing said in between. What is torn may no longer tell what it was for. */
function lendsItsKey({ isTorn, written }: Story): boolean {
  const [, outcome, ...later] = written;
  if (isTorn || outcome?.event.type !== 'lost' || outcome.event.why === 'repeated') return false;
  return later.every(
    ({ event }) =>
      event.type === 'looked' || event.type === 'marked' || event.type === 'key-answered',
  );
}

/** A day is a day of the device's clock. */
function knowsAge({ review, written }: Story): boolean {
  const begun = written[0]?.at ?? 0;
  return review.machine.clock.jumps.every(({ at }) => at < begun);
}

/** Who was lent a key and told that nothing more was charged, has the first record told of the charge that there is. */
export const lenderKnows: Rule = {
  name: 'lender-knows',
  judge(evidence, report, count) {
    for (const { final, review, sending } of evidence.stories) {
      const { lentKey } = sending ?? {};
      if (final?.state !== 'already-charged' || lentKey === null || lentKey === undefined) continue;
      const lender = evidence.stories.find(
        ({ chargeId, review: own }) => chargeId === lentKey.by && own === review,
      );
      if (lender?.final === undefined || lender.final === null || lender.isTorn) continue;
      count('lenders judged');
      if (hadDiskTrouble(evidence)) continue;
      if (SAYS_NOT_CHARGED.has(lender.final.state) && !wasDeniedSince(lender)) {
        report(
          `${lender.chargeId} went through, was told so by its key, and is ${lender.final.state}`,
        );
      }
    }
  },
};

/** A write that fails loses what it was to say; looks find it out again. */
function hadDiskTrouble({ world: { schedule } }: Evidence): boolean {
  return [...schedule.faults, ...schedule.acts].some(
    (each) => 'fault' in each && /disk|write/.test(each.fault),
  );
}

/** True when the agent has denied it again, after it was told. */
function wasDeniedSince({ written }: Story): boolean {
  const told = written.findLastIndex(({ event }) => event.type === 'key-answered');
  return told !== -1 && written.slice(told).some(({ event }) => event.type === 'marked');
}
