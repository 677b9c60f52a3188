import { describe, expect, it } from 'vitest';
import { checkNewPassphrase, waitAfterWrong } from '../../../src/domain/passphrase';

it.each([
  ['x'.repeat(12), 'x'.repeat(12), undefined],
  ['x'.repeat(11), 'x'.repeat(11), 'too-short'],
  ['', '', 'too-short'],
  // Twelve characters are counted, not UTF-16 units: six of these have twelve of those.
  ['🦊'.repeat(6), '🦊'.repeat(6), 'too-short'],
  ['🦊'.repeat(12), '🦊'.repeat(12), undefined],
  ['correct horse ', 'correct horse', 'not-repeated'],
  ['correct horse', '', 'not-repeated'],
  ['short', 'other', 'too-short'],
])('the new passphrase %j, repeated as %j, is %s', (passphrase, repeated, problem) => {
  expect(checkNewPassphrase(passphrase, repeated)).toBe(problem);
});

describe('after wrong passphrases', () => {
  it.each([
    [0, 0],
    [1, 0],
    [4, 0],
    [5, 30_000],
    [6, 60_000],
    [7, 120_000],
    [8, 240_000],
    [9, 480_000],
    [10, 900_000],
    [11, 900_000],
    [2000, 900_000],
  ])('%i in a row, the next is tried %i ms later', (wrongTries, wait) => {
    expect(waitAfterWrong(wrongTries)).toBe(wait);
  });
});
