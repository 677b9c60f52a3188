import { describe, expect, it } from 'vitest';
import type { Charge } from '../../../src/domain/charge';
import type { Asset, Payment } from '../../../src/domain/customer-books';
import { unknownOrders, unknownPurchases } from '../../../src/domain/known-before';
import { foldCharge } from '../../../src/domain/step-charge';
import { dollars, existing, lost, NOW, sending } from '../support/samples';

const TIE = 5_000;

/** A charge pressed so many milliseconds after the first, and what the customer had paid and owned by then. */
function pressed(after: number, paid: readonly string[] | null, owned: readonly string[] | null) {
  const at = NOW + after;
  const payments = (paid ?? []).map((orderId) => ({ orderId, refundedMinor: 0 }));
  const why = 'unreachable' as const;
  const event = {
    ...sending({ pressedAt: at }),
    serverAt: at,
    snapshot:
      paid === null
        ? { taken: false as const, why }
        : { taken: true as const, at, serverAt: at, payments },
    owned: owned === null ? { taken: false as const } : { taken: true as const, ids: owned },
  };
  return existing(foldCharge([event, lost]));
}

function payment(orderId: string, createdAt: number | null = NOW + 10): Payment {
  return { orderId, amount: dollars(499), refundedMinor: 0, createdAt };
}

function asset(id: string, changes: Partial<Asset> = {}): Asset {
  return {
    id,
    kind: 'consumable',
    isOver: false,
    ident: 'coins-100',
    ref: null,
    orderId: null,
    price: dollars(499),
    startedAt: NOW + 10,
    ...changes,
  };
}

const ids = (found: readonly { orderId: string | null }[]) => found.map(({ orderId }) => orderId);
const first = pressed(0, [], []);

describe('orders that nobody knew before a press', () => {
  const payments = [payment('o-1'), payment('o-2', NOW + 60_000)];
  const left = (later: Charge, assets: readonly Asset[] | null, rows = payments) =>
    ids(unknownOrders(rows, [first, later], { assets, payments: rows }));

  it.each<[string, string[], Charge, readonly Asset[] | null]>([
    ['all where it was shown none', ['o-1', 'o-2'], pressed(30_000, [], []), []],
    ['not the one that the history showed it', ['o-2'], pressed(30_000, ['o-1'], []), []],
    ['not the one whose asset it was shown', ['o-2'], pressed(30_000, [], ['a-1']), [asset('a-1')]],
    [
      'by the order that the asset names, not by the time',
      ['o-1'],
      pressed(30_000, [], ['a-1']),
      [asset('a-1', { orderId: 'o-2' })],
    ],
    [
      'one for both where it was shown the asset and the payment',
      ['o-2'],
      pressed(30_000, ['o-1'], ['a-1']),
      [asset('a-1')],
    ],
    [
      'all where the asset is of another time',
      ['o-1', 'o-2'],
      pressed(30_000, [], ['a-1']),
      [asset('a-1', { startedAt: NOW + 9 - TIE })],
    ],
    [
      'all where the asset tells no time',
      ['o-1', 'o-2'],
      pressed(30_000, [], ['a-1']),
      [asset('a-1', { startedAt: null })],
    ],
    [
      'all where the asset is another price point’s',
      ['o-1', 'o-2'],
      pressed(30_000, [], ['a-1']),
      [asset('a-1', { ident: 'monthly' })],
    ],
    [
      'all where another asset is nearer to the order',
      ['o-1', 'o-2'],
      pressed(30_000, [], ['a-1']),
      [asset('a-1', { startedAt: NOW + 13 }), asset('a-2', { startedAt: NOW + 11 })],
    ],
    [
      'not one whose asset is as far away as clocks may disagree',
      ['o-2'],
      pressed(30_000, [], ['a-1']),
      [asset('a-1', { startedAt: NOW + 10 + TIE })],
    ],
    [
      'not one that brought two things, of which one was shown',
      ['o-2'],
      pressed(30_000, [], ['a-2']),
      [asset('a-1', { orderId: 'o-1' }), asset('a-2', { orderId: 'o-1' })],
    ],
    [
      'all where nobody was shown that asset',
      ['o-1', 'o-2'],
      pressed(30_000, [], []),
      [asset('a-1')],
    ],
    [
      'all where no assets can be read, and none came',
      ['o-1', 'o-2'],
      pressed(30_000, [], []),
      null,
    ],
    ['all where nobody could see what there was', ['o-1', 'o-2'], pressed(30_000, null, null), []],
    ['none for now where assets came that cannot be read', [], pressed(30_000, [], ['a-1']), null],
  ])('%s', (_, orders, later, assets) => {
    expect(left(later, assets)).toEqual(orders);
  });

  it('an asset stands for one order, though two are of its time', () => {
    const rows = [payment('o-1'), payment('o-2', NOW + 10 + TIE)];
    expect(left(pressed(30_000, [], ['a-1']), [asset('a-1')], rows)).toEqual(['o-2']);
  });

  it.each([
    ['an order', asset('a-1', { startedAt: 1 }), payment('o-1', null)],
    ['an asset', asset('a-1', { startedAt: null }), payment('o-1', 1)],
    ['either', asset('a-1', { startedAt: null }), payment('o-1', null)],
  ])('%s that tells no time is bought by none', (_, owned, row) => {
    expect(left(pressed(30_000, [], ['a-1']), [owned], [row])).toEqual(['o-1']);
  });

  it('one asset alone stands for two orders of its time, and the nearer one', () => {
    const rows = [payment('o-1', NOW + 12), payment('o-2', NOW + 11)];
    expect(left(pressed(30_000, [], ['a-1']), [asset('a-1')], rows)).toEqual(['o-1']);
  });
});

describe('purchases that nobody knew before a press', () => {
  const assets = [asset('a-1'), asset('a-2', { startedAt: NOW + 60_000 })];
  const left = (later: Charge, payments: readonly Payment[] | null) =>
    unknownPurchases(assets, [first, later], { assets, payments }).map(({ id }) => id);

  it.each<[string, string[], Charge, readonly Payment[] | null]>([
    ['all where it was shown none', ['a-1', 'a-2'], pressed(30_000, [], []), []],
    ['not the one that it was shown', ['a-2'], pressed(30_000, [], ['a-1']), []],
    [
      'not the one whose payment it was shown',
      ['a-2'],
      pressed(30_000, ['o-1'], []),
      [payment('o-1')],
    ],
    [
      'one for both where it was shown the asset and the payment',
      ['a-2'],
      pressed(30_000, ['o-1'], ['a-1']),
      [payment('o-1')],
    ],
    [
      'all where the payment is of another time',
      ['a-1', 'a-2'],
      pressed(30_000, ['o-1'], []),
      [payment('o-1', NOW + 9 - TIE)],
    ],
    [
      'all where nobody was shown that payment',
      ['a-1', 'a-2'],
      pressed(30_000, [], []),
      [payment('o-1')],
    ],
    [
      'all where no payments can be read, and none came',
      ['a-1', 'a-2'],
      pressed(30_000, [], []),
      null,
    ],
    [
      'none for now where payments came that cannot be read',
      [],
      pressed(30_000, ['o-1'], []),
      null,
    ],
  ])('%s', (_, expected, later, payments) => {
    expect(left(later, payments)).toEqual(expected);
  });

  it('what came is told by the order of the presses, not by the order of the list', () => {
    const early = pressed(-30_000, [], ['a-0']);
    const shown = { assets: null, payments: [] };
    expect(unknownOrders([payment('o-1')], [early, pressed(0, [], [])], shown)).toHaveLength(1);
    expect(unknownOrders([payment('o-1')], [first, early], shown)).toHaveLength(1);
  });
});
