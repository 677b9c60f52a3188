import { expect, it } from 'vitest';
import { addFaults } from '../../../scripts/proving/add-faults';
import type { FaultProof } from '../../../scripts/proving/fault-proof';

const test = (file: string, passed: boolean): FaultProof['tests'][number] => ({
  file,
  title: 't',
  browser: 'chromium',
  passed,
});
const row = (name: string, ok: boolean): FaultProof['rows'][number] => ({
  row: name,
  browser: 'firefox',
  protocol: 'h2',
  keys: 'ignored',
  requests: 1,
  charges: 1,
  state: 'succeeded',
  ok,
});
const versions = { chromium: 'Chromium 1', firefox: 'Firefox 1' };
const before: FaultProof = {
  commit: 'old',
  versions,
  tests: [test('a', false), test('b', false)],
  rows: [row('of a', false), row('of b', false)],
  again: [{ file: 'a', commit: 'older' }],
};
const isOfA = (name: string) => name === 'of a';

it('a file that was run again stands with what it showed then, and with that commit', () => {
  const again = {
    ...before,
    commit: 'new',
    tests: [test('a', true)],
    rows: [row('of a', true)],
    again: [],
  };
  expect(addFaults(before, again, ['a'], isOfA)).toEqual({
    commit: 'old',
    versions,
    tests: [test('a', true), test('b', false)],
    rows: [row('of a', true), row('of b', false)],
    again: [{ file: 'a', commit: 'new' }],
  });
});

it('a test that is gone from its file is gone from the proof', () => {
  const again = { ...before, commit: 'new', tests: [], rows: [], again: [] };
  const { again: files, rows, tests } = addFaults(before, again, ['b'], (name) => !isOfA(name));
  expect([tests, rows]).toEqual([[test('a', false)], [row('of a', false)]]);
  expect(files.map(({ file }) => file)).toEqual(['a', 'b']);
});
