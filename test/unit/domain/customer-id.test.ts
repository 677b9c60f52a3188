import { describe, expect, it } from 'vitest';
import { checkCustomerId, compileCustomerIdPattern } from '../../../src/domain/customer-id';
import { existing } from '../support/samples';

describe('a customer ID', () => {
  it('holds printable ASCII and not one other of the 1,114,112 code points', () => {
    const allowed: number[] = [];
    for (let codePoint = 0; codePoint <= 0x10ffff; codePoint += 1) {
      const check = checkCustomerId(String.fromCodePoint(codePoint));
      if (check.ok) allowed.push(codePoint);
      else if (
        check.problem !== 'forbidden-characters' ||
        check.characters[0]?.codePoint !== codePoint
      ) {
        throw new Error(`U+${codePoint.toString(16)} is refused as ${check.problem}`);
      }
    }
    expect(allowed).toEqual(Array.from({ length: 0x7e - 0x21 + 1 }, (_, index) => 0x21 + index));
  });

  it.each([
    [0, { ok: false, problem: 'empty' }],
    [1, { ok: true, id: 'x' }],
    [256, { ok: true, id: 'x'.repeat(256) }],
    [257, { ok: false, problem: 'too-long', length: 257 }],
  ])('of %i characters is %o', (length, check) => {
    expect(checkCustomerId('x'.repeat(length))).toEqual(check);
  });

  it('is never trimmed or normalised: each stranger is named with its place', () => {
    expect(checkCustomerId(' cus_１😀\u200b')).toEqual({
      ok: false,
      problem: 'forbidden-characters',
      characters: [
        { codePoint: 0x20, position: 1 },
        { codePoint: 0xff11, position: 6 },
        { codePoint: 0x1f600, position: 7 },
        { codePoint: 0x200b, position: 8 },
      ],
    });
  });

  it('is refused when half of a surrogate pair stands in it', () => {
    expect(checkCustomerId('a\ud83d')).toMatchObject({ problem: 'forbidden-characters' });
  });
});

describe("the organisation's own pattern", () => {
  it.each([
    ['cus_\\d+', 'cus_1001', true],
    ['cus_\\d+', 'xcus_1001', false],
    ['cus_\\d+', 'cus_1001x', false],
    ['a|b', 'a', true],
    ['a|b', 'b', true],
    ['a|b', 'ax', false],
    ['a|b', 'xb', false],
    ['^cus_\\d+$', 'cus_7', true],
    ['[a-z-]+', 'anna-b', true],
    ['[a-z-]+', 'Anna', false],
    ['[a-z-]{2,}', 'a', false],
    ['\\w+(?:-\\w+)*', 'a-b-c', true],
  ])('%s on %s: %j', (source, id, fits) => {
    const check = checkCustomerId(id, existing(compileCustomerIdPattern(source)));
    expect(check).toEqual(fits ? { ok: true, id } : { ok: false, problem: 'pattern' });
  });

  it('judges the same ID the same way each time', () => {
    const pattern = existing(compileCustomerIdPattern('a+'));
    expect([1, 2, 3].map(() => checkCustomerId('aaa', pattern).ok)).toEqual([true, true, true]);
  });

  it.each(['(', ')', '[', 'a{2,1}', '*', '\\', 'a)|(b', 'x)(?:y', '(?<n', '(?:a'])(
    'that is none is not compiled: %s',
    (source) => {
      expect(compileCustomerIdPattern(source)).toBeUndefined();
    },
  );
});
