import { expect, it } from 'vitest';
import { checkCustomerId, type CustomerIdCheck } from '../../../src/domain/customer-id';

const CODE_POINTS = 0x110000;
const PRINTABLE = { first: 0x21, last: 0x7e } as const;
const isPrintable = (codePoint: number) =>
  codePoint >= PRINTABLE.first && codePoint <= PRINTABLE.last;

/** What is wrong with a verdict, if anything; a million assertions of the test library would take minutes. */
function faultOf(check: CustomerIdCheck, text: string, codePoint: number, position: number) {
  if (check.ok) return isPrintable(codePoint) && check.id === text ? undefined : 'is allowed';
  if (isPrintable(codePoint)) return `is refused: ${check.problem}`;
  if (check.problem !== 'forbidden-characters') return `is refused as ${check.problem}`;
  const [named] = check.characters;
  if (check.characters.length !== 1 || named === undefined) return 'is not named alone';
  if (named.codePoint !== codePoint) return `is named U+${named.codePoint.toString(16)}`;
  return named.position === position ? undefined : `is said to be at ${String(named.position)}`;
}

it.each([
  ['alone', '', ''],
  ['in the middle of an id', 'cus_10', '01'],
])(
  'every code point %s: U+0021 to U+007E pass, all others are named',
  { timeout: 60_000 },
  (_, before, after) => {
    const faults: string[] = [];
    let allowed = 0;
    let refused = 0;
    for (let codePoint = 0; codePoint < CODE_POINTS; codePoint += 1) {
      const text = before + String.fromCodePoint(codePoint) + after;
      const check = checkCustomerId(text);
      if (check.ok) allowed += 1;
      else refused += 1;
      const fault = faultOf(check, text, codePoint, before.length + 1);
      if (fault !== undefined) faults.push(`U+${codePoint.toString(16)} ${fault}`);
    }
    expect(faults.slice(0, 10)).toEqual([]);
    expect({ allowed, refused }).toEqual({ allowed: 94, refused: 1_114_018 });
  },
);
