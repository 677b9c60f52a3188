import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decimalOf,
  formatMoney,
  parseMoney,
  sameMoney,
  type Currency,
} from '../../../src/domain/money';

const currency = (code: string, minorUnits: number, symbol = ''): Currency => ({
  code,
  minorUnits,
  symbol,
});
const USD = currency('USD', 2, '$');
const JPY = currency('JPY', 0, '¥');
const KWD = currency('KWD', 3, 'KD');
const CLF = currency('CLF', 4, 'UF');

describe('a price is read exactly', () => {
  it.each<[string | number, Currency, number]>([
    ['1.15', USD, 115],
    [1.15, USD, 115],
    ['0.99', USD, 99],
    [0.99, USD, 99],
    [0.29, USD, 29],
    [0.57, USD, 57],
    [1.005e2, USD, 10050],
    [4.35, USD, 435],
    ['1.1', USD, 110],
    ['1.10', USD, 110],
    ['1.1000000', USD, 110],
    ['49', USD, 4900],
    [49, USD, 4900],
    ['0', USD, 0],
    [0, USD, 0],
    [-0, USD, 0],
    ['000.50', USD, 50],
    [' 1.15\n', USD, 115],
    ['1200', JPY, 1200],
    [1200, JPY, 1200],
    ['1200.00', JPY, 1200],
    ['1.234', KWD, 1234],
    [1.234, KWD, 1234],
    ['0.0001', CLF, 1],
    ['90071992547409.91', USD, Number.MAX_SAFE_INTEGER],
  ])('%j in %o is %i', (price, unit, minor) => {
    expect(parseMoney(price, unit)).toEqual({ minor, currency: unit });
  });

  it.each<[string, string | number, Currency]>([
    ['finer than cents', '1.155', USD],
    ['a sum of floats', 0.1 + 0.2, USD],
    ['finer than yen', '0.5', JPY],
    ['finer than fils', 1.2345, KWD],
    ['negative', '-1', USD],
    ['negative', -0.01, USD],
    ['with a plus', '+1', USD],
    ['an exponent', '1e2', USD],
    ['a number that prints as an exponent', 1e21, USD],
    ['a small number that prints as an exponent', 1e-7, USD],
    ['no number', Number.NaN, USD],
    ['endless', Number.POSITIVE_INFINITY, USD],
    ['no number, as text', 'NaN', USD],
    ['one cent more than can be counted', '90071992547409.92', USD],
    ['too large to count in yen', 9_007_199_254_740_992, JPY],
    ['endless digits', '9'.repeat(10_000), USD],
    ['empty', '', USD],
    ['blank', ' ', USD],
    ['without a whole part', '.5', USD],
    ['without a fraction', '5.', USD],
    ['with a decimal comma', '1,15', USD],
    ['grouped', '1,200.00', USD],
    ['hexadecimal', '0x10', USD],
    ['in foreign numerals', '١.١٥', USD],
    ['with its sign', '$1.15', USD],
    ['two numbers', '1.15\n1.15', USD],
    ['inner space', '1 15', USD],
  ])('%s is no price: %j', (_, price, unit) => {
    expect(parseMoney(price, unit)).toBeUndefined();
  });

  it('as JSON numbers of every cent up to a thousand', () => {
    const misread = Array.from({ length: 100_000 }, (_, cents) => cents).filter((cents) => {
      const wire = `${String(Math.trunc(cents / 100))}.${String(cents % 100).padStart(2, '0')}`;
      return parseMoney(JSON.parse(wire) as number, USD)?.minor !== cents;
    });
    expect(misread).toEqual([]);
  });
});

const amounts = fc.record({
  minor: fc.maxSafeNat().map((minor) => minor % 1_000_000_000_000_000),
  currency: fc.integer({ min: 0, max: 4 }).map((digits) => currency('XXX', digits)),
});

describe('the decimal of an amount', () => {
  it.each([
    [115, USD, '1.15'],
    [5, USD, '0.05'],
    [0, USD, '0.00'],
    [1200, JPY, '1200'],
    [1234, KWD, '1.234'],
    [1, CLF, '0.0001'],
    [Number.MAX_SAFE_INTEGER, USD, '90071992547409.91'],
  ])('of %i in %o is %s', (minor, unit, decimal) => {
    expect(decimalOf({ minor, currency: unit })).toBe(decimal);
  });

  it('reads back as the same amount', () => {
    fc.assert(
      fc.property(amounts, (money) => {
        expect(parseMoney(decimalOf(money), money.currency)).toEqual(money);
      }),
    );
  });

  it('reads back as the same amount through a JSON number', () => {
    fc.assert(
      fc.property(amounts, (money) => {
        const wire = JSON.parse(decimalOf(money)) as number;
        expect(parseMoney(wire, money.currency)).toEqual(money);
      }),
    );
  });

  it('reads as the same amount from any text with as many decimals or fewer', () => {
    fc.assert(
      fc.property(amounts, (money) => {
        const short = decimalOf(money)
          .replace(/(\.\d*?)0+$/, '$1')
          .replace(/\.$/, '');
        expect(parseMoney(short, money.currency)).toEqual(money);
      }),
    );
  });
});

const LANGUAGES = (
  'af am ar ar-AE ar-EG ar-MA az be bg bn bs ca cs cy da de de-AT de-CH el en en-GB en-IN es ' +
  'es-419 es-MX et eu fa fi fil fr fr-CA fr-CH ga gl gu he hi hr hu hy id is it it-CH ja ka kk ' +
  'km kn ko ky lo lt lv mk ml mn mr ms my my-MM nb ne nl or pa pl ps pt-BR pt-PT ro ru si sk sl ' +
  'sq sr sv sw ta te th tr uk ur uz vi zh-CN zh-HK zh-TW zu'
).split(' ');

/** The value of a digit of any script: digits come in runs of ten that begin with zero. */
function digitValue(digit: string): string {
  const codePoint = digit.codePointAt(0) ?? 0;
  let zero = codePoint;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((codePoint - zero) % 10);
}

/** The plain decimal that a formatted amount says, whatever its numerals, separators and signs. */
function readBack(formatted: string, minorUnits: number): string {
  const latin = formatted.replace(/\p{Nd}/gu, digitValue);
  const number = /\d(?:.*\d)?/.exec(latin)?.[0] ?? '';
  const digits = number.replace(/\D/g, '');
  if (minorUnits === 0) return digits;
  const separator = number.at(-minorUnits - 1) ?? '';
  const point = ['.', ',', '٫', '·'].includes(separator) ? '.' : `<${separator}>`;
  return `${digits.slice(0, -minorUnits)}${point}${digits.slice(-minorUnits)}`;
}

describe('an amount as people write it', () => {
  it('is tried in many languages', () => {
    expect(Intl.NumberFormat.supportedLocalesOf(LANGUAGES).length).toBeGreaterThanOrEqual(60);
  });

  it.each(LANGUAGES)('has exact digits in %s', (language) => {
    const cases = [
      { minor: 115, currency: USD },
      { minor: 99, currency: USD },
      { minor: 1_234_567, currency: USD },
      { minor: 1200, currency: JPY },
      { minor: 1234, currency: KWD },
      { minor: 10_000, currency: currency('CLF', 4) },
      // A server may count a currency in more or fewer decimals than Intl does.
      { minor: 1200, currency: currency('JPY', 2) },
      { minor: 12, currency: currency('USD', 0) },
      { minor: Number.MAX_SAFE_INTEGER, currency: USD },
    ];
    const told = cases.map((money) =>
      readBack(formatMoney(money, language), money.currency.minorUnits),
    );
    expect(told).toEqual(cases.map(decimalOf));
  });

  it.each([
    ['en', { minor: 115, currency: USD }, /^\$1\.15$/],
    ['ja', { minor: 1200, currency: JPY }, /^[¥￥]1,200$/],
    ['de-CH', { minor: 123_456, currency: currency('CHF', 2) }, /1['’]234\.56/],
    ['ar-EG', { minor: 1234, currency: KWD }, /١٫٢٣٤/],
    ['fa', { minor: 99, currency: USD }, /۰٫۹۹/],
  ])('reads naturally in %s', (language, money, text) => {
    expect(formatMoney(money, language)).toMatch(text);
  });

  it.each([
    [currency('COINS', 0, '🪙'), 120, '🪙 120'],
    [currency('COINS', 2), 120, 'COINS 1.20'],
    [currency('U$D', 2), 120, 'U$D 1.20'],
    [currency('€', 2), 5, '€ 0.05'],
    [currency('', 2), 5, ' 0.05'],
  ])('of the odd currency %o keeps its digits', (unit, minor, text) => {
    expect(formatMoney({ minor, currency: unit }, 'de')).toBe(text);
  });

  it('says a currency that nobody knows by its code', () => {
    const odd = { minor: 115, currency: currency('QQZ', 2, '?') };
    expect(formatMoney(odd, 'en').replace('\u00a0', ' ')).toBe('QQZ 1.15');
  });
});

describe('two amounts', () => {
  it.each([
    ['the same in all', { minor: 115, currency: USD }, true],
    ['with another symbol', { minor: 115, currency: currency('USD', 2, 'US$') }, true],
    ['of another number', { minor: 116, currency: USD }, false],
    ['of another currency', { minor: 115, currency: currency('EUR', 2) }, false],
    ['with other decimals', { minor: 115, currency: currency('USD', 3) }, false],
  ])('%s: same is %j', (_, other, same) => {
    expect(sameMoney({ minor: 115, currency: USD }, other)).toBe(same);
  });
});
