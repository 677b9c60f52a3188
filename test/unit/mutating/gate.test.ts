import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { chosenGroups } from '../../../scripts/mutating/chosen-groups';
import { core } from '../../../scripts/mutating/core';
import { strykerOptions } from '../../../scripts/mutating/stryker-options';

const root = join(import.meta.dirname, '../../..');
const groups = Object.values(core);

/** What no unit test can run: it wires the browser, or names data files at build time. */
const leftOut = ['src/background/main.ts', 'src/background/shipped-cards.ts'];
const background = readdirSync(join(root, 'src/background'))
  .filter((name) => name.endsWith('.ts'))
  .map((name) => `src/background/${name}`)
  .filter((path) => !leftOut.includes(path));

const theCore = [
  ...background,
  'src/billing/error-envelope.ts',
  'src/billing/read-assets.ts',
  'src/billing/read-charge-answer.ts',
  'src/billing/read-payments.ts',
  'src/domain/charge-guard.ts',
  'src/domain/charge-order.ts',
  'src/domain/customer-books.ts',
  'src/domain/evidence.ts',
  'src/domain/finding.ts',
  'src/domain/look-schedule.ts',
  'src/domain/new-orders.ts',
  'src/domain/step-charge.ts',
  'src/platform/database.ts',
  'src/platform/journal-records.ts',
  'src/platform/journal.ts',
  'src/platform/seal.ts',
  'src/platform/write-all.ts',
  'src/popup/answer-move.ts',
  'src/popup/edit-form.ts',
  'src/popup/fill-customer.ts',
  'src/popup/follow-charge.ts',
  'src/popup/form.ts',
  'src/popup/leave-charge.ts',
  'src/popup/open-popup.ts',
  'src/popup/page-lock.ts',
  'src/popup/prefill-customer.ts',
  'src/popup/press-charge.ts',
  'src/popup/use-press-gate.ts',
  'src/popup/watch-page.ts',
  'src/protocol/sender.ts',
].sort();

const Proof = z.strictObject({
  measured: z.iso.date(),
  groups: z.record(
    z.string(),
    z.strictObject({
      mutants: z.int(),
      killed: z.int(),
      survived: z.int(),
      timeout: z.int(),
      score: z.number(),
    }),
  ),
});

describe('the core', () => {
  it('is in the groups, each file in one', () => {
    expect(groups.flatMap(({ sources }) => sources).sort()).toEqual(theCore);
  });

  it('and its tests are there', () => {
    const paths = groups.flatMap(({ sources, tests }) => [...sources, ...tests]);
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('may be measured in part, by names that there are', () => {
    expect(chosenGroups([])).toEqual(Object.entries(core));
    expect(chosenGroups(['seal', 'step']).map(([name]) => name)).toEqual(['step', 'seal']);
    expect(() => chosenGroups(['step', 'toString'])).toThrow('no group is called "toString"');
  });
});

describe('mutating', () => {
  const options = strykerOptions(groups, '.work/1');

  it('breaks below the least score of its groups', () => {
    expect(options.thresholds.break).toBe(85);
    const ofOld = chosenGroups(['seal', 'step']).map(([, group]) => group);
    expect(strykerOptions(ofOld, '.work/1').thresholds.break).toBe(90);
  });

  it.each(Object.entries(core))(
    'asks at least 85 of %s, and 90 of the core of old',
    (name, group) => {
      const ofOld = ['step', 'guard', 'evidence', 'answer', 'sender', 'seal'];
      expect(group.least).toBe(ofOld.includes(name) ? 90 : 85);
    },
  );

  it('leaves out no file, no line and no kind of mutant', () => {
    expect([...options.mutate].sort()).toEqual(theCore);
    const known = ['mutator', 'ignorers', 'ignoreStatic', 'incremental', 'checkers', 'testFiles'];
    expect(Object.keys(options).filter((name) => known.includes(name))).toEqual([]);
  });

  it('is switched off in no source', () => {
    const files = ['src', 'scripts', 'test'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.(tsx?|m?js)$/.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name)),
    );
    expect(files.length).toBeGreaterThan(groups.length);
    const off = /Stryker\s+(?:disable|restore)/i;
    expect(files.filter((file) => off.test(readFileSync(file, 'utf8')))).toEqual([]);
  });

  it('was measured, and each group reached its least score', () => {
    const text = readFileSync(join(root, 'docs/proof/mutate.json'), 'utf8');
    const proof = Proof.parse(JSON.parse(text));
    expect(Object.keys(proof.groups)).toEqual(Object.keys(core));
    for (const [name, { mutants, killed, survived, timeout, score }] of Object.entries(
      proof.groups,
    )) {
      expect(killed + survived + timeout).toBe(mutants);
      expect(100 * (killed + timeout)).toBeGreaterThanOrEqual((core[name]?.least ?? 100) * mutants);
      expect(score).toBe(Math.floor((1000 * (killed + timeout)) / mutants) / 10);
    }
  });
});
