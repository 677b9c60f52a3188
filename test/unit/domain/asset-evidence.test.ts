import { describe, expect, it } from 'vitest';
import {
  newAssets,
  orderOfAsset,
  ownAssets,
  ownedBefore,
  ownPurchases,
  twinsOf,
} from '../../../src/domain/asset-evidence';
import type { Charge, ChargeRequest } from '../../../src/domain/charge';
import type { ChargeEvent } from '../../../src/domain/charge-event';
import type { Asset } from '../../../src/domain/customer-books';
import { EVIDENCE_WINDOW } from '../../../src/domain/limits';
import { foldCharge } from '../../../src/domain/step-charge';
import {
  anAsset,
  answered,
  CHARGE_ID,
  COINS,
  dollars,
  existing,
  lost,
  marked,
  notSent,
  NOW,
  OTHER_CHARGE_ID,
  sending,
  TRIAL,
} from '../support/samples';

const charge = (...events: ChargeEvent[]) => existing(foldCharge(events));
const unknown = charge(sending(), lost);
const ours = (changes: Partial<Asset> = {}) => anAsset({ ref: CHARGE_ID, ...changes });
const shown = (assets: readonly Asset[] | null, ...others: Charge[]) => ({
  assets,
  payments: null,
  others,
});
const withOrder = (orderId: string) => ({
  ...answered('succeeded'),
  answer: { ...answered('succeeded').answer, orderId },
});
const other = (changes: Partial<ChargeRequest>, ...events: ChargeEvent[]) =>
  charge(sending({ chargeId: OTHER_CHARGE_ID, ...changes }), ...events);

describe('the assets that carry our reference', () => {
  it('are the charge’s own, whatever they are and cost', () => {
    const tax = ours({ id: 'a-2', price: dollars(599), ident: 'something-else' });
    const strange = anAsset({ id: 'a-3', ref: OTHER_CHARGE_ID });
    expect(ownAssets(unknown, shown([ours(), tax, strange, anAsset()]))).toEqual([ours(), tax]);
  });

  it('are none where nothing could be read', () => {
    expect(ownAssets(unknown, shown(null))).toEqual([]);
  });

  /** The charge whose key this one was lent, and what it was answered by that. */
  const lender = ({ answer }: ReturnType<typeof withOrder>) =>
    other({}, lost, { type: 'key-answered', at: NOW + 1, by: CHARGE_ID, answer });
  const borrower = charge(
    { ...sending(), lentKey: { key: OTHER_CHARGE_ID, by: OTHER_CHARGE_ID } },
    lost,
  );

  it('are not made twice under one key: the lender’s order is not the borrower’s', () => {
    const known = lender(withOrder('o-1'));
    expect(ownAssets(borrower, shown([ours({ orderId: 'o-1' })], known))).toEqual([]);
    expect(ownAssets(borrower, shown([ours({ orderId: null })], known))).toEqual([]);
  });

  it('are the borrower’s where they are of another order, or the key was answered nothing', () => {
    const mine = ours({ orderId: 'o-2' });
    expect(ownAssets(borrower, shown([mine], lender(withOrder('o-1'))))).toEqual([mine]);
    const unanswered = other({}, lost, marked(false));
    expect(ownAssets(borrower, shown([ours()], unanswered))).toEqual([ours()]);
  });

  it('are not made twice where the server does not say that it repeats itself', () => {
    const denied = charge(sending(), lost, marked(false));
    const silent = other({}, withOrder('o-1'));
    const under = charge(
      {
        ...sending({ chargeId: OTHER_CHARGE_ID }),
        lentKey: { key: CHARGE_ID, by: CHARGE_ID },
      },
      withOrder('o-1'),
    );
    expect(ownAssets(denied, shown([ours({ orderId: 'o-1' })], under))).toEqual([]);
    expect(ownAssets(denied, shown([ours({ orderId: 'o-2' })], under))).toHaveLength(1);
    expect(ownAssets(denied, shown([ours({ orderId: 'o-1' })], silent))).toHaveLength(1);
    expect(twinsOf(denied, [under, silent])).toEqual([under]);
    expect(twinsOf(charge(notSent()), [under, silent])).toEqual([]);
  });

  it('are the charge’s own beside a charge under another key', () => {
    const known = lender(withOrder('o-1'));
    const mine = ours({ orderId: 'o-1' });
    expect(ownAssets(unknown, shown([mine], known))).toEqual([mine]);
  });
});

describe('the purchases that a charge’s own assets prove', () => {
  const second = (changes: Partial<Asset>) => ours({ id: 'a-2', ...changes });

  it('are none without an asset, and one for one', () => {
    expect(ownPurchases(unknown, [], { payments: [] })).toEqual([]);
    expect(ownPurchases(unknown, [ours()], { payments: [] })).toEqual([ours()]);
  });

  it('are two where two orders brought them', () => {
    const assets = [ours({ orderId: 'o-1' }), second({ orderId: 'o-2' })];
    expect(ownPurchases(unknown, assets, { payments: [] })).toEqual(assets);
  });

  it('are one where one order brought them', () => {
    const assets = [ours({ orderId: 'o-1' }), second({ orderId: 'o-1', startedAt: NOW })];
    expect(ownPurchases(unknown, assets, { payments: [] })).toEqual(assets.slice(0, 1));
  });

  it.each([
    ['two were started at different times', NOW, NOW + 1, 2],
    ['two were started at once', NOW, NOW, 1],
    ['nobody knows when the first was started', null, NOW, 1],
    ['nobody knows when the second was started', NOW, null, 1],
  ])('without an order are told apart by their start: %s', (_, startedAt, later, purchases) => {
    const assets = [ours({ startedAt }), second({ startedAt: later })];
    expect(ownPurchases(unknown, assets, { payments: [] })).toHaveLength(purchases);
  });

  it.each([
    ['first', 'subscription', 'oneoff'],
    ['second', 'oneoff', 'subscription'],
  ] as const)('are one where the %s is a subscription without an order', (_, one, two) => {
    const assets = [ours({ kind: one, startedAt: NOW }), second({ kind: two, startedAt: NOW + 1 })];
    expect(ownPurchases(unknown, assets, { payments: [] })).toEqual(assets.slice(0, 1));
  });

  it.each([
    ['are two where no payments can be counted, and they started at different times', NOW + 1, 2],
    ['are one where no payments can be counted, and they started at once', NOW, 1],
  ])('of subscriptions without an order: %s', (_, later, purchases) => {
    const kind = 'subscription';
    const assets = [ours({ kind, startedAt: NOW }), second({ kind, startedAt: later })];
    expect(ownPurchases(unknown, assets, { payments: null })).toHaveLength(purchases);
    const ended = assets.with(0, ours({ kind, startedAt: NOW, isOver: true }));
    expect(ownPurchases(unknown, ended, { payments: null })).toHaveLength(1);
  });

  it('are one where only one of two has an order, and they were started at once', () => {
    const assets = [ours({ orderId: 'o-1', startedAt: NOW }), second({ startedAt: NOW })];
    expect(ownPurchases(unknown, assets, { payments: [] })).toHaveLength(1);
  });

  it('are those of our price point, where there are any', () => {
    const migrated = ours({ ident: 'plan-of-today', orderId: 'o-1' });
    const plan = second({ orderId: 'o-2' });
    expect(ownPurchases(unknown, [migrated, plan], { payments: [] })).toEqual([plan]);
  });

  it('are one of other price points: a migrated plan keeps its reference', () => {
    const migrated = [ours({ ident: 'x', orderId: 'o-1' }), second({ ident: 'y', orderId: 'o-2' })];
    expect(ownPurchases(unknown, migrated, { payments: [] })).toEqual(migrated.slice(0, 1));
  });

  it('of three are counted against each one before', () => {
    const assets = [
      ours({ orderId: 'o-1' }),
      second({ orderId: 'o-2' }),
      ours({ id: 'a-3', orderId: 'o-1' }),
    ];
    expect(ownPurchases(unknown, assets, { payments: [] })).toEqual(assets.slice(0, 2));
  });
});

describe('a new asset of the charge’s price point', () => {
  const fresh = anAsset({ startedAt: NOW });

  it('is found, the only evidence that a free trial leaves', () => {
    const trial = charge(sending({ pricePoint: TRIAL }), lost);
    const asset = anAsset({ kind: 'subscription', ident: TRIAL.ident, price: null });
    expect(newAssets(trial, shown([asset]))).toEqual([asset]);
  });

  it('is found though nobody knows when it was started', () => {
    expect(newAssets(unknown, shown([anAsset()]))).toEqual([anAsset()]);
  });

  it.each([
    ['at the end of the window', NOW + EVIDENCE_WINDOW, 1],
    ['after the window', NOW + EVIDENCE_WINDOW + 1, 0],
    ['long before the press', NOW - EVIDENCE_WINDOW, 0],
  ])('counts by its start: %s', (_, startedAt, found) => {
    expect(newAssets(unknown, shown([anAsset({ startedAt })]))).toHaveLength(found);
  });

  it('is not one of another price point, nor where nothing could be read', () => {
    expect(newAssets(unknown, shown([{ ...fresh, ident: TRIAL.ident }]))).toEqual([]);
    expect(newAssets(unknown, shown(null))).toEqual([]);
  });

  it('is not one that the customer had before', () => {
    const owned = { taken: true, ids: ['a-1'] } as const;
    expect(newAssets(charge({ ...sending(), owned }, lost), shown([fresh]))).toEqual([]);
  });

  it('is not one that was paid for before', () => {
    const payments = [{ orderId: 'o-1', refundedMinor: 0 }];
    const snapshot = { ...sending().snapshot, payments };
    const asset = { ...fresh, orderId: 'o-1' };
    expect(newAssets(charge({ ...sending(), snapshot }, lost), shown([asset]))).toEqual([]);
  });

  it('cannot be told where nobody knows what the customer had before, or nothing was sent', () => {
    const owned = { taken: false } as const;
    expect(newAssets(charge({ ...sending(), owned }, lost), shown([fresh]))).toEqual([]);
    expect(newAssets(charge(notSent()), shown([fresh]))).toEqual([]);
  });

  it('is not one that carries another charge’s reference, or is its order', () => {
    const denied = other({ pricePoint: TRIAL }, answered('failed'));
    const referred = { ...fresh, ref: OTHER_CHARGE_ID };
    expect(newAssets(unknown, shown([referred], denied))).toEqual([]);
    expect(newAssets(unknown, shown([{ ...fresh, ref: 'of another device' }]))).toEqual([]);
    const paid = other({ pricePoint: TRIAL }, withOrder('o-1'));
    expect(newAssets(unknown, shown([{ ...fresh, orderId: 'o-1' }], paid))).toEqual([]);
    expect(newAssets(unknown, shown([{ ...fresh, orderId: 'o-2' }], paid))).toHaveLength(1);
  });

  it('is not one that another charge of the same may have brought', () => {
    expect(newAssets(unknown, shown([fresh], other({}, answered('succeeded'))))).toEqual([]);
    expect(newAssets(unknown, shown([fresh], other({}, answered('processing'))))).toEqual([]);
  });

  it.each([
    ['was denied', other({}, answered('failed'))],
    ['is of another price point', other({ pricePoint: TRIAL }, answered('succeeded'))],
    [
      'found it there already',
      charge(
        { ...sending({ chargeId: OTHER_CHARGE_ID }), owned: { taken: true, ids: ['a-1'] } },
        answered('succeeded'),
      ),
    ],
  ])('counts beside another charge that %s', (_, beside) => {
    expect(newAssets(unknown, shown([fresh], beside))).toEqual([fresh]);
  });

  it('does not count beside another that went through and knows not what was there before', () => {
    const blind = charge(
      { ...sending({ chargeId: OTHER_CHARGE_ID }), owned: { taken: false } },
      answered('succeeded'),
    );
    expect(newAssets(unknown, shown([fresh], blind))).toEqual([]);
  });
});

describe('an asset was the customer’s before', () => {
  it('where it was owned, or paid for, before the press', () => {
    const owned = { taken: true, ids: ['a-1'] } as const;
    expect(ownedBefore(charge({ ...sending(), owned }), anAsset())).toBe(true);
    const payments = [{ orderId: 'o-1', refundedMinor: null }];
    const paid = charge({ ...sending(), snapshot: { ...sending().snapshot, payments } });
    expect(ownedBefore(paid, anAsset({ orderId: 'o-1' }))).toBe(true);
  });

  it('but not where nobody knew of it, or nothing was sent', () => {
    expect(ownedBefore(unknown, anAsset({ orderId: 'o-1' }))).toBe(false);
    const owned = { taken: false } as const;
    expect(ownedBefore(charge({ ...sending(), owned }), anAsset())).toBe(false);
    expect(ownedBefore(charge(notSent()), anAsset())).toBe(false);
  });
});

it('an asset is told as an order, with its price and its start', () => {
  const asset = anAsset({ orderId: 'o-1', startedAt: NOW });
  expect(orderOfAsset(asset)).toEqual({ orderId: 'o-1', amount: COINS.now, createdAt: NOW });
});
