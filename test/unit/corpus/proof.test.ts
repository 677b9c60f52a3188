import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BASE_PAGES } from '../../corpus/base-pages';
import { CorpusProof } from '../../corpus/corpus-proof';
import { DEFENCES } from '../../corpus/defences';
import { HONEST_PAGES, honestPages } from '../../corpus/honest-pages';
import { hostilePages } from '../../corpus/hostile-pages';
import { TRICKS, tricksIn } from '../../corpus/tricks';

const proof = CorpusProof.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, '../../../docs/proof/corpus.json'), 'utf8')),
);

describe('the corpus', () => {
  it('is of at least twenty tricks on ten pages, each named once and held by a known defence', () => {
    const names = TRICKS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThanOrEqual(20);
    expect(BASE_PAGES.length).toBeGreaterThanOrEqual(10);
    expect(new Set(TRICKS.map(({ heldBy }) => heldBy))).toEqual(
      new Set(DEFENCES.map(({ name }) => name)),
    );
  });

  it('is the same on every run', () => {
    expect(hostilePages()).toEqual(hostilePages());
    expect(honestPages()).toEqual(honestPages());
  });
});

describe('the corpus that was read', () => {
  it('is the one that is generated now', () => {
    expect(proof).toMatchObject({
      tricks: TRICKS.length,
      basePages: BASE_PAGES.length,
      hostilePages: hostilePages().length,
      honestPages: HONEST_PAGES,
    });
  });

  it.each(['chromium', 'firefox'] as const)('gave no wrong customer in %s', (browser) => {
    const { version, hostile, honest, tricksHeld } = proof[browser];
    expect([hostile.showingTheId, hostile.showingNone]).toMatchObject([
      { wrong: 0, failed: 0 },
      { wrong: 0, failed: 0 },
    ]);
    expect(honest.right).toBeGreaterThanOrEqual(HONEST_PAGES * 0.95);
    expect(tricksHeld).toEqual(tricksIn(version).map(({ name }) => name));
  });
});
