import { expect, it } from 'vitest';
import { checkNewPassphrase } from '../../../src/domain/passphrase';

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
