import { expect, it } from 'vitest';
import { bundle } from '../../model/run/bundle';
import { simulate } from '../../model/run/simulate';

it('ten thousand schedules break no rule', async () => {
  const code = await bundle({ patches: [], isExact: false });
  const tally = await simulate(code, {
    firstSeed: 1,
    schedules: 10_000,
    stopAtFirst: false,
    without: [],
    isTraced: false,
  });
  expect(tally.violations).toEqual([]);
  expect(tally.schedules).toBe(10_000);
}, 300_000);
