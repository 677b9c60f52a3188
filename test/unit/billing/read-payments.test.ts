import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identifier } from '../../../src/billing/error-envelope';
import { readPayments } from '../../../src/billing/read-payments';
import type { Payment } from '../../../src/domain/customer-books';
import { dollars, NOW } from '../support/samples';

/** Properties take their time on a busy machine. */
const LONG = { timeout: 60_000 };

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

  it('lists an order once, though the server lists it twice', () => {
    const body = bodyOf(payment(), payment({ order_id: 'o-2' }), payment());
    expect(readPayments(body)).toEqual([read, { ...read, orderId: 'o-2' }]);
  });

  it.each<[string, object]>([
    ['amount', { amount: '5.00' }],
    ['unreadable amount', { amount: 'some' }],
    ['currency', { currency: { code: 'EUR', minor_units: 2 } }],
    ['refund', { refunded: '4.99' }],
    ['time', { created_at: '2026-11-22T09:00:01' }],
  ])('knows of an order with two rows of different %s that it is there, and no more', (_, odd) => {
    const unread = { orderId: 'o-1', amount: null, refundedMinor: null, createdAt: null };
    for (const rows of [
      [payment(), payment(odd)],
      [payment(odd), payment(), payment()],
    ]) {
      expect(readPayments(bodyOf(...rows))).toEqual([unread]);
    }
  });

  it.each<[string, object]>([
    ['a refund finer than cents', { refunded: '0.001' }],
    ['a refund in powers of ten', { refunded: '0E-8' }],
    ['a refund in words', { refunded: 'some' }],
    ['a refund in a list', { refunded: ['1.50'] }],
    ['an empty refund', { refunded: '' }],
    ['no amount', { amount: null }],
    ['an amount left out', { amount: undefined }],
    ['an empty amount', { amount: '' }],
    ['an amount finer than cents', { amount: '4.999' }],
    ['an amount in words', { amount: 'five' }],
    ['an amount below nothing', { amount: -4.99 }],
    ['an amount in a list', { amount: ['4.99'] }],
    ['no time', { created_at: null }],
    ['a time left out', { created_at: undefined }],
    ['an empty time', { created_at: '' }],
    ['a time that is none', { created_at: 'yesterday' }],
    ['a time in a number', { created_at: NOW }],
    ['no currency', { currency: null }],
    ['a currency left out', { currency: undefined }],
    ['a currency in a text', { currency: 'USD' }],
    ['a currency that prints nothing', { currency: { ...usd, code: '\u200b' } }],
    ['a currency with a code in a number', { currency: { ...usd, code: 840 } }],
    ['five decimals', { currency: { ...usd, minor_units: 5 } }],
    ['decimals in a text', { currency: { ...usd, minor_units: '2' } }],
  ])('with a row of %s reads no money, and the rows around it whole', (_, odd) => {
    const createdAt = 'created_at' in odd ? null : read.createdAt;
    const row = payment({ order_id: 'o-2', ...odd });
    expect(readPayments(bodyOf(payment(), row, payment({ order_id: 'o-3' })))).toEqual([
      read,
      { orderId: 'o-2', amount: null, refundedMinor: null, createdAt },
      { ...read, orderId: 'o-3' },
    ]);
  });

  it('reads a row that is an order and nothing else', () => {
    expect(readPayments(bodyOf({ order_id: 'o-2' }))).toEqual([
      { orderId: 'o-2', amount: null, refundedMinor: null, createdAt: null },
    ]);
  });

  it.each<[string, unknown]>([
    ['no order', payment({ order_id: null })],
    ['an order left out', payment({ order_id: undefined })],
    ['an order in a number', payment({ order_id: 7 })],
    ['an order that prints nothing', payment({ order_id: '\u200b' })],
    ['an empty order', payment({ order_id: '' })],
    ['nothing', null],
    ['a text', 'o-1'],
    ['a list', [payment()]],
  ])('with a row that could not be told from a new one is not understood at all: %s', (_, hole) => {
    expect(readPayments(bodyOf(payment(), hole))).toBeUndefined();
    expect(readPayments(bodyOf(hole))).toBeUndefined();
  });

  it(
    'with one odd field in each row is read, each order once, or is none for its orders alone',
    LONG,
    () => {
      const field = fc.constantFrom('order_id', 'amount', 'refunded', 'currency', 'created_at');
      const row = fc
        .tuple(field, fc.jsonValue())
        .map(([name, value]) => payment({ [name]: value }) as Record<string, unknown>);
      fc.assert(
        fc.property(fc.array(row, { maxLength: 4 }), (rows) => {
          const orders = rows.map(({ order_id }) => identifier(order_id));
          const payments = readPayments(bodyOf(...rows));
          if (orders.includes(null)) expect(payments).toBeUndefined();
          else expect(payments?.map(({ orderId }) => orderId)).toEqual([...new Set(orders)]);
        }),
      );
    },
  );

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
