import { describe, expect, it } from 'vitest';
import { boughtBy, hasBoughtOther, ordersInBooks } from '../../../src/domain/bought';
import type { Asset, Payment } from '../../../src/domain/customer-books';
import { foldCharge } from '../../../src/domain/step-charge';
import { answered, CHARGE_ID, dollars, existing, NOW, sending } from '../support/samples';

/** So far apart two of the server's clocks may be, in milliseconds. */
const TIE = 5_000;

const payment = (orderId: string, after = 0): Payment => ({
  orderId,
  amount: dollars(499),
  refundedMinor: 0,
  createdAt: NOW + after,
});

const asset = (id: string, changes: Partial<Asset> = {}): Asset => ({
  id,
  kind: 'oneoff',
  isOver: false,
  ident: 'coins-100',
  ref: null,
  orderId: null,
  price: dollars(499),
  startedAt: NOW,
  ...changes,
});

/** A charge that the server has answered with this order. */
const charge = (orderId: string) =>
  existing(
    foldCharge([
      sending(),
      { ...answered('succeeded'), answer: { ...answered('succeeded').answer, orderId } },
    ]),
  );

describe('the payment that bought an asset', () => {
  const pairs = (assets: readonly Asset[] | null, payments: readonly Payment[] | null) =>
    boughtBy({ assets, payments }).map((pair) => `${pair.asset.id} ${pair.payment.orderId}`);

  it.each<[string, readonly Asset[] | null, readonly Payment[] | null, readonly string[]]>([
    [
      'is the one that the asset names, whatever the time',
      [asset('a', { orderId: 'o-1' })],
      [payment('o-1', 60_000), payment('o-2')],
      ['a o-1'],
    ],
    [
      'brought all that name it',
      [asset('a', { orderId: 'o-1' }), asset('b', { orderId: 'o-1' })],
      [payment('o-1')],
      ['a o-1', 'b o-1'],
    ],
    ['is of its time where it names none', [asset('a')], [payment('o-1', TIE)], ['a o-1']],
    ['is none of another time', [asset('a')], [payment('o-1', TIE + 1)], []],
    [
      'is of its time where the history has none by its name',
      [asset('a', { orderId: 'o-1' })],
      [payment('o-9', TIE)],
      ['a o-9'],
    ],
    [
      'is none that another asset names',
      [asset('a'), asset('b', { orderId: 'o-1', startedAt: NOW + 60_000 })],
      [payment('o-1')],
      ['b o-1'],
    ],
    [
      'is not of its time where it names a listed one',
      [asset('a', { orderId: 'o-1' })],
      [payment('o-1', 60_000), payment('o-9')],
      ['a o-1'],
    ],
    [
      'is the nearest, and each has its own',
      [asset('a'), asset('b', { startedAt: NOW + 100 })],
      [payment('o-1', 90), payment('o-2', 150)],
      ['b o-1', 'a o-2'],
    ],
    [
      'is one by the time for each order',
      [asset('a', { orderId: 'o-1' }), asset('b', { orderId: 'o-2' })],
      [payment('o-9')],
      ['a o-9'],
    ],
    [
      'is one by the time for all of one order',
      [asset('a', { orderId: 'o-1' }), asset('b', { orderId: 'o-1' })],
      [payment('o-9')],
      ['a o-9', 'b o-9'],
    ],
    ['is none where the assets are not read', null, [payment('o-1')], []],
    ['is none where the history is not read', [asset('a')], null, []],
  ])('%s', (_, assets, payments, expected) => {
    expect(pairs(assets, payments)).toEqual(expected);
  });

  it.each([
    [{ startedAt: null }, {}],
    [{}, { createdAt: null }],
  ])('is none where a time is not told: %j %j', (ofAsset, ofPayment) => {
    expect(pairs([asset('a', ofAsset)], [{ ...payment('o-1'), ...ofPayment }])).toEqual([]);
  });
});

describe('the orders of a charge', () => {
  const named = (assets: readonly Asset[]) => [
    ...ordersInBooks([charge('o-1')], { assets, payments: [payment('o-9')] }),
  ];

  it.each<[string, readonly Asset[], readonly string[]]>([
    ['are those that the server named', [], ['o-1']],
    [
      'are also what bought the asset that names them',
      [asset('a', { orderId: 'o-1' })],
      ['o-1', 'o-9'],
    ],
    [
      'are also what bought the asset with its reference',
      [asset('a', { ref: CHARGE_ID })],
      ['o-1', 'o-9'],
    ],
    ['are nothing that bought another one', [asset('a', { orderId: 'o-2' })], ['o-1']],
    ['are nothing that bought one without a name', [asset('a')], ['o-1']],
  ])('%s', (_, assets, expected) => {
    expect(named(assets)).toEqual(expected);
  });
});

describe('an order', () => {
  const pass = (changes: Partial<Asset> = {}) =>
    asset('a', { ident: 'lifetime-pass', orderId: 'o-2', ...changes });

  it.each<[string, string | null, readonly Asset[] | null, boolean]>([
    ['that brought another thing is another’s', 'o-2', [pass()], true],
    ['that brought this thing is not', 'o-2', [pass({ ident: 'coins-100' })], false],
    [
      'that brought this thing beside another is not',
      'o-2',
      [pass(), pass({ ident: 'coins-100' })],
      false,
    ],
    [
      'that carries another charge’s reference is another’s, though it brought this thing',
      'o-2',
      [pass({ ident: 'coins-100', ref: 'of another device' })],
      true,
    ],
    ['that carries the charge’s reference is not', 'o-2', [pass({ ref: CHARGE_ID })], false],
    ['that brought nothing is not', 'o-3', [pass()], false],
    ['without a name is not', null, [pass({ orderId: null })], false],
    ['is not where the assets are not read', 'o-2', null, false],
  ])('%s', (_, orderId, assets, expected) => {
    expect(hasBoughtOther(orderId, [charge('o-1')], { assets, payments: [] })).toBe(expected);
  });
});
