import type { MessageKey } from '../../ui/words';

const named: readonly (readonly [RegExp, MessageKey])[] = [
  [/^ $/, 'charSpace'],
  [/^\t$/, 'charTab'],
  [/^[\n\r\u2028\u2029]$/, 'charLineBreak'],
  [/^[\u00a0\u202f]$/, 'charNoBreakSpace'],
  [/^\u00ad$/, 'charSoftHyphen'],
  [/^[\u200b\u2060\ufeff]$/, 'charZeroWidthSpace'],
  [/^[\u200c\u200d]$/, 'charJoiner'],
  [/^[\u200e\u202a\u202d\u2066]$/, 'charLeftToRight'],
  [/^[\u061c\u200f\u202b\u202e\u2067]$/, 'charRightToLeft'],
  [/^\p{Zs}$/u, 'charOtherSpace'],
  [/^[\p{Cc}\p{Cf}]$/u, 'charControl'],
  [/^[\u2010-\u2015\u2212]$/, 'charDash'],
  [/^\p{Script=Cyrillic}$/u, 'charCyrillic'],
  [/^\p{Script=Greek}$/u, 'charGreek'],
  [/^[\p{L}\p{M}]$/u, 'charLetter'],
  [/^\p{Nd}$/u, 'charDigit'],
];

/** A plain word for a character that no customer ID has. */
export function characterName(codePoint: number): MessageKey {
  const character = String.fromCodePoint(codePoint);
  return named.find(([pattern]) => pattern.test(character))?.[1] ?? 'charOther';
}
