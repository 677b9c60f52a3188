/** A price as the wire carries it: decimal major units, as text or as a number. */
export type Price = string | number | null;

type Duration = 'minutes' | 'days' | 'weeks' | 'months' | 'years' | null;

export interface Currency {
  readonly code: string;
  readonly minor_units: number;
  readonly title: string;
  readonly symbol: string;
}

/** A price point exactly as the billing API sends it, every field present. */
export interface PricePoint {
  readonly ident: string;
  readonly currency: Currency;
  readonly intro_type: 'no_intro' | 'free_trial' | 'paid_trial';
  readonly features: readonly { readonly ident: string }[];
  readonly lifetime_price: Price;
  readonly intro_free_trial_period: number | null;
  readonly intro_free_trial_period_duration: Duration;
  readonly intro_paid_trial_price: Price;
  readonly intro_paid_trial_period: number | null;
  readonly intro_paid_trial_period_duration: Duration;
  readonly next_price: Price;
  readonly next_period: number | null;
  readonly next_period_duration: Duration;
}

/** What a purchase of a price point is: the catalogue's coins are consumables, used up and bought again. */
export type Kind = 'subscription' | 'oneoff' | 'consumable';

/** The kind of a price point. The API does not tell it, so the feature named `coins` does. */
export function kindOf({ lifetime_price, features }: PricePoint): Kind {
  if (lifetime_price === null) return 'subscription';
  return features.some(({ ident }) => ident === 'coins') ? 'consumable' : 'oneoff';
}

/** The price that a purchase takes at once. */
export function priceNow(point: PricePoint): string {
  if (point.lifetime_price !== null) return String(point.lifetime_price);
  switch (point.intro_type) {
    case 'no_intro':
      return String(point.next_price);
    case 'paid_trial':
      return String(point.intro_paid_trial_price);
    case 'free_trial':
      return '0';
  }
}

/** Writes a decimal price with exactly the digits its currency has, so that `49` reads `49.00`. */
export function inDecimals(price: string, currency: Currency): string {
  const [whole = '0', fraction = ''] = price.split('.');
  const digits = fraction.padEnd(currency.minor_units, '0');
  return digits === '' ? whole : `${whole}.${digits}`;
}

/** Counts a decimal price in the currency's minor units without ever multiplying a float. */
export function inMinorUnits(price: string, currency: Currency): number {
  return Number.parseInt(inDecimals(price, currency).replace('.', ''), 10);
}

/** Writes minor units as a decimal price, so that 99 cents read `0.99`. */
export function fromMinorUnits(minorUnits: number, { minor_units }: Currency): string {
  const digits = String(minorUnits).padStart(minor_units + 1, '0');
  if (minor_units === 0) return digits;
  return `${digits.slice(0, -minor_units)}.${digits.slice(-minor_units)}`;
}

/** The minor units with a tax on top, rounded to whole ones; the percentage may have two decimals. */
export function withTax(minorUnits: number, percent: number): number {
  return minorUnits + Math.round((minorUnits * Math.round(percent * 100)) / 10_000);
}
