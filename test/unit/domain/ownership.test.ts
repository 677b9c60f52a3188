import { describe, expect, it } from 'vitest';
import type { Asset } from '../../../src/domain/customer-books';
import { isOwned } from '../../../src/domain/ownership';
import type { PricePoint } from '../../../src/domain/price-point';
import { anAsset, COINS, TRIAL } from '../support/samples';

const month = { count: 1, unit: 'months' } as const;
const PLAN: PricePoint = {
  ...COINS,
  ident: 'plan-monthly',
  terms: { kind: 'recurring', every: month },
};
const PAID_TRIAL: PricePoint = {
  ...TRIAL,
  ident: 'paid-trial',
  terms: { kind: 'paid-trial', trial: month, then: COINS.now, every: month },
};

describe('a price point is owned', () => {
  it.each<[string, PricePoint, ...Asset[]]>([
    ['a lifetime purchase of it', COINS, anAsset()],
    ['a subscription to it', PLAN, anAsset({ kind: 'subscription', ident: PLAN.ident })],
    ['one of several things', COINS, anAsset(), anAsset({ id: 'a-2', ident: 'other' })],
  ])('by %s', (_, pricePoint, ...assets) => {
    expect(isOwned(assets.toReversed(), pricePoint)).toBe(true);
  });

  it.each([PLAN, TRIAL, PAID_TRIAL])(
    'by any unfinished subscription where it is one itself: $ident',
    (pricePoint) => {
      const other = anAsset({ kind: 'subscription', ident: 'another-plan' });
      expect(isOwned([other], pricePoint)).toBe(true);
    },
  );
});

describe('a price point is not owned', () => {
  it('by a customer who owns nothing, or of whom nothing could be read', () => {
    expect(isOwned([], COINS)).toBe(false);
    expect(isOwned(null, COINS)).toBe(false);
  });

  it('by a consumable of it, which can be bought again', () => {
    expect(isOwned([anAsset({ kind: 'consumable' })], COINS)).toBe(false);
  });

  it('by what has ended or was revoked', () => {
    expect(isOwned([anAsset({ isOver: true })], COINS)).toBe(false);
    const ended = anAsset({ kind: 'subscription', ident: 'another-plan', isOver: true });
    expect(isOwned([ended], PLAN)).toBe(false);
  });

  it('by the purchase of something else', () => {
    expect(isOwned([anAsset({ ident: 'lifetime-other' })], COINS)).toBe(false);
    expect(isOwned([anAsset({ ident: 'lifetime-other' })], PLAN)).toBe(false);
  });

  it('by a subscription where it is charged once', () => {
    const other = anAsset({ kind: 'subscription', ident: 'another-plan' });
    expect(isOwned([other], COINS)).toBe(false);
  });
});
