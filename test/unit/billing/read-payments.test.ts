import { describe, expect, it } from 'vitest';
import { readPayments } from '../../../src/billing/read-payments';

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
  it.each<[string, object, number]>([
    ['refunded in part', {}, 150],
    ['refunded, as a number', { refunded: 4.99 }, 499],
    ['not refunded', { refunded: '0' }, 0],
    ['with a null refund', { refunded: null }, 0],
    ['without a refund', { refunded: undefined }, 0],
    [
      'without a sign of its currency',
      { currency: { code: 'JPY', minor_units: 0 }, refunded: 3 },
      3,
    ],
  ])('with a payment %s is read', (_, changes, refundedMinor) => {
    expect(readPayments(bodyOf(payment(changes)))).toEqual([{ orderId: 'o-1', refundedMinor }]);
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
    ['no currency', payment({ currency: null })],
    ['five decimals', payment({ currency: { ...usd, minor_units: 5 } })],
    ['nothing', null],
  ])('with a hole in it is not understood at all: %s', (_, hole) => {
    expect(readPayments(bodyOf(payment(), hole))).toBeUndefined();
  });

  it.each([undefined, null, [], {}, { data: {} }, { payments: [] }, { data: { payments: {} } }])(
    'is none: %j',
    (body) => {
      expect(readPayments(body)).toBeUndefined();
    },
  );
});
