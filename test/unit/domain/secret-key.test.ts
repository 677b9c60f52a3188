import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { parseSecretKey, SecretKey } from '../../../src/domain/secret-key';

const VALUE = 'sk_sentinel_5e7a';
const key = new SecretKey(VALUE);

describe('a secret key', () => {
  it.each([
    ['String', String(key)],
    ['a template', `key ${key.toString()}`],
    ['concatenation', ['key ', key].join('')],
    ['JSON', JSON.stringify(key).replaceAll('"', '')],
  ])('prints as [secret] in %s', (_, text) => {
    expect(text).toMatch(/^(key )?\[secret\]$/);
  });

  it('prints as [secret] inside of other things', () => {
    expect(JSON.stringify({ deep: [{ key }] })).toBe('{"deep":[{"key":"[secret]"}]}');
  });

  it.each([
    ['inspect', inspect(key, { showHidden: true, depth: Infinity })],
    ['inspect of what holds it', inspect({ key }, { showHidden: true, depth: Infinity })],
    ['an error that it causes', inspect(new Error(`with ${String(key)}`, { cause: key }))],
    ['its own fields', JSON.stringify(Object.entries(Object.getOwnPropertyDescriptors(key)))],
    ['a clone', inspect(structuredClone<unknown>(key))],
  ])('does not appear in %s', (_, text) => {
    expect(text).not.toContain(VALUE);
    expect(text).not.toContain(VALUE.slice(-4));
  });

  it('is given away by reveal alone', () => {
    expect(key.reveal()).toBe(VALUE);
  });

  it.each([
    ['sk_sentinel_5e7a', '5e7a'],
    ['123456789012', '9012'],
    ['12345678901', ''],
    ['1234', ''],
  ])('%s lets a screen know "%s"', (value, ending) => {
    expect(new SecretKey(value).ending()).toBe(ending);
  });
});

describe('a pasted key', () => {
  it.each([
    [VALUE, false],
    [` ${VALUE}`, true],
    [`${VALUE}\r\n`, true],
    [`\u00a0\ufeff\t${VALUE} `, true],
    ['x'.repeat(512), false],
    ['~!', false],
  ])('%j is taken, trimmed: %j', (pasted, trimmed) => {
    const check = parseSecretKey(pasted);
    expect(check.ok && [check.key.reveal(), check.trimmed]).toEqual([pasted.trim(), trimmed]);
  });

  it.each([
    ['', 'empty'],
    [' \n\t', 'empty'],
    ['sk 1', 'inner-space'],
    ['sk\n1', 'inner-space'],
    ['sk\u00a01', 'inner-space'],
    ['sk_ключ', 'not-ascii'],
    ['sk\u200b1', 'not-ascii'],
    ['sk\u00001', 'not-ascii'],
    ['x'.repeat(513), 'too-long'],
  ])('%j is refused as %s', (pasted, problem) => {
    expect(parseSecretKey(pasted)).toEqual({ ok: false, problem });
  });
});
