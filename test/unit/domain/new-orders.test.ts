import { describe, expect, it } from 'vitest';
import type { Charge } from '../../../src/domain/charge';
import type { ChargeEvent } from '../../../src/domain/charge-event';
import type { Payment } from '../../../src/domain/customer-books';
import type { Money } from '../../../src/domain/money';
import { EVIDENCE_WINDOW, HISTORY_LAG, REPEAT_ARRIVES_WITHIN } from '../../../src/domain/limits';
import {
  isLarger,
  knewBefore,
  mayBeOf,
  newOrders,
  snapshotOf,
} from '../../../src/domain/new-orders';
import { foldCharge } from '../../../src/domain/step-charge';
import {
  anOrder,
  answered,
  CHARGE_ID,
  dollars,
  existing,
  looked,
  lost,
  marked,
  notSent,
  NOW,
  refused,
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
function newOf(of: Charge, payments: readonly Payment[]): readonly unknown[] {
  return newOrders(of, payments).map(({ orderId }) => orderId);
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

describe('an order in the time of a charge', () => {
  const answeredAs = (status: 'succeeded' | 'failed' | 'processing' | 'authenticating') =>
    existing(foldCharge([sending(), answered(status)]));
  const at = (createdAt: number) => [{ ...payment('o-1'), createdAt }];

  it.each<[string, Charge, number]>([
    ['succeeded', answeredAs('succeeded'), REPEAT_ARRIVES_WITHIN],
    ['failed', answeredAs('failed'), REPEAT_ARRIVES_WITHIN],
    ['was refused', existing(foldCharge([sending(), refused])), REPEAT_ARRIVES_WITHIN],
    ['is processing', answeredAs('processing'), EVIDENCE_WINDOW],
    ['waits for the customer', answeredAs('authenticating'), EVIDENCE_WINDOW],
    ['was lost', charge(), EVIDENCE_WINDOW],
    ['was lost and marked', charge(marked(false)), EVIDENCE_WINDOW],
    ['was lost and answered late', charge(answered('failed')), EVIDENCE_WINDOW],
  ])('that %s is new until the window ends', (_, of, window) => {
    expect(newOf(of, at(NOW - HISTORY_LAG - 1))).toEqual([]);
    expect(newOf(of, at(NOW - HISTORY_LAG))).toEqual(['o-1']);
    expect(newOf(of, at(NOW + window))).toEqual(['o-1']);
    expect(newOf(of, at(NOW + window + 1))).toEqual([]);
  });

  it('is new at any time once it is known to be the charge’s', () => {
    const event = answered('processing');
    const own = { ...event, answer: { ...event.answer, orderId: 'o-1' } };
    const ours = existing(foldCharge([sending(), own]));
    expect(newOf(ours, [{ ...payment('o-1', 17), createdAt: NOW + 10 * EVIDENCE_WINDOW }])).toEqual(
      ['o-1'],
    );
  });

  it('is new where its row cannot be read, unless it was there before', () => {
    const odd = { orderId: 'o-1', amount: null, refundedMinor: null, createdAt: null };
    expect(newOf(charge(), [odd])).toEqual(['o-1']);
    const known = { ...sending().snapshot, payments: [{ orderId: 'o-1', refundedMinor: null }] };
    const knowing = existing(foldCharge([{ ...sending(), snapshot: known }, lost]));
    expect(newOf(knowing, [odd])).toEqual([]);
    expect([knewBefore(knowing, 'o-1'), knewBefore(knowing, 'o-2')]).toEqual([true, false]);
    expect(knewBefore(existing(foldCharge([notSent()])), 'o-1')).toBe(false);
  });

  it.each<[number, boolean]>([
    [499, true],
    [589, true],
    [498, false],
    [749, false],
  ])('may be of it by its amount: %d is %j', (cents, isPossible) => {
    expect(mayBeOf(charge(), payment('o-1', cents))).toBe(isPossible);
    expect(mayBeOf(charge(), { ...payment('o-1', cents), createdAt: 0 })).toBe(false);
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
