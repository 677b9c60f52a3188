/** A currency as the billing API describes it. `minorUnits` is the number of decimals, 0 to 4. */
export interface Currency {
  readonly code: string;
  readonly minorUnits: number;
  readonly symbol: string;
}

/** An exact amount: `minor` is a safe integer in the currency's minor unit (cents, yen, fils). */
export interface Money {
  readonly minor: number;
  readonly currency: Currency;
}

const DECIMAL = /^(\d{1,15})(?:\.(\d{1,15}))?$/;
const LARGEST = 9_007_199_254_740_991n;

/**
 * Reads a decimal price in major units exactly, never through a float.
 * A JSON number is taken by its shortest decimal form, which is what the server wrote.
 * Undefined when it is negative, not a plain decimal, or finer than the currency's minor unit.
 */
export function parseMoney(price: string | number, currency: Currency): Money | undefined {
  const match = DECIMAL.exec(String(price).trim());
  if (match === null) return undefined;
  const whole = match[1] ?? '';
  const fraction = (match[2] ?? '').replace(/0+$/, '');
  if (fraction.length > currency.minorUnits) return undefined;
  const minor = BigInt(whole + fraction.padEnd(currency.minorUnits, '0'));
  return minor > LARGEST ? undefined : { minor: Number(minor), currency };
}

/** The exact decimal in major units, with all the currency's decimals: 115 cents are `1.15`. */
export function decimalOf({ minor, currency }: Money): `${number}` {
  const digits = String(minor).padStart(currency.minorUnits + 1, '0');
  const point = digits.length - currency.minorUnits;
  const decimal =
    currency.minorUnits === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
  return decimal as `${number}`;
}

/** The amount as people of that language write it; the digits are exact in every one of them. */
export function formatMoney(money: Money, language: string): string {
  const decimal = decimalOf(money);
  const { code, minorUnits, symbol } = money.currency;
  // Intl refuses a currency code that is not three letters; the server may name its own (coins, credits).
  if (!/^[A-Za-z]{3}$/.test(code)) return `${symbol || code} ${decimal}`;
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency: code,
    minimumFractionDigits: minorUnits,
    maximumFractionDigits: minorUnits,
  }).format(decimal);
}

/** True when both are the same number of the same currency. */
export function sameMoney(a: Money, b: Money): boolean {
  return (
    a.minor === b.minor &&
    a.currency.code === b.currency.code &&
    a.currency.minorUnits === b.currency.minorUnits
  );
}
