import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from '../../../src/domain/clean-text';

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u;

describe('a foreign text', () => {
  it.each([
    ['Card declined', 'Card declined'],
    ['  two\n\nlines\t ', 'two lines'],
    ['\u202egnissap\u202c', 'gnissap'],
    ['a\u2066b\u2069c', 'a b c'],
    ['pay\u200bpal', 'pay pal'],
    ['zero\u200d\ufeffwidth', 'zero width'],
    ['a\u0000b\u001b[31m', 'a b [31m'],
    ['soft\u00adhyphen', 'soft hyphen'],
    ['line\u2028and\u2029paragraph', 'line and paragraph'],
    ['private \ue000 use', 'private use'],
    ['half \ud83d pair', 'half pair'],
    ['tag\u{e0041}s', 'tag s'],
    ['three\u115f\u1160\u3164Hangul\uffa0fillers', 'three Hangul fillers'],
    ['Braille\u2800blank', 'Braille blank'],
    ['joined\u034funseen', 'joined unseen'],
    ['A\ufe0f\u{e0100}\u180b', 'A'],
    ['\u3164', ''],
    ['한국어 ⠓⠊', '한국어 ⠓⠊'],
    ['<b>stays text</b>', '<b>stays text</b>'],
    ['naïve 日本語 🦊', 'naïve 日本語 🦊'],
    ['\u200b', ''],
  ])('%j is shown as %j', (text, shown) => {
    expect(cleanText(text, 100)).toBe(shown);
  });

  it.each([
    ['12345', 5, '12345'],
    ['123456', 5, '1234…'],
    ['🦊🦊🦊', 2, '🦊…'],
    ['🦊🦊', 2, '🦊🦊'],
  ])('%s is cut at %i characters as %s', (text, limit, shown) => {
    expect(cleanText(text, limit)).toBe(shown);
  });

  it('never holds an invisible character or more than the limit, and is clean when cleaned', () => {
    const text = fc.uint16Array({ maxLength: 80 }).map((units) => String.fromCharCode(...units));
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 60 }), (foreign, limit) => {
        const shown = cleanText(foreign, limit);
        expect(shown).not.toMatch(INVISIBLE);
        expect(Array.from(shown).length).toBeLessThanOrEqual(limit);
        expect(cleanText(shown, limit)).toBe(shown);
      }),
    );
  });
});
