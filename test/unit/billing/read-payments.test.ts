import { describe, expect, it } from 'vitest';
import { identifier } from '../../../src/billing/error-envelope';
import { readPayments } from '../../../src/billing/read-payments';
import type { Payment } from '../../../src/domain/customer-books';
import { dollars, NOW } from '../support/samples';

const usd = { code: 'USD', minor_units: 2, title: 'US dollar', symbol: '$' };
const payment = (changes: object = {}) => ({
  order_id: 'o-1',
  subs_id: null,
  amount: '4.99',
  refunded: '1.50',
  currency: usd,
  created_at: '2026-11-22T09:00:00.123456',
  ...changes,
});
const bodyOf = (...payments: unknown[]) => ({ status: 'success', data: { payments } });

describe('a payment history', () => {
  const read: Payment = {
    orderId: 'o-1',
    amount: dollars(499),
    refundedMinor: 150,
    createdAt: NOW + 123,
  };
  const yen = { code: 'JPY', minorUnits: 0, symbol: '' };

  it.each<[string, object, Partial<Payment>]>([
    ['refunded in part', {}, {}],
    ['refunded, as a number', { refunded: 4.99 }, { refundedMinor: 499 }],
    ['not refunded', { refunded: '0' }, { refundedMinor: 0 }],
    ['with a null refund', { refunded: null }, { refundedMinor: 0 }],
    ['without a refund', { refunded: undefined }, { refundedMinor: 0 }],
    ['of an amount in a number', { amount: 4.99 }, {}],
    ['of a whole amount', { amount: 5 }, { amount: dollars(500) }],
    ['of nothing', { amount: '0' }, { amount: dollars(0) }],
    [
      'without a sign of its currency',
      { currency: { code: 'JPY', minor_units: 0 }, amount: '499', refunded: 3 },
      { amount: { minor: 499, currency: yen }, refundedMinor: 3 },
    ],
    ['with a zone', { created_at: '2026-11-22T11:00:00+02:00' }, { createdAt: NOW }],
    ['in UTC', { created_at: '2026-11-22T09:00:00Z' }, { createdAt: NOW }],
    ['with fields that nobody asked for', { last4: '4242', nested: { deep: [1] } }, {}],
  ])('with a payment %s is read', (_, changes, facts) => {
    expect(readPayments(bodyOf(payment(changes)))).toEqual([{ ...read, ...facts }]);
  });

  it('may come without its wrapping', () => {
    expect(readPayments({ payments: [payment()] })).toEqual([read]);
    expect(readPayments({ payments: [] })).toEqual([]);
  });

  it('may be empty', () => {
    expect(readPayments(bodyOf())).toEqual([]);
  });

  it('keeps every payment in its order', () => {
    const body = bodyOf(...['c', 'a', 'b'].map((order_id) => payment({ order_id })));
    expect(readPayments(body)?.map(({ orderId }) => orderId)).toEqual(['c', 'a', 'b']);
  });

  it.each<[string, unknown]>([
    ['no order', payment({ order_id: null })],
    ['an order in a number', payment({ order_id: 7 })],
    ['a refund finer than cents', payment({ refunded: '0.001' })],
    ['a refund in words', payment({ refunded: 'some' })],
    ['no amount', payment({ amount: null })],
    ['an amount finer than cents', payment({ amount: '4.999' })],
    ['an amount in words', payment({ amount: 'five' })],
    ['an amount below nothing', payment({ amount: -4.99 })],
    ['an amount in a list', payment({ amount: ['4.99'] })],
    ['no time', payment({ created_at: null })],
    ['a time that is none', payment({ created_at: 'yesterday' })],
    ['a time in a number', payment({ created_at: NOW })],
    ['an order that prints nothing', payment({ order_id: '\u200b' })],
    ['an empty order', payment({ order_id: '' })],
    ['no currency', payment({ currency: null })],
    ['a currency that prints nothing', payment({ currency: { ...usd, code: '\u200b' } })],
    ['five decimals', payment({ currency: { ...usd, minor_units: 5 } })],
    ['nothing', null],
  ])('with a hole in it is not understood at all: %s', (_, hole) => {
    expect(readPayments(bodyOf(payment(), hole))).toBeUndefined();
  });

  it.each([
    undefined,
    null,
    [],
    {},
    'payments',
    { data: {} },
    { data: null },
    { data: { payments: {} } },
    { payments: null },
    JSON.parse('{"__proto__": {"payments": []}}') as unknown,
  ])('is none: %j', (body) => {
    expect(readPayments(body)).toBeUndefined();
  });

  it('names an order as the answer to its charge does', () => {
    const long = 'o'.repeat(150);
    const [first] = readPayments(bodyOf(payment({ order_id: long }))) ?? [];
    expect(first?.orderId).toBe(identifier(long));
  });
});
