import { expect, it } from 'vitest';
import { isSurelyId, isValue, looksLikeId } from '../../../src/content/value-words';

const LABELS = new Set(['user id']);

it.each(['usr_9f31c2', '417', 'ana@mail.test', 'a-b', 'Ana (Ltd)', 'a.b', 'v1.'])(
  '%j can be a value',
  (text) => {
    expect(isValue(text, LABELS)).toBe(true);
  },
);

it.each([
  '',
  '-',
  'n/a',
  'None',
  'Hidden',
  'Unassigned',
  'Loading...',
  'Loading\u2026',
  '3c90c3cc...',
  'usr_****c2',
  '\u2022\u2022\u20224242',
  '(none)',
  '(shop)',
  'Copy',
  'User ID:',
])('%j stands where there is no value', (text) => {
  expect(isValue(text, LABELS)).toBe(false);
});

it.each([
  ['usr_9f31c2', true, true],
  ['417', true, true],
  ['ana@mail.test', true, true],
  ['created_at', true, false],
  ['Active', false, false],
  ['usr 1', false, false],
])('that %j looks like an ID: %j; surely: %j', (text, looks, surely) => {
  expect(looksLikeId(text)).toBe(looks);
  expect(isSurelyId(text)).toBe(surely);
});
