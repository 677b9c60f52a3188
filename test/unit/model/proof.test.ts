import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod/mini';
import { sortCells } from '../../model/run/cells';

const hits = z.record(z.string(), z.int());
const proof = z
  .object({ schedules: z.int(), violations: z.int(), steps: hits, faults: hits })
  .parse(
    JSON.parse(
      readFileSync(join(import.meta.dirname, '../../../docs/proof/simulate.json'), 'utf8'),
    ),
  );

describe('the million schedules that were played', () => {
  it('broke no rule', () => {
    expect([proof.schedules, proof.violations]).toEqual([1_000_000, 0]);
  });

  it.each(['steps', 'faults'] as const)('met each of the %s a hundred times', (kind) => {
    const cells = proof[kind];
    expect(Object.keys(cells)).toEqual(Object.keys(sortCells({})[kind]));
    expect(Object.entries(cells).filter(([, count]) => count < 100)).toEqual([]);
  });
});
