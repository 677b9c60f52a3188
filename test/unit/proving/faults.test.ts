import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FaultProof } from '../../../scripts/proving/fault-proof';
import { ProveProof } from '../../../scripts/proving/prove-proof';
import { renderFaults } from '../../../scripts/proving/render-faults';
import { faultTable } from '../../e2e/faults/fault-table';
import type { FaultTest } from '../../e2e/faults/table/fault';
import { titlePatterns } from '../support/test-titles';

const root = join(import.meta.dirname, '../../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const proof = FaultProof.parse(JSON.parse(read('docs/proof/faults.json')));
const prove = ProveProof.parse(JSON.parse(read('docs/proof/prove.json')));
const tests = faultTable.flatMap((fault) => fault.tests.map((each) => ({ ...fault, test: each })));
const browsers = ['chromium', 'firefox'] as const;

/** What a test shows, one name for each thing that the proof has to hold. */
const shownBy = (test: FaultTest): readonly string[] => {
  if ('proof' in test) return [];
  return 'rows' in test ? test.rows : test.titles;
};

describe('docs/faults.md', () => {
  it('is what the last run of the tests renders', async () => {
    expect(await renderFaults({ table: faultTable, proof, prove })).toBe(read('docs/faults.md'));
  });
});

describe('each fault', () => {
  it.each(tests)('$fault: its tests exist ($test.file)', ({ test }) => {
    const text = read(join('test/e2e', test.file));
    const titles = 'titles' in test ? test.titles : [];
    const patterns = titlePatterns(text);
    expect(titles.filter((title) => !patterns.some((each) => each.test(title)))).toEqual([]);
  });

  it.each(tests.flatMap((each) => browsers.map((browser) => ({ ...each, browser }))))(
    '$fault: the last run held it in $browser ($test.file)',
    ({ test, browser }) => {
      const own = proof.tests.filter((each) => each.file === test.file);
      const shown = [
        ...own.map(({ title, passed, ...each }) => ({ name: title, ok: passed, ...each })),
        ...proof.rows.map(({ row, ...each }) => ({ name: row, ...each })),
      ].filter((each) => each.browser === browser);
      for (const name of shownBy(test)) {
        const found = shown.filter((each) => each.name === name);
        expect(found, name).not.toEqual([]);
        expect(
          found.filter(({ ok }) => !ok),
          name,
        ).toEqual([]);
      }
    },
  );

  it('that the browsers repeat was tried over both protocols, keys honoured and ignored', () => {
    const names = tests.flatMap(({ test }) => ('rows' in test ? test.rows : []));
    for (const name of names) {
      const rows = proof.rows.filter(({ row }) => row === name);
      const kinds = rows.map(({ browser, protocol, keys }) => `${browser} ${protocol} ${keys}`);
      expect(kinds.sort(), name).toEqual([
        'chromium h1 honoured',
        'chromium h1 ignored',
        'chromium h2 honoured',
        'chromium h2 ignored',
        'firefox h1 honoured',
        'firefox h1 ignored',
        'firefox h2 honoured',
        'firefox h2 ignored',
      ]);
    }
  });
});

describe('the figures', () => {
  it('have no second charge that was not reported, and none at all where keys are honoured', () => {
    const second = proof.rows.filter(({ charges }) => charges > 1);
    expect(second.filter(({ state }) => state !== 'charged-twice')).toEqual([]);
    expect(second.filter(({ keys }) => keys === 'honoured')).toEqual([]);
  });

  it('have one request for each charge in Chromium over HTTP/2, whatever breaks', () => {
    const streamed = proof.rows.filter((each) => each.browser === 'chromium');
    const over2 = streamed.filter(({ protocol }) => protocol === 'h2');
    expect(over2.length).toBeGreaterThan(0);
    expect(over2.filter(({ requests }) => requests !== 1)).toEqual([]);
  });
});
