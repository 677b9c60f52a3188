import { describe, expect, it } from 'vitest';
import type { Terms } from '../../../src/domain/price-point';
import { priceTerms, pressName, termsAfterPress } from '../../../src/ui/price-terms';
import { createWords } from '../../../src/ui/words';
import { COINS, dollars } from '../support/samples';
import { message } from './fake-page';

const words = { ...createWords(message), language: 'en-US' };
const month = { count: 1, unit: 'months' } as const;
const year = { count: 1, unit: 'years' } as const;

const rows: readonly [number, Terms, string, string, string][] = [
  [999, { kind: 'once' }, '$9.99 once', 'once', 'Charge $9.99'],
  [
    2999,
    { kind: 'recurring', every: month },
    '$29.99 every month',
    'now, then $29.99 every month',
    'Charge $29.99',
  ],
  [
    999,
    { kind: 'recurring', every: { count: 3, unit: 'months' } },
    '$9.99 every 3 months',
    'now, then $9.99 every 3 months',
    'Charge $9.99',
  ],
  [
    0,
    { kind: 'free-trial', trial: { count: 7, unit: 'days' }, then: dollars(2999), every: month },
    '7 days free, then $29.99 every month',
    '7 days free, then $29.99 every month',
    'Start free trial',
  ],
  [
    100,
    { kind: 'paid-trial', trial: { count: 3, unit: 'days' }, then: dollars(4900), every: year },
    '$1.00 for 3 days, then $49.00 every year',
    'for 3 days, then $49.00 every year',
    'Charge $1.00',
  ],
  [
    100,
    {
      kind: 'paid-trial',
      trial: { count: 1, unit: 'weeks' },
      then: dollars(200),
      every: { count: 30, unit: 'minutes' },
    },
    '$1.00 for 1 week, then $2.00 every 30 minutes',
    'for 1 week, then $2.00 every 30 minutes',
    'Charge $1.00',
  ],
];

describe('a price point in human terms', () => {
  it.each(rows)('%i %j: %s', (cents, terms, whole, after, name) => {
    const pricePoint = { ...COINS, now: dollars(cents), terms };
    expect(priceTerms(pricePoint, words)).toBe(whole);
    expect(termsAfterPress(pricePoint, words)).toBe(after);
    expect(pressName(pricePoint, words)).toBe(name);
  });
});
