import type { Currency } from '../../../src/domain/money';
import type { PricePoint } from '../../../src/domain/price-point';

const USD: Currency = { code: 'USD', minorUnits: 2, symbol: '$' };
const MONTHLY = { count: 1, unit: 'months' } as const;

/** What a customer has of a purchase. A consumable can be bought again, whatever a server guards. */
export type Good = 'consumable' | 'lifetime' | 'subscription';

/** One thing on sale: as the product reads it, and what it is, which the wire does not tell. */
interface OnSale {
  readonly pricePoint: PricePoint;
  readonly good: Good;
}

/** Two cost the same, so that an amount does not tell which one it was; the free trial leaves no payment at all. */
const ON_SALE: readonly OnSale[] = [
  {
    good: 'consumable',
    pricePoint: {
      ident: 'coins',
      features: ['coins'],
      now: { minor: 999, currency: USD },
      terms: { kind: 'once' },
    },
  },
  {
    good: 'subscription',
    pricePoint: {
      ident: 'plus',
      features: [],
      now: { minor: 999, currency: USD },
      terms: { kind: 'recurring', every: MONTHLY },
    },
  },
  {
    good: 'lifetime',
    pricePoint: {
      ident: 'mini',
      features: [],
      now: { minor: 499, currency: USD },
      terms: { kind: 'once' },
    },
  },
  {
    good: 'subscription',
    pricePoint: {
      ident: 'taste',
      features: [],
      now: { minor: 0, currency: USD },
      terms: {
        kind: 'free-trial',
        trial: { count: 7, unit: 'days' },
        then: { minor: 999, currency: USD },
        every: MONTHLY,
      },
    },
  },
];

/** What can be charged. */
export const PRICES: readonly PricePoint[] = ON_SALE.map(({ pricePoint }) => pricePoint);

const goods = new Map(ON_SALE.map(({ good, pricePoint }) => [pricePoint.ident, good]));

/** What the customer has of it. */
export function goodOf(ident: string): Good {
  return goods.get(ident) ?? 'consumable';
}

/** What a press of it takes, in minor units and before tax. */
export function priceOf(ident: string): number {
  return PRICES.find((each) => each.ident === ident)?.now.minor ?? 0;
}

/** A price point as the server writes it. */
export function wirePrice({ ident, features, now, terms }: PricePoint) {
  return {
    ident,
    features: features.map((feature) => ({ ident: feature })),
    currency: WIRE_USD,
    ...wireTerms(now.minor, terms),
  };
}

function wireTerms(now: number, terms: PricePoint['terms']) {
  if (terms.kind === 'once') return { intro_type: 'no_intro', lifetime_price: decimal(now) };
  const next = { next_period: 1, next_period_duration: 'months' };
  if (terms.kind === 'recurring') {
    return { intro_type: 'no_intro', next_price: decimal(now), ...next };
  }
  return {
    intro_type: 'free_trial',
    intro_free_trial_period: 7,
    intro_free_trial_period_duration: 'days',
    next_price: decimal(terms.then.minor),
    ...next,
  };
}

/** Minor units as the decimal of major ones that the wire carries. */
export function decimal(minor: number): string {
  return (minor / 100).toFixed(2);
}

export const WIRE_USD = { code: 'USD', minor_units: 2, title: 'US Dollar', symbol: '$' };
