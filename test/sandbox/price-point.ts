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
