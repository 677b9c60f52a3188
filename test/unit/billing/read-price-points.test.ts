import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPricePoints } from '../../../src/billing/read-price-points';

/** Properties take their time on a busy machine. */
const LONG = { timeout: 60_000 };

const usd = { code: 'USD', minor_units: 2, title: 'US dollar', symbol: '$' };
const wire = (changes: object = {}) => ({
  ident: 'coins-100',
  currency: usd,
  intro_type: 'no_intro',
  features: [{ ident: 'coins' }],
  lifetime_price: '4.99',
  intro_free_trial_period: null,
  intro_free_trial_period_duration: null,
  intro_paid_trial_price: null,
  intro_paid_trial_period: null,
  intro_paid_trial_period_duration: null,
  next_price: null,
  next_period: null,
  next_period_duration: null,
  ...changes,
});
const monthly = {
  lifetime_price: null,
  next_price: '9.99',
  next_period: 1,
  next_period_duration: 'months',
};
const freeTrial = {
  ...monthly,
  intro_type: 'free_trial',
  intro_free_trial_period: 3,
  intro_free_trial_period_duration: 'days',
};
const paidTrial = {
  ...monthly,
  intro_type: 'paid_trial',
  intro_paid_trial_price: 0.99,
  intro_paid_trial_period: 1,
  intro_paid_trial_period_duration: 'weeks',
};

const bodyOf = (...entries: unknown[]) => ({ status: 'success', data: { price_points: entries } });
const currency = { code: 'USD', minorUnits: 2, symbol: '$' };
const dollars = (minor: number) => ({ minor, currency });
const month = { count: 1, unit: 'months' };

describe('a price point', () => {
  it.each([
    ['for life', {}, dollars(499), { kind: 'once' }],
    ['for life, as a number', { lifetime_price: 4.99 }, dollars(499), { kind: 'once' }],
    [
      'for life, with lengths of time that cost nothing',
      { next_period: 1, next_period_duration: 'months', intro_paid_trial_period: 1 },
      dollars(499),
      { kind: 'once' },
    ],
    ['for life, for one cent', { lifetime_price: '0.01' }, dollars(1), { kind: 'once' }],
    [
      'recurring for nothing',
      { ...monthly, next_price: 0 },
      dollars(0),
      { kind: 'recurring', every: month },
    ],
    ['recurring', monthly, dollars(999), { kind: 'recurring', every: month }],
    [
      'recurring, as a number',
      { ...monthly, next_price: 9.99 },
      dollars(999),
      { kind: 'recurring', every: month },
    ],
    [
      'with a free trial',
      freeTrial,
      dollars(0),
      { kind: 'free-trial', trial: { count: 3, unit: 'days' }, then: dollars(999), every: month },
    ],
    [
      'with a paid trial',
      paidTrial,
      dollars(99),
      { kind: 'paid-trial', trial: { count: 1, unit: 'weeks' }, then: dollars(999), every: month },
    ],
  ])('%s is charged and goes on as it says', (_, changes, now, terms) => {
    expect(readPricePoints(bodyOf(wire(changes)))).toEqual({
      pricePoints: [{ ident: 'coins-100', features: ['coins'], now, terms }],
      unreadable: 0,
    });
  });

  it.each(['minutes', 'days', 'weeks', 'months', 'years'])('recurs every so many %s', (unit) => {
    const every = { next_period: 2, next_period_duration: unit };
    expect(readPricePoints(bodyOf(wire({ ...monthly, ...every })))).toMatchObject({
      pricePoints: [{ terms: { kind: 'recurring', every: { count: 2, unit } } }],
    });
  });

  it('is read in its own decimals', () => {
    const list = readPricePoints(
      bodyOf(
        wire({
          ident: 'yen',
          currency: { ...usd, code: 'JPY', minor_units: 0 },
          lifetime_price: 1200,
        }),
        wire({
          ident: 'fils',
          currency: { ...usd, code: 'KWD', minor_units: 3 },
          lifetime_price: '1.234',
        }),
      ),
    );
    expect(list?.pricePoints.map(({ now }) => now.minor)).toEqual([1200, 1234]);
  });

  it.each<[string, object]>([
    ['finer than cents', { lifetime_price: '4.999' }],
    ['a sum of floats', { lifetime_price: 0.1 + 0.2 }],
    ['negative', { lifetime_price: '-4.99' }],
    ['a word', { lifetime_price: 'free' }],
    ['empty', { lifetime_price: '' }],
    ['true', { lifetime_price: true }],
    ['for life for nothing', { lifetime_price: 0 }],
    ['for life for nothing, as a text', { lifetime_price: '0.00' }],
    ['for life, and a next price', { ...monthly, lifetime_price: '4.99' }],
    ['for life, and a next price of nothing', { next_price: '0' }],
    ['for life, and a next price alone', { next_price: 9.99 }],
    ['for life, and a free trial', { intro_type: 'free_trial' }],
    ['for life, and a free trial with all of it', { ...freeTrial, lifetime_price: '4.99' }],
    ['for life, and a paid trial', { intro_type: 'paid_trial' }],
    ['for life, and the price of a trial', { intro_paid_trial_price: '0.99' }],
    ['for life for nothing, and a free trial', { ...freeTrial, lifetime_price: 0 }],
    ['without any price', { lifetime_price: null }],
    ['recurring without a period', { ...monthly, next_period: null }],
    ['recurring without a unit', { ...monthly, next_period_duration: null }],
    ['recurring every zero months', { ...monthly, next_period: 0 }],
    ['recurring every minus one month', { ...monthly, next_period: -1 }],
    ['recurring every half month', { ...monthly, next_period: 0.5 }],
    ['recurring in unknown units', { ...monthly, next_period_duration: 'moons' }],
    ['a trial without a length', { ...freeTrial, intro_free_trial_period: null }],
    ['a paid trial without a price', { ...paidTrial, intro_paid_trial_price: null }],
    ['a trial without what follows', { ...freeTrial, next_price: null }],
    ['an unknown introduction', { intro_type: 'half_price' }],
    ['without an ident', { ident: undefined }],
    ['with a slash in its ident', { ident: 'a/b' }],
    ['with an endless ident', { ident: 'a'.repeat(257) }],
    ['without a currency', { currency: null }],
    ['in five decimals', { currency: { ...usd, minor_units: 5 } }],
    ['in minus one decimals', { currency: { ...usd, minor_units: -1 } }],
    ['in decimals as text', { currency: { ...usd, minor_units: '2' } }],
    ['in a currency without a code', { currency: { ...usd, code: '' } }],
    ['in a currency with an invisible code', { currency: { ...usd, code: '\u202e\u200b' } }],
    ['with features in a word', { features: 'coins' }],
  ])('that is %s is counted and not offered', (_, changes) => {
    const good = wire({ ident: 'good' });
    const list = readPricePoints(bodyOf(wire(changes), good));
    expect(list?.pricePoints.map(({ ident }) => ident)).toEqual(['good']);
    expect(list?.unreadable).toBe(1);
  });

  it.each([
    [{ features: null }, []],
    [{ features: undefined }, []],
    [{ features: [{}, { ident: 'a' }] }, ['a']],
    [{ features: [{ ident: 'a\u202eb' }] }, ['a b']],
  ])('with %j has the features %j', (changes, features) => {
    expect(readPricePoints(bodyOf(wire(changes)))?.pricePoints[0]?.features).toEqual(features);
  });

  it('has a currency without invisible characters', () => {
    const odd = { ...usd, code: 'CO\u202eINS', symbol: '\u2067$\u0000' };
    const list = readPricePoints(bodyOf(wire({ currency: odd })));
    expect(list?.pricePoints[0]?.now.currency).toEqual({
      code: 'CO INS',
      minorUnits: 2,
      symbol: '$',
    });
  });

  it('may have the name of a part of every object', () => {
    const names = ['__proto__', 'constructor', 'toString'];
    const list = readPricePoints(bodyOf(...names.map((ident) => wire({ ident }))));
    expect(list?.pricePoints.map(({ ident }) => ident)).toEqual(names);
  });

  it('says nothing by what it inherits', () => {
    const text = JSON.stringify(bodyOf({ polluted: wire() })).replace('polluted', '__proto__');
    expect(readPricePoints(JSON.parse(text))).toEqual({ pricePoints: [], unreadable: 1 });
  });
});

describe('an ident that is listed twice', () => {
  it('with one price is offered once', () => {
    const list = readPricePoints(bodyOf(wire(), wire()));
    expect(list?.pricePoints.map(({ ident }) => ident)).toEqual(['coins-100']);
  });

  it('with two prices is not offered: either would be a guess', () => {
    const list = readPricePoints(
      bodyOf(wire(), wire({ lifetime_price: '5.99' }), wire({ ident: 'b' })),
    );
    expect(list?.pricePoints.map(({ ident }) => ident)).toEqual(['b']);
    expect(list?.unreadable).toBe(2);
  });
});

describe('a price list', () => {
  it.each([
    ['wrapped', bodyOf(wire())],
    ['bare', { price_points: [wire()] }],
  ])('%s is read', (_, body) => {
    expect(readPricePoints(body)?.pricePoints.length).toBe(1);
  });

  it('may be empty', () => {
    expect(readPricePoints(bodyOf())).toEqual({ pricePoints: [], unreadable: 0 });
  });

  it.each([
    undefined,
    null,
    [],
    'text',
    {},
    { data: null },
    { data: { price_points: {} } },
    { price_points: { 'coins-100': { price: 'ask us' } } },
  ])('is none: %j', (body) => {
    expect(readPricePoints(body)).toBeUndefined();
  });

  it('of anything at all is read or refused, and every entry is accounted for', LONG, () => {
    const entry = fc.oneof(
      fc.jsonValue(),
      fc.jsonValue().map((value) => wire({ next_price: value })),
    );
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        const list = readPricePoints(bodyOf(...entries));
        const offered = list?.pricePoints.length ?? 0;
        expect(offered + (list?.unreadable ?? 0)).toBe(entries.length);
      }),
    );
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        expect(readPricePoints(body)).toBeUndefined();
      }),
    );
  });
});
