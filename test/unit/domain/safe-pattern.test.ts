import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSafePattern } from '../../../src/domain/safe-pattern';
import { checkCard } from '../../../src/domain/check-card';
import { CARD, existing } from '../support/samples';

describe('a pattern that answers in time', () => {
  it.each([
    '',
    'usr_(\\d+)',
    '^https://[^/]+\\.zendesk\\.com/agent/tickets/(\\d+)',
    '^https://a\\.test/([^/]+)/.*conversation/(\\d+)',
    '^https://s\\.test/(\\d+)(?:/(\\d+))?',
    '/#user/profile/(\\d+)',
    '^(?=(?:[^#]*&)?a=b(?:[&#]|$))(?:[^#]*&)?id=([^&#]+)',
    '^https?://[^?#]+/x\\?(?=(?:[^#]*&)?a=\\w+)(?=(?:[^#]*&)?b=c(?:[&#]|$))(?:[^#]*&)?d=([\\w-]+)',
    '[0-9a-f]{24}',
    '(?:abc){2,3}',
    '(?:abc)*',
    '^a*b*c*d*e*f*g*$',
    '[\\]]+x',
    '\\u0041+B',
    '(?<name>\\d+)-',
    '\\(+\\)',
  ])('%s', (pattern) => {
    expect(isSafePattern(pattern)).toBe(true);
  });
});

describe('a pattern that may hang', () => {
  it.each([
    '(a+)+',
    '(a*)*b',
    '(a|a)*b',
    '(a|b|ab)+c',
    '((a+)b?)+c',
    '(?:a?a?)*b',
    '(?:[a-z]+,?)+$',
    '(a{1,9}){2,9}',
    '(.+)\\1',
    '(?<x>.+)\\k<x>',
    '.*.*=.*',
    '\\s*\\s*\\s*x',
    '^.*a.*b.*c',
    'a.*b.*c',
    '^\\w+\\d+\\w+\\d+x',
    '^(\\w*)(\\w*)(\\w*)x',
    '^(?:a*|b)*c',
    '[^]*[^]*x[^]*y',
    'a?a?a?a?a?a?a?a?a?a?aaaaaaaaaa',
    '^a{0,100}a{0,100}a{0,100}a{0,100}b',
    '^a*a*a*$',
    '^.*a.*b(?=.*c)',
    '^.*a(?=.*b.*c)',
    '^.*a(?=.*b)(?!.*c.*d)',
    '^(?=.*a.*b.*c)',
    '^(?=(?=.*a.*b).*c)',
    '^é*é*é*é*x',
  ])('%s', (pattern) => {
    expect(isSafePattern(pattern)).toBe(false);
  });
});

describe('whatever a pattern is', () => {
  it('it is judged without a fault', () => {
    const sign = fc.constantFrom(...'ab.*+?()[]{}|^$\\12,-=!<:xu'.split(''));
    const sources = fc.array(sign, { maxLength: 12 }).map((signs) => signs.join(''));
    let patterns = 0;
    fc.assert(
      fc.property(sources, (source) => {
        try {
          RegExp(source);
        } catch {
          return;
        }
        patterns += 1;
        expect(typeof isSafePattern(source)).toBe('boolean');
      }),
      { numRuns: 2000, seed: 20_261_122 },
    );
    expect(patterns).toBeGreaterThan(200);
  });

  it('what passes answers soon on what makes others hang', () => {
    const part = fc.constantFrom(
      'a',
      'a*',
      'a+',
      '(a)',
      '(a|b)',
      '(a*)',
      'a?',
      '.*',
      '[ab]+',
      'b',
      '(?:ab)*',
    );
    const sources = fc
      .array(part, { minLength: 1, maxLength: 8 })
      .map((parts) => `^${parts.join('')}$`);
    const text = `${'a'.repeat(100)}!`;
    let passed = 0;
    fc.assert(
      fc.property(sources, (source) => {
        if (!isSafePattern(source)) return;
        passed += 1;
        const before = performance.now();
        RegExp(source).exec(text);
        expect(performance.now() - before).toBeLessThan(1000);
      }),
      { numRuns: 1000, seed: 20_261_122 },
    );
    expect(passed).toBeGreaterThan(100);
  });
});

describe('a card of this device', () => {
  const page = existing(CARD.pages[0]);
  const field = existing(CARD.fields[0]);

  it('that is sound is taken', () => {
    expect(checkCard(CARD)).toBeUndefined();
  });

  it('has pages that know their own sample', () => {
    const pages = [page, { ...page, sample: 'https://desk.test/u/1' }];
    expect(checkCard({ ...CARD, pages })).toBe('bad-sample');
  });

  it.each([
    ['its page', { pages: [{ ...page, pattern: '(a+)+' }] }],
    ['its field', { fields: [{ ...field, take: { ...field.take, pattern: '(a+)+' } }] }],
  ])('does not hang by %s', (_, changes) => {
    expect(checkCard({ ...CARD, ...changes })).toBe('unsafe-pattern');
  });
});
