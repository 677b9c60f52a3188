import { sameMoney, type Money } from './money';

export type PeriodUnit = 'minutes' | 'days' | 'weeks' | 'months' | 'years';

/** A length of time in the price point's own words: three months stay three months. */
export interface Period {
  readonly count: number;
  readonly unit: PeriodUnit;
}

/** What follows the first charge. */
export type Terms =
  | { readonly kind: 'once' }
  | { readonly kind: 'recurring'; readonly every: Period }
  | {
      readonly kind: 'free-trial' | 'paid-trial';
      readonly trial: Period;
      readonly then: Money;
      readonly every: Period;
    };

/** One thing that can be charged. `now` is the listed price of the press itself; tax may be added by the server. */
export interface PricePoint {
  readonly ident: string;
  readonly features: readonly string[];
  readonly now: Money;
  readonly terms: Terms;
}

/** The price list of one organisation, as last read from the server at `readAt`, which was `serverAt` by its own clock (milliseconds since 1970). */
export interface PriceList {
  readonly readAt: number;
  readonly serverAt: number | null;
  readonly pricePoints: readonly PricePoint[];
  /** Entries of the server's list that could not be understood and are therefore not offered. */
  readonly unreadable: number;
}

/** True when charging one is charging the other: same ident, same amounts, same terms. */
export function samePrice(a: PricePoint, b: PricePoint): boolean {
  return a.ident === b.ident && sameMoney(a.now, b.now) && sameTerms(a.terms, b.terms);
}

function sameTerms(a: Terms, b: Terms): boolean {
  if (a.kind === 'once' || b.kind === 'once') return a.kind === b.kind;
  if (!samePeriod(a.every, b.every)) return false;
  if (a.kind === 'recurring' || b.kind === 'recurring') return a.kind === b.kind;
  return a.kind === b.kind && samePeriod(a.trial, b.trial) && sameMoney(a.then, b.then);
}

function samePeriod(a: Period, b: Period): boolean {
  return a.count === b.count && a.unit === b.unit;
}
