import { describe, expect, it } from 'vitest';
import { RULES } from '../../model/check/judge';
import { bundle } from '../../model/run/bundle';
import type { Job } from '../../model/run/job';
import { simulate } from '../../model/run/simulate';
import { SEEDED_BUGS, type SeededBug } from '../../model/seeded-bugs';

const ALL = RULES.map(({ name }) => name);
/** Each bug shows itself within so many schedules. */
const ENOUGH = 10_000;

async function run({ patches }: SeededBug, change: Pick<Job, 'schedules' | 'without'>) {
  const code = await bundle({ patches, isExact: false });
  return simulate(code, { firstSeed: 1, stopAtFirst: true, isTraced: false, ...change });
}

describe('the simulator', () => {
  it('has a bug for each mistake that it was made for', () => {
    expect(SEEDED_BUGS.length).toBe(31);
    expect(ALL).toEqual(expect.arrayContaining(SEEDED_BUGS.map(({ caughtBy }) => caughtBy)));
  });

  it.each(SEEDED_BUGS)(
    'sees $name by its rule alone',
    async (bug) => {
      const others = ALL.filter((name) => name !== bug.caughtBy);
      const seen = await run(bug, { schedules: ENOUGH, without: others });
      expect(seen.broken).toEqual({ [bug.caughtBy]: expect.any(Number) as number });
    },
    180_000,
  );

  it('sees nothing by a rule that is left out', async () => {
    const [bug] = SEEDED_BUGS;
    if (bug === undefined) throw new Error('there is no bug');
    const unseen = await run(bug, { schedules: 1_000, without: ALL });
    expect([unseen.schedules, unseen.broken]).toEqual([1_000, {}]);
  });

  it('refuses a bug that fits nothing in the product', async () => {
    const patches = [{ file: 'src/background/wake.ts', find: 'no such text', replace: '' }];
    await expect(bundle({ patches, isExact: false })).rejects.toThrow('holds this 0 times');
  });
});
