import type { Currency } from '../../../src/domain/money';
import type { PricePoint } from '../../../src/domain/price-point';

const USD: Currency = { code: 'USD', minorUnits: 2, symbol: '$' };

/** What can be charged. Two cost the same, so that an amount does not tell which one it was. */
export const PRICES: readonly PricePoint[] = [
  {
    ident: 'coins',
    features: ['coins'],
    now: { minor: 999, currency: USD },
    terms: { kind: 'once' },
  },
  {
    ident: 'plus',
    features: [],
    now: { minor: 999, currency: USD },
    terms: { kind: 'recurring', every: { count: 1, unit: 'months' } },
  },
  { ident: 'mini', features: [], now: { minor: 499, currency: USD }, terms: { kind: 'once' } },
];

/** A price point as the server writes it. */
export function wirePrice({ ident, features, now, terms }: PricePoint) {
  const decimal = (now.minor / 100).toFixed(2);
  return {
    ident,
    features: features.map((feature) => ({ ident: feature })),
    currency: WIRE_USD,
    intro_type: 'no_intro',
    ...(terms.kind === 'once'
      ? { lifetime_price: decimal }
      : { next_price: decimal, next_period: 1, next_period_duration: 'months' }),
  };
}

export const WIRE_USD = { code: 'USD', minor_units: 2, title: 'US Dollar', symbol: '$' };
