import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAssets } from '../../../src/billing/read-assets';
import type { Asset } from '../../../src/domain/customer-books';
import { CHARGE_ID, dollars, NOW } from '../support/samples';

const usd = { code: 'USD', minor_units: 2, title: 'US dollar', symbol: '$' };
const pricePoint = {
  ident: 'coins-100',
  currency: usd,
  intro_type: 'no_intro',
  features: [],
  lifetime_price: '4.99',
};
const wire = (changes: object = {}) => ({
  is_active: true,
  price_point: pricePoint,
  initial_order_metadata: { source: 'chargehand', ref: CHARGE_ID },
  started_at: '2026-11-22T09:00:00.123456',
  order_id: 'o-1',
  ...changes,
});
const bodyOf = (...oneoffs: unknown[]) => ({
  status: 'success',
  data: { subscriptions: [], oneoffs },
});

const asset: Asset = {
  ident: 'coins-100',
  ref: CHARGE_ID,
  orderId: 'o-1',
  price: dollars(499),
  startedAt: NOW + 123,
};

describe('what a customer owns', () => {
  it.each<[string, object, Partial<Asset>]>([
    ['by us', {}, {}],
    ['at a price in a number', { price_point: { ...pricePoint, lifetime_price: 4.99 } }, {}],
    ['by somebody else', { initial_order_metadata: { source: 'shop' } }, { ref: null }],
    ['by nobody who says so', { initial_order_metadata: null }, { ref: null }],
    ['without metadata', { initial_order_metadata: undefined }, { ref: null }],
    ['with a reference in a number', { initial_order_metadata: { ref: 7 } }, { ref: null }],
    ['with no reference', { initial_order_metadata: { ref: null } }, { ref: null }],
    ['with no order', { order_id: null }, { orderId: null }],
    ['without an order', { order_id: undefined }, { orderId: null }],
    ['with an order that prints nothing', { order_id: '\u200b' }, { orderId: null }],
    ['at a time in UTC', { started_at: '2026-11-22T09:00:00Z' }, { startedAt: NOW }],
    ['at a time with a zone', { started_at: '2026-11-22T04:00:00-05:00' }, { startedAt: NOW }],
    ['at no time', { started_at: null }, { startedAt: null }],
    ['without a time', { started_at: undefined }, { startedAt: null }],
    ['at a time that is none', { started_at: 'some day' }, { startedAt: null }],
  ])('bought %s is read', (_, changes, facts) => {
    expect(readAssets(bodyOf(wire(changes)))).toEqual([{ ...asset, ...facts }]);
  });

  it('is its subscriptions and its one-offs, in that order', () => {
    const monthly = {
      ...pricePoint,
      ident: 'monthly',
      lifetime_price: null,
      next_price: '29.99',
      next_period: 1,
      next_period_duration: 'months',
    };
    const body = {
      data: { subscriptions: [wire({ price_point: monthly })], oneoffs: [wire()] },
    };
    expect(readAssets(body)).toEqual([{ ...asset, ident: 'monthly', price: dollars(2999) }, asset]);
  });

  it.each<[string, unknown, number]>([
    ['bare', { subscriptions: [], oneoffs: [wire()] }, 1],
    ['of one-offs alone', { data: { oneoffs: [wire()] } }, 1],
    ['of subscriptions alone', { data: { subscriptions: [wire()] } }, 1],
    ['with a null list', { data: { subscriptions: null, oneoffs: [wire()] } }, 1],
    ['with another null list', { data: { subscriptions: [wire()], oneoffs: null } }, 1],
    ['of nothing', { data: { subscriptions: [], oneoffs: [] } }, 0],
  ])('may come %s', (_, body, count) => {
    expect(readAssets(body)).toHaveLength(count);
  });

  it.each<[string, unknown]>([
    ['is nothing', null],
    ['has no price point', wire({ price_point: null })],
    ['has a price in words', wire({ price_point: { ...pricePoint, lifetime_price: 'much' } })],
    ['has an order in a number', wire({ order_id: 7 })],
    ['has a time in a number', wire({ started_at: NOW })],
    ['has its metadata in a text', wire({ initial_order_metadata: 'ref' })],
    ['has its metadata in a list', wire({ initial_order_metadata: [] })],
  ])('leaves one out that %s, and keeps the others', (_, odd) => {
    expect(readAssets(bodyOf(odd, wire(), odd))).toEqual([asset]);
  });

  it.each([
    undefined,
    null,
    'assets',
    [],
    {},
    { data: {} },
    { data: null },
    { data: [] },
    { data: { subscriptions: null, oneoffs: null } },
    { data: { subscriptions: {} } },
    { subscriptions: [], oneoffs: 7 },
    { status: 'error', error: [{ msg: 'No such customer' }] },
  ])('is not known from %j', (body) => {
    expect(readAssets(body)).toBeUndefined();
  });

  it('says nothing by what it inherits', () => {
    const ours = `{"__proto__": {"ref": "${CHARGE_ID}"}}`;
    const inherited = wire({ initial_order_metadata: JSON.parse(ours) as unknown });
    expect(readAssets(bodyOf(inherited))).toEqual([{ ...asset, ref: null }]);
    expect(readAssets(JSON.parse('{"__proto__": {"oneoffs": []}}'))).toBeUndefined();
  });

  it('is a list or nothing, whatever the body', () => {
    const body = fc.oneof(
      fc.jsonValue(),
      fc.jsonValue().map((value) => bodyOf(value)),
    );
    fc.assert(
      fc.property(body, (value) => {
        const read = readAssets(value);
        expect(read === undefined || read.every(({ ident }) => ident !== '')).toBe(true);
      }),
    );
  });
});
