import { describe, expect, it } from 'vitest';
import type { Charge, ChargeRequest } from '../../../src/domain/charge';
import type { ChargeEvent, Snapshot } from '../../../src/domain/charge-event';
import type { Payment } from '../../../src/domain/customer-books';
import type { Money } from '../../../src/domain/money';
import { isLarger, newOrders, snapshotOf } from '../../../src/domain/new-orders';
import { foldCharge } from '../../../src/domain/step-charge';
import {
  anOrder,
  answered,
  CHARGE_ID,
  COINS,
  dollars,
  existing,
  looked,
  lost,
  marked,
  notSent,
  NOW,
  OTHER_CHARGE_ID,
  sending,
} from '../support/samples';

function charge(...later: ChargeEvent[]): Charge {
  return existing(foldCharge([sending({ chargeId: CHARGE_ID }), lost, ...later]));
}

function payment(orderId: string, cents = 499): Payment {
  return { orderId, amount: dollars(cents), refundedMinor: 0, createdAt: NOW };
}

const sees = (orderId: string) => looked('probable', seen(orderId));
const seen = (...orderIds: string[]) => ({
  finding: {
    kind: 'probable' as const,
    orders: orderIds.map((orderId) => ({ ...anOrder, orderId })),
  },
});

/** Which of these payments are new orders of the charge. */
function newOf(of: Charge, payments: readonly Payment[], ...others: Charge[]): readonly unknown[] {
  return newOrders(of, { assets: null, payments, others }).map(({ orderId }) => orderId);
}

describe('an order that the agent has said is not this charge’s', () => {
  const two = [payment('o-1'), payment('o-2')];

  it.each<[string, ChargeEvent[], string[]]>([
    ['not looked at', [], ['o-1', 'o-2']],
    ['seen, without a word', [sees('o-1')], ['o-1', 'o-2']],
    ['seen twice, without a word', [sees('o-1'), sees('o-1')], ['o-1', 'o-2']],
    ['seen, then denied', [sees('o-1'), marked(false)], ['o-2']],
    ['both seen, then denied', [looked('possible', seen('o-1', 'o-2')), marked(false)], []],
    ['seen in two looks, then denied', [sees('o-1'), sees('o-2'), marked(false)], []],
    ['denied before it was seen', [marked(false), sees('o-1')], ['o-1', 'o-2']],
    ['denied unseen', [looked('nothing'), marked(false)], ['o-1', 'o-2']],
    ['seen, then affirmed', [sees('o-1'), marked(true)], ['o-1', 'o-2']],
    ['denied, seen, and denied again', [marked(false), sees('o-1'), marked(false)], ['o-2']],
    ['denied one after the other', [sees('o-1'), marked(false), sees('o-2'), marked(false)], []],
    [
      'denied, and then another affirmed',
      [sees('o-1'), marked(false), sees('o-2'), marked(true)],
      ['o-2'],
    ],
  ])('%s: new are %j... %j', (_, events, orders) => {
    expect(newOf(charge(...events), two)).toEqual(orders);
  });
});

describe('an order that may be a later charge’s', () => {
  const price = (cents: number) => ({ pricePoint: { ...COINS, now: dollars(cents) } });

  /** A charge that was made after the one in question, knowing these orders. */
  function later(
    request: Partial<ChargeRequest> = {},
    snapshot: Partial<Snapshot> = {},
    ...events: ChargeEvent[]
  ): Charge {
    const event = sending({ chargeId: OTHER_CHARGE_ID, pressedAt: NOW + 1, ...request });
    const given = { ...event.snapshot, ...snapshot } as Snapshot;
    return existing(foldCharge([{ ...event, snapshot: given }, ...events]));
  }
  const set = (by: number, snapshot: Partial<Snapshot>) => later({ pressedAt: NOW + by }, snapshot);
  const knew = (orderId: string) => ({ payments: [{ orderId, refundedMinor: 0 }] });
  const unsent = existing(foldCharge([notSent({ chargeId: OTHER_CHARGE_ID, pressedAt: NOW + 1 })]));

  it.each<[string, Payment, Charge, boolean]>([
    ['of the same price', payment('o-1'), later(), false],
    ['that knew it before', payment('o-1'), later({}, knew('o-1')), true],
    ['that knew another', payment('o-1'), later({}, knew('o-2')), false],
    ['without a snapshot', payment('o-1'), later({}, { taken: false }), true],
    ['that was not sent', payment('o-1'), unsent, true],
    ['of another price', payment('o-1'), later(price(700)), true],
    ['of a lower price, from which tax makes it', payment('o-1', 589), later(price(550)), false],
    ['of that price, with tax on ours', payment('o-1', 589), later(price(589)), false],
    ['of a price that no tax makes', payment('o-1', 589), later(price(300)), true],
    ['of a lower price, when it is exactly ours', payment('o-1'), later(price(450)), true],
    ['that was pressed before', payment('o-1'), later({ pressedAt: NOW - 1 }), true],
    ['that was pressed at the same moment', payment('o-1'), later({ pressedAt: NOW }), true],
    ['after the clock was set back', payment('o-1'), set(-1, { serverAt: NOW + 1 }), false],
    ['after the clock was set forward', payment('o-1'), set(1, { serverAt: NOW - 1 }), true],
    ['within a second of the server, before', payment('o-1'), set(-1, { serverAt: NOW }), true],
    ['within a second of the server, after', payment('o-1'), set(1, { serverAt: NOW }), false],
    ['that the server told no time, after', payment('o-1'), set(1, { serverAt: null }), false],
    ['that the server told no time, before', payment('o-1'), set(-1, { serverAt: null }), true],
    ['that is settled without it', payment('o-1'), later({}, {}, lost, marked(true)), false],
  ])('%s', (_, order, other, isNew) => {
    expect(newOf(charge(), [order], other)).toEqual(isNew ? [order.orderId] : []);
  });

  it('is ours all the same when it is known to be', () => {
    const event = answered('processing');
    const own = { ...event, answer: { ...event.answer, orderId: 'o-1' } };
    const ours = existing(foldCharge([sending(), own]));
    expect(newOf(ours, [payment('o-1'), payment('o-2')], later())).toEqual(['o-1']);
  });

  it('stays new beside one that may not', () => {
    const payments = [payment('o-1'), payment('o-2')];
    expect(newOf(charge(), payments, later({}, knew('o-2')))).toEqual(['o-2']);
  });

  it('is left to any later charge among several', () => {
    expect(newOf(charge(), [payment('o-1')], later(price(700)), later())).toEqual([]);
  });
});

describe('an amount is larger as tax makes it', () => {
  const euros: Money = { minor: 550, currency: { code: 'EUR', minorUnits: 2, symbol: '€' } };

  it.each<[Money, Money, boolean]>([
    [dollars(501), dollars(500), true],
    [dollars(750), dollars(500), true],
    [dollars(751), dollars(500), false],
    [dollars(500), dollars(500), false],
    [dollars(499), dollars(500), false],
    [dollars(1), dollars(0), false],
    [euros, dollars(500), false],
  ])('%o than %o: %j', (amount, price, larger) => {
    expect(isLarger(amount, price)).toBe(larger);
  });
});

describe('the snapshot of a charge', () => {
  it('is what was known when it was sent', () => {
    expect(snapshotOf(charge())).toEqual(sending().snapshot);
  });

  it('is not there when nothing was sent', () => {
    expect(snapshotOf(existing(foldCharge([notSent()])))).toBeUndefined();
  });
});
