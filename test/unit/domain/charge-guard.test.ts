import { describe, expect, it } from 'vitest';
import type { Charge, ChargeRequest } from '../../../src/domain/charge';
import { CHARGE_STATES, type ChargeState } from '../../../src/domain/state-facts';
import type { EarlierCharge } from '../../../src/domain/charge-event';
import { findEarlierCharges, type KnownOfCustomer } from '../../../src/domain/charge-guard';
import type { Asset, Payment } from '../../../src/domain/customer-books';
import { REPEAT_WINDOW } from '../../../src/domain/limits';
import { foldCharge } from '../../../src/domain/step-charge';
import {
  answered,
  aRequest,
  CHARGE_ID,
  COINS,
  dollars,
  existing,
  marked,
  notSent,
  NOW,
  sending,
  STORIES,
} from '../support/samples';

const EARLIER_ID = '00000000-0000-4000-8000-0000000000aa';
const DAY = 24 * 60 * 60_000;
const price = dollars(499);

/** The press that is about to be made. */
const press = aRequest({ chargeId: CHARGE_ID, pressedAt: NOW });

function charge(state: ChargeState, changes: Partial<ChargeRequest> = {}): Charge {
  const request = { chargeId: EARLIER_ID, pressedAt: NOW - 1000, ...changes };
  const [, ...later] = STORIES[state];
  const first = state === 'not-sent' ? notSent(request) : sending(request);
  return existing(foldCharge([first, ...later]));
}

function withOrder(status: 'succeeded' | 'failed', orderId: string, request = {}): Charge {
  const event = answered(status);
  return existing(
    foldCharge([
      sending({ chargeId: EARLIER_ID, pressedAt: NOW - 1000, ...request }),
      { ...event, answer: { ...event.answer, orderId } },
    ]),
  );
}

function payment(changes: Partial<Payment> = {}): Payment {
  return { orderId: 'o-1', amount: price, refundedMinor: 0, createdAt: NOW - 2000, ...changes };
}

function asset(changes: Partial<Asset> = {}): Asset {
  return {
    id: 'a-2',
    kind: 'consumable',
    isOver: false,
    ident: 'coins-100',
    ref: null,
    orderId: 'o-2',
    price,
    startedAt: NOW - 3000,
    ...changes,
  };
}

function findAll(known: Partial<KnownOfCustomer>): readonly EarlierCharge[] {
  const nothing = { charges: [], assets: [], payments: [], serverNow: NOW, now: NOW };
  return findEarlierCharges(press, { ...nothing, ...known });
}

/** The only one, or undefined. */
function find(known: Partial<KnownOfCustomer>): EarlierCharge | undefined {
  const [only, ...others] = findAll(known);
  expect(others).toEqual([]);
  return only;
}

describe('an earlier charge of our own', () => {
  const warning = { knownBy: 'journal', id: EARLIER_ID, at: NOW - 1000, amount: price } as const;
  const charged: readonly ChargeState[] = [
    'succeeded',
    'processing',
    'charged-twice',
    'marked-charged',
  ];

  it.each(CHARGE_STATES.map((state) => [state, charged.includes(state)] as const))(
    'that is %s is said: %j',
    (state, isSaid) => {
      expect(find({ charges: [charge(state)] })).toEqual(isSaid ? warning : undefined);
    },
  );

  it.each<[string, number, boolean]>([
    ['a moment ago', NOW - 1, true],
    ['just within the day', NOW - DAY + 1, true],
    ['a day ago', NOW - DAY, false],
    ['by a clock that was ahead then', NOW + 1, true],
  ])('%s (%i) is said: %j', (_, pressedAt, isSaid) => {
    expect(find({ charges: [charge('succeeded', { pressedAt })] }) !== undefined).toBe(isSaid);
    expect(REPEAT_WINDOW).toBe(DAY);
  });

  it("is counted by this device's clock, whatever the server's says", () => {
    const known = { charges: [charge('succeeded')], serverNow: NOW + 365 * DAY };
    expect(find(known)).toEqual(warning);
  });

  it('of another price point is not said, though it costs the same', () => {
    const pricePoint = { ...COINS, ident: 'coins-200' };
    expect(find({ charges: [charge('succeeded', { pricePoint })] })).toBeUndefined();
  });

  it('of the same price point at another price is said, with that price', () => {
    const pricePoint = { ...COINS, now: dollars(700) };
    expect(find({ charges: [charge('succeeded', { pricePoint })] })).toEqual({
      ...warning,
      amount: dollars(700),
    });
  });
});

describe('what the customer owns', () => {
  const warning = { knownBy: 'assets', id: 'a-2', at: NOW - 3000, amount: price } as const;

  it('of that price point is said', () => {
    expect(find({ assets: [asset()] })).toEqual(warning);
  });

  it.each<[string, Partial<Asset>, Partial<EarlierCharge>]>([
    ['its own id', { id: 'a-9', ref: 'somebody-else' }, { id: 'a-9' }],
    ['the listed price where its own cannot be read', { price: null }, {}],
    ['its own price', { price: dollars(700) }, { amount: dollars(700) }],
    ['no time, which may be any', { startedAt: null }, { at: null }],
  ])('is named by %s', (_, changes, facts) => {
    expect(find({ assets: [asset(changes)] })).toEqual({ ...warning, ...facts });
  });

  it.each<[string, Partial<Asset>, boolean]>([
    ['of another price point', { ident: 'coins-200' }, false],
    ['a day old', { startedAt: NOW - DAY }, false],
    ['just within the day', { startedAt: NOW - DAY + 1 }, true],
    ['from the future', { startedAt: NOW + DAY }, true],
    ['that was revoked', { isOver: true }, false],
    ['owned for life for a year', { kind: 'oneoff', startedAt: NOW - 365 * DAY }, true],
    ['a subscription of a year', { kind: 'subscription', startedAt: NOW - 365 * DAY }, true],
    ['a subscription that has ended', { kind: 'subscription', isOver: true }, false],
  ])('%s (%o) is said: %j', (_, changes, isSaid) => {
    expect(find({ assets: [asset(changes)] }) !== undefined).toBe(isSaid);
  });

  it("is counted by the server's clock", () => {
    const old = asset({ startedAt: NOW });
    expect(find({ assets: [old], serverNow: NOW + DAY })).toBeUndefined();
    expect(find({ assets: [old], serverNow: NOW + DAY - 1, now: NOW + 9 * DAY })).toBeDefined();
  });

  it('by a charge of ours is the journal’s to say', () => {
    const ours = asset({ ref: EARLIER_ID, startedAt: NOW });
    expect(find({ assets: [ours], charges: [charge('succeeded')] })?.knownBy).toBe('journal');
    const other = charge('succeeded', { pricePoint: { ...COINS, ident: 'coins-200' } });
    expect(find({ assets: [ours], charges: [other] })).toBeUndefined();
  });

  it.each(['failed', 'refused', 'cancelled', 'marked-not-charged'] as const)(
    'by a charge of ours that the journal has for %s is said',
    (state) => {
      const ours = asset({ ref: EARLIER_ID });
      expect(find({ assets: [ours], charges: [charge(state)] })).toEqual(warning);
    },
  );
});

describe('a payment', () => {
  const warning = { knownBy: 'payments', id: 'o-1', at: NOW - 2000, amount: price } as const;

  it('of that amount is said, whatever it was for', () => {
    expect(find({ payments: [payment()] })).toEqual(warning);
  });

  it.each<[string, Partial<Payment>, boolean]>([
    ['of a cent less', { amount: dollars(498) }, false],
    ['of a cent more, as tax makes it', { amount: dollars(500) }, true],
    ['of half as much again', { amount: dollars(748) }, true],
    ['larger than any tax makes it', { amount: dollars(749) }, false],
    [
      'in another currency',
      { amount: { minor: 499, currency: { code: 'EUR', minorUnits: 2, symbol: '€' } } },
      false,
    ],
    ['that was refunded wholly', { refundedMinor: 499 }, false],
    ['that was refunded with more than it cost', { refundedMinor: 500 }, false],
    ['that was refunded in part', { refundedMinor: 498 }, true],
    ['of which no refund is known', { refundedMinor: null }, true],
    ['of no amount', { amount: null }, false],
    ['of no time', { createdAt: null }, false],
    ['a day old', { createdAt: NOW - DAY }, false],
    ['just within the day', { createdAt: NOW - DAY + 1 }, true],
  ])('%s is said: %o %j', (_, changes, isSaid) => {
    expect(find({ payments: [payment(changes)] }) !== undefined).toBe(isSaid);
  });

  it("is counted by the server's clock", () => {
    const paid = payment({ createdAt: NOW });
    expect(find({ payments: [paid], serverNow: NOW + DAY })).toBeUndefined();
    expect(find({ payments: [paid], serverNow: NOW + DAY - 1, now: NOW + 9 * DAY })).toBeDefined();
  });

  it('of a charge of ours for another price point is not said: what it was for is known', () => {
    const other = withOrder('succeeded', 'o-1', { pricePoint: { ...COINS, ident: 'coins-200' } });
    expect(find({ payments: [payment()], charges: [other] })).toBeUndefined();
    expect(find({ payments: [payment({ orderId: 'o-5' })], charges: [other] })?.id).toBe('o-5');
  });

  it('of a charge of ours by any of its orders is not said beside it', () => {
    const event = answered('processing');
    const settled = existing(
      foldCharge([
        sending({ chargeId: EARLIER_ID, pressedAt: NOW - 1000 }),
        { ...event, answer: { ...event.answer, orderId: 'o-1' } },
        { ...marked(true), orderId: 'o-4' },
      ]),
    );
    const payments = [payment({ orderId: 'o-1' }), payment({ orderId: 'o-4' })];
    expect(find({ payments, charges: [settled] })?.knownBy).toBe('journal');
  });

  it('of a charge of ours that the journal has for failed is said', () => {
    const failed = withOrder('failed', 'o-1');
    expect(find({ payments: [payment()], charges: [failed] })).toEqual(warning);
  });
});

describe('a clock that was set forward after a charge of ours', () => {
  const now = NOW + DAY;

  it('makes it old for the journal, and not for the server', () => {
    const recent = withOrder('succeeded', 'o-1');
    const ours = asset({ ref: EARLIER_ID });
    expect(find({ payments: [payment()], charges: [recent], now })?.knownBy).toBe('payments');
    expect(find({ assets: [ours], charges: [recent], now })?.knownBy).toBe('assets');
    expect(find({ charges: [recent], now })).toBeUndefined();
  });
});

describe('of several all are said, the latest first', () => {
  const ours = charge('succeeded', { pressedAt: NOW - 100 });
  const all = { charges: [ours], assets: [asset()], payments: [payment()] };

  it.each<[string, Partial<KnownOfCustomer>, readonly string[]]>([
    ['the journal', all, ['journal', 'payments', 'assets']],
    [
      'the assets',
      { ...all, assets: [asset({ startedAt: NOW - 99 })] },
      ['assets', 'journal', 'payments'],
    ],
    [
      'the payments',
      { ...all, payments: [payment({ createdAt: NOW - 99 })] },
      ['payments', 'journal', 'assets'],
    ],
    [
      'any but the one without a time, which may be of any day',
      { ...all, assets: [asset({ startedAt: null })] },
      ['journal', 'payments', 'assets'],
    ],
  ])('%s', (_, known, knownBy) => {
    expect(findAll(known).map((each) => each.knownBy)).toEqual(knownBy);
  });

  it('among many of one source', () => {
    const payments = [3, 1, 2].map((age) =>
      payment({ orderId: `o-${String(age)}`, createdAt: NOW - age }),
    );
    expect(findAll({ payments }).map(({ id }) => id)).toEqual(['o-1', 'o-2', 'o-3']);
  });

  it('each by an id of its own, so that each can be agreed to', () => {
    const nameless = [1, 2].map((age) =>
      asset({ id: `a-${String(age + 7)}`, startedAt: NOW - age }),
    );
    const ids = findAll({ ...all, assets: [...nameless, asset()] }).map(({ id }) => id);
    expect(new Set(ids).size).toBe(5);
  });
});

describe('a source that could not be read', () => {
  it.each<Partial<KnownOfCustomer>>([{ assets: null }, { payments: null }])(
    'warns of nothing: %o',
    (known) => {
      expect(find(known)).toBeUndefined();
    },
  );
});
