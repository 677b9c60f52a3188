import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gradeReading } from '../../../src/domain/grade-reading';
import type { Candidate, FoundBy } from '../../../src/domain/page-reading';

const by = (found: FoundBy, value: string, label = 'Customer ID'): Candidate => ({
  value,
  by: found,
  label,
});
const PATTERN = /^usr_\d+$/;
const EVERY: readonly FoundBy[] = ['label', 'card', 'link', 'note', 'address', 'selection'];

describe('one value', () => {
  it.each<[FoundBy, 'certain' | 'check']>([
    ['label', 'certain'],
    ['card', 'certain'],
    ['link', 'check'],
    ['note', 'check'],
    ['address', 'check'],
    ['selection', 'check'],
  ])('found by %s is %s', (found, grade) => {
    const candidate = by(found, 'usr_1');
    expect(gradeReading([candidate], undefined)).toEqual({ grade, candidate });
  });

  it('has the provenance of its strongest source, whatever the order', () => {
    const weak = [
      by('selection', 'usr_1', ''),
      by('address', 'usr_1', 'a'),
      by('link', 'usr_1', 'l'),
    ];
    expect(gradeReading(weak, undefined)).toEqual({ grade: 'check', candidate: weak[2] });
    expect(gradeReading(weak.slice(0, 2), undefined)).toMatchObject({ candidate: weak[1] });
    const strong = by('card', 'usr_1', 'from the card');
    expect(gradeReading([...weak, strong], undefined)).toEqual({
      grade: 'certain',
      candidate: strong,
    });
  });

  it('named twice by as strong a source is of the first one on the page', () => {
    const twice = [by('card', 'usr_1', 'first'), by('label', 'usr_1', 'second')];
    expect(gradeReading(twice, undefined)).toEqual({ grade: 'certain', candidate: twice[0] });
  });
});

describe('two values', () => {
  it.each(EVERY.flatMap((one) => EVERY.map((other) => [one, other] as const)))(
    'by %s and %s are a conflict, the more trusted first',
    (one, other) => {
      const graded = gradeReading([by(one, 'usr_1'), by(other, 'usr_2')], undefined);
      if (graded.grade !== 'conflict') throw new Error(graded.grade);
      const rank = (found: FoundBy) => Math.max(EVERY.indexOf(found) - 1, 0);
      const [first] = graded.candidates;
      expect(graded.candidates.map(({ value }) => value).sort()).toEqual(['usr_1', 'usr_2']);
      expect(first?.by).toBe(rank(other) < rank(one) ? other : one);
    },
  );

  it('that differ in case alone are two', () => {
    expect(gradeReading([by('label', 'usr_a'), by('label', 'usr_A')], undefined).grade).toBe(
      'conflict',
    );
  });

  it('are one where the other does not fit the pattern', () => {
    const graded = gradeReading([by('label', 'other-9'), by('link', 'usr_1')], PATTERN);
    expect(graded).toEqual({ grade: 'check', candidate: by('link', 'usr_1') });
  });

  it('beyond a hundred are no choice any more', () => {
    const many = Array.from({ length: 250 }, (_, at) => by('label', `usr_${String(at)}`));
    const graded = gradeReading(many, undefined);
    expect(graded.grade === 'conflict' && graded.candidates.length).toBe(100);
  });
});

describe('nothing usable', () => {
  it('is found in nothing', () => {
    expect(gradeReading([], undefined)).toEqual({ grade: 'none', unusable: [] });
  });

  it.each(['cus 1', 'сus_1', '', 'usr_1\u200b', 'x'.repeat(257)])('is %j', (value) => {
    const candidate = by('label', value);
    expect(gradeReading([candidate, candidate], undefined)).toEqual({
      grade: 'none',
      unusable: [candidate],
    });
  });

  it('fits the pattern by a part of it alone', () => {
    expect(gradeReading([by('label', 'usr_1x')], PATTERN).grade).toBe('none');
  });

  it('passes a pattern that nothing fits', () => {
    expect(gradeReading([by('label', 'usr_1')], /(?!)/).grade).toBe('none');
  });
});

describe('an e-mail address', () => {
  const email = 'ann@example.test';

  it.each(EVERY)('by %s is an ID only where a field holds it', (found) => {
    const isField = found === 'label' || found === 'card';
    const graded = gradeReading([by(found, email)], undefined);
    expect(graded).toEqual(
      isField ? { grade: 'certain', candidate: by(found, email) } : { grade: 'none', unusable: [] },
    );
  });

  it('elsewhere contradicts no field', () => {
    const graded = gradeReading([by('label', 'usr_1'), by('link', email)], undefined);
    expect(graded.grade).toBe('certain');
  });
});

describe('whatever a page says', () => {
  const candidates = fc.array(
    fc.record({
      value: fc.oneof(fc.constantFrom('usr_1', 'usr_2', 'usr_3', 'a b', 'ann@x.test'), fc.string()),
      by: fc.constantFrom(...EVERY),
      label: fc.string(),
    }),
    { maxLength: 8 },
  );

  it('what is certain is the only usable value, and a field holds it', () => {
    let certain = 0;
    fc.assert(
      fc.property(candidates, fc.constantFrom(undefined, PATTERN), (all, pattern) => {
        const graded = gradeReading(all, pattern);
        if (graded.grade !== 'certain') return;
        certain += 1;
        const { value } = graded.candidate;
        expect(
          all.some((each) => each.value === value && ['label', 'card'].includes(each.by)),
        ).toBe(true);
        const isOther = (each: Candidate) =>
          each.value !== value &&
          /^[\x21-\x7e]{1,256}$/.test(each.value) &&
          (pattern?.test(each.value) ?? true) &&
          (['label', 'card'].includes(each.by) || !each.value.includes('@'));
        expect(all.filter(isOther)).toEqual([]);
      }),
      { numRuns: 2000, seed: 20_261_122 },
    );
    expect(certain).toBeGreaterThan(100);
  });
});
