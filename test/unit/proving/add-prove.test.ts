import { expect, it } from 'vitest';
import { addProve } from '../../../scripts/proving/add-prove';
import type { Kill, ProveProof } from '../../../scripts/proving/prove-proof';

const kill = (ok: boolean): Kill => ({
  killer: 'background',
  browser: 'chromium',
  point: 'while waiting',
  round: 1,
  requests: 1,
  charges: 1,
  found: 'unknown',
  settled: 'succeeded',
  ok,
});
const bursts = (charges: number): ProveProof['bursts'] => [
  { kind: 'two windows', browser: 'chromium', customers: 500, requests: charges, charges },
];
const before: ProveProof = {
  commit: 'old',
  seed: 1,
  rounds: 3,
  minutes: 40,
  versions: { chromium: 'Chromium', firefox: 'Firefox' },
  counts: {
    kills: { charges: 1, held: 1, doubleCharges: 0, lostOutcomes: 0 },
    answers: { charges: 0, held: 0 },
  },
  kills: [kill(true)],
  answers: [],
  bursts: [],
  again: [{ file: 'specs/bursts.spec.ts', commit: 'older' }],
};

it('the bursts that were run again stand beside the kills that were not', () => {
  const again = { ...before, commit: 'new', kills: [], bursts: bursts(500), again: [] };
  expect(addProve(before, again, ['specs/bursts.spec.ts'])).toEqual({
    ...before,
    bursts: bursts(500),
    again: [{ file: 'specs/bursts.spec.ts', commit: 'new' }],
  });
});

it('the kills that were run again are counted anew', () => {
  const again = { ...before, commit: 'new', kills: [kill(false)], again: [] };
  expect(addProve(before, again, ['faults/kills.spec.ts'])).toMatchObject({
    commit: 'old',
    counts: { kills: { charges: 1, held: 0 } },
    kills: [{ ok: false }],
    again: [
      { file: 'faults/kills.spec.ts', commit: 'new' },
      { file: 'specs/bursts.spec.ts', commit: 'older' },
    ],
  });
});
