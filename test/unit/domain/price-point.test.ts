import { describe, expect, it } from 'vitest';
import { samePrice, type PricePoint, type Terms } from '../../../src/domain/price-point';
import { COINS, dollars, TRIAL } from '../support/samples';

const month = { count: 1, unit: 'months' } as const;
const monthly: PricePoint = { ...COINS, terms: { kind: 'recurring', every: month } };
const trial = TRIAL.terms as Extract<Terms, { kind: 'free-trial' | 'paid-trial' }>;
const trialWith = (changes: Partial<typeof trial>): PricePoint => ({
  ...TRIAL,
  terms: { ...trial, ...changes },
});

describe('a price is the same', () => {
  it.each([
    ['as itself', COINS, { ...COINS }],
    ['as itself with its terms', TRIAL, structuredClone(TRIAL)],
    ['with other features', COINS, { ...COINS, features: ['more'] }],
    [
      'with another sign of the currency',
      COINS,
      { ...COINS, now: { ...COINS.now, currency: { ...COINS.now.currency, symbol: 'US$' } } },
    ],
  ])('%s', (_, a, b) => {
    expect([samePrice(a, b), samePrice(b, a)]).toEqual([true, true]);
  });
});

describe('a price is another', () => {
  it.each<[string, PricePoint, PricePoint]>([
    ['by its ident', COINS, { ...COINS, ident: 'coins-200' }],
    ['by the case of its ident', COINS, { ...COINS, ident: 'COINS-100' }],
    ['by its amount', COINS, { ...COINS, now: dollars(500) }],
    [
      'by its currency',
      COINS,
      { ...COINS, now: { ...COINS.now, currency: { ...COINS.now.currency, code: 'EUR' } } },
    ],
    [
      'by its decimals',
      COINS,
      { ...COINS, now: { ...COINS.now, currency: { ...COINS.now.currency, minorUnits: 3 } } },
    ],
    ['once or recurring', COINS, monthly],
    ['recurring or a trial', { ...monthly, ident: TRIAL.ident, now: TRIAL.now }, TRIAL],
    ['once or a trial', { ...TRIAL, terms: { kind: 'once' } }, TRIAL],
    [
      'by the number of its periods',
      monthly,
      { ...COINS, terms: { kind: 'recurring', every: { count: 3, unit: 'months' } } },
    ],
    [
      'by the unit of its periods',
      monthly,
      { ...COINS, terms: { kind: 'recurring', every: { count: 1, unit: 'years' } } },
    ],
    ['by the kind of its trial', TRIAL, trialWith({ kind: 'paid-trial' })],
    ['by the length of its trial', TRIAL, trialWith({ trial: { count: 4, unit: 'days' } })],
    ['by what follows its trial', TRIAL, trialWith({ then: dollars(998) })],
    ['by how often that follows', TRIAL, trialWith({ every: { count: 2, unit: 'months' } })],
  ])('%s', (_, a, b) => {
    expect([samePrice(a, b), samePrice(b, a)]).toEqual([false, false]);
  });
});
