import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chosenGroups } from '../../../scripts/mutating/chosen-groups';
import { core } from '../../../scripts/mutating/core';
import { Proof, withMeasured } from '../../../scripts/mutating/proof';
import { strykerOptions } from '../../../scripts/mutating/stryker-options';
import { held90, root, theCore } from './the-core';

const groups = Object.values(core);

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
  it.each(Object.entries(core))('asks at least 85 of %s, and 90 of a verdict', (_, group) => {
    expect(group.least).toBe(group.sources.some((path) => held90.includes(path)) ? 90 : 85);
    expect(strykerOptions(group, '.work/1').thresholds.break).toBe(group.least);
  });

  it('leaves out no file, no line and no kind of mutant', () => {
    const all = groups.map((group) => strykerOptions(group, '.work/1'));
    expect(all.flatMap(({ mutate }) => mutate).sort()).toEqual(theCore);
    const known = ['mutator', 'ignorers', 'ignoreStatic', 'incremental', 'checkers', 'testFiles'];
    const set = all.flatMap((options) => Object.keys(options));
    expect(set.filter((name) => known.includes(name))).toEqual([]);
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
});

describe('the proof', () => {
  const proof = Proof.parse(JSON.parse(readFileSync(join(root, 'docs/proof/mutate.json'), 'utf8')));

  it.each(Object.entries(core))('holds %s, which reached its least score', (name, { least }) => {
    const { killed = 0, mutants = 0, score, survived = 0, timeout = 0 } = proof[name] ?? {};
    expect(killed + survived + timeout).toBe(mutants);
    expect(score).toBe(Math.floor((1000 * (killed + timeout)) / mutants) / 10);
    expect(score).toBeGreaterThanOrEqual(least);
  });

  it('holds no group that there is not', () => {
    expect(Object.keys(proof).filter((name) => !Object.hasOwn(core, name))).toEqual([]);
  });

  it('is renewed group by group, in the order of the core', () => {
    const count = { mutants: 9, killed: 8, survived: 1, timeout: 0, score: 88.8 };
    const old = { measured: '2026-01-01', ...count };
    const renewed = withMeasured({ seal: old, gone: old, step: old }, 'step', count, '2026-02-02');
    expect(renewed).toEqual({ step: { measured: '2026-02-02', ...count }, seal: old });
    expect(Object.keys(renewed)).toEqual(['step', 'seal']);
  });
});
