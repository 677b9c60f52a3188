import { describe, expect, it } from 'vitest';
import { countMutants, MutationReport } from '../../../scripts/mutating/count-mutants';

const group = { sources: ['a.ts', 'b.ts', 'types.ts'], tests: [], least: 90 };

function reportOf(files: Record<string, readonly string[]>): unknown {
  const entries = Object.entries(files).map(([name, statuses]) => {
    const mutants = statuses.map((status, id) => ({ id: String(id), status }));
    return [name, { language: 'typescript', mutants }] as const;
  });
  return { schemaVersion: '1.0', files: Object.fromEntries(entries) };
}

const countOf = (files: Record<string, readonly string[]>) =>
  countMutants(MutationReport.parse(reportOf(files)), group);

describe('the mutants of a group', () => {
  it('are counted over its files, and over no others', () => {
    const files = { 'a.ts': ['Killed', 'Survived'], 'b.ts': ['Timeout'], 'c.ts': ['Survived'] };
    expect(countOf(files)).toEqual({ mutants: 3, killed: 1, survived: 1, timeout: 1, score: 66.6 });
  });

  it('survive where no test comes by', () => {
    expect(countOf({ 'a.ts': ['NoCoverage', 'Killed'] })).toMatchObject({ survived: 1, score: 50 });
  });

  it('do not reach 90 by rounding', () => {
    const most = Array.from({ length: 8999 }, () => 'Killed');
    const rest = Array.from({ length: 1001 }, () => 'Survived');
    expect(countOf({ 'a.ts': [...most, ...rest] }).score).toBe(89.9);
  });

  it('prove nothing when there are none', () => {
    expect(countOf({ 'c.ts': ['Killed'] }).score).toBe(0);
  });

  it.each(['Ignored', 'CompileError', 'RuntimeError', 'Pending'])(
    'are not counted at all with one that is %s',
    (status) => {
      expect(MutationReport.safeParse(reportOf({ 'a.ts': ['Killed', status] })).success).toBe(
        false,
      );
    },
  );
});
