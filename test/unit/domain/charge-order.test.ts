import { describe, expect, it } from 'vitest';
import type { Charge, ChargeRequest } from '../../../src/domain/charge';
import type { ChargeAnswer, ChargeEvent } from '../../../src/domain/charge-event';
import {
  isKnownByOrder,
  isSentAfter,
  keyOf,
  orderOf,
  ordersOf,
  serverTimeOf,
} from '../../../src/domain/charge-order';
import { foldCharge } from '../../../src/domain/step-charge';
import {
  answered,
  CHARGE_ID,
  existing,
  looked,
  lost,
  marked,
  notSent,
  NOW,
  OTHER_CHARGE_ID,
  sending,
} from '../support/samples';

const charge = (...events: ChargeEvent[]) => existing(foldCharge(events));
const named = (status: ChargeAnswer['status']): ChargeAnswer => ({
  ...answered(status).answer,
  orderId: 'o-1',
});
const byKey = (answer: ChargeAnswer | null): ChargeEvent => ({
  type: 'key-answered',
  at: NOW + 2,
  by: OTHER_CHARGE_ID,
  answer,
});

describe('the order of a charge whose key a later one was lent', () => {
  it('is what the later one was answered', () => {
    expect(orderOf(charge(sending(), lost, byKey(named('succeeded'))))).toBe('o-1');
    expect(orderOf(charge(sending(), lost, byKey(null)))).toBeNull();
  });

  it('is not the later one’s own', () => {
    const lentKey = { key: OTHER_CHARGE_ID, by: OTHER_CHARGE_ID };
    const told = { type: 'already-charged', at: NOW + 1, answer: named('succeeded') } as const;
    expect(ordersOf(charge({ ...sending(), lentKey }, told))).toEqual([]);
  });
});

it('a charge that was withheld has no order', () => {
  const reason = { code: 'held-up' } as const;
  const withheld = { type: 'withheld', at: NOW, life: 'life-1', reason } as const;
  expect(ordersOf(charge(sending(), withheld))).toEqual([]);
});

describe('a charge is known by its order', () => {
  it.each<[string, readonly ChargeEvent[]]>([
    ['that the server answered', [{ ...answered('succeeded'), answer: named('succeeded') }]],
    ['that a later charge was answered', [lost, byKey(named('succeeded'))]],
    ['that a look found to be ours', [lost, looked('ours')]],
    ['that the agent took', [lost, { ...marked(true), orderId: 'o-1' }]],
  ])('%s', (_, events) => {
    expect(isKnownByOrder(charge(sending(), ...events))).toBe(true);
  });

  it.each<[string, readonly ChargeEvent[]]>([
    ['that was denied', [{ ...answered('failed'), answer: named('failed') }]],
    ['that is not final', [{ ...answered('processing'), answer: named('processing') }]],
    ['that is denied to a later charge', [lost, byKey(named('failed'))]],
    ['that nobody named', [answered('succeeded')]],
    ['that is only probable', [lost, looked('probable')]],
    ['of a word without one', [lost, marked(true)]],
  ])('but not by one %s', (_, events) => {
    expect(isKnownByOrder(charge(sending(), ...events))).toBe(false);
  });
});

describe('the key of a charge', () => {
  it('is its own id, or the key that it was lent', () => {
    expect(keyOf(charge(sending()))).toBe(CHARGE_ID);
    const lentKey = { key: 'lent', by: OTHER_CHARGE_ID };
    expect(keyOf(charge({ ...sending(), lentKey }))).toBe('lent');
  });

  it('is none where nothing was sent', () => {
    expect(keyOf(charge(notSent()))).toBeUndefined();
  });
});

/** A charge that was pressed, and sent by a server's clock that may not be known. */
function sentAt(pressedAt: number, serverAt: number | null): Charge {
  const request: Partial<ChargeRequest> = { pressedAt };
  const snapshot = { taken: false, why: 'unreachable' } as const;
  return charge({ ...sending(request), serverAt, snapshot });
}

describe('a charge was sent after another', () => {
  it('by the server’s clock, whatever this device said', () => {
    expect(isSentAfter(sentAt(NOW - 9, NOW + 1), sentAt(NOW, NOW))).toBe(true);
    expect(isSentAfter(sentAt(NOW + 9, NOW), sentAt(NOW, NOW + 1))).toBe(false);
  });

  it.each([
    ['where the server told neither', null, null],
    ['where the server told one only', NOW, null],
    ['where the server told the other only', null, NOW],
    ['where both are of the same second', NOW, NOW],
  ])('by this device’s clock %s', (_, at, otherAt) => {
    expect(isSentAfter(sentAt(NOW + 1, at), sentAt(NOW, otherAt))).toBe(true);
    expect(isSentAfter(sentAt(NOW, at), sentAt(NOW + 1, otherAt))).toBe(false);
    expect(isSentAfter(sentAt(NOW, at), sentAt(NOW, otherAt))).toBe(false);
  });
});

it('a charge that was lent a key was sent after its lender, whatever the clocks said', () => {
  const [event] = sentAt(NOW - 9, NOW - 9).events;
  const request = { ...sending().request, chargeId: OTHER_CHARGE_ID, pressedAt: NOW - 9 };
  const lentKey = { key: CHARGE_ID, by: CHARGE_ID };
  if (event?.type !== 'sending') throw new Error('It was sent');
  const borrower = charge({ ...event, request, lentKey });
  expect(isSentAfter(borrower, sentAt(NOW, NOW))).toBe(true);
  expect(isSentAfter(sentAt(NOW, NOW), borrower)).toBe(false);
});

describe('the server’s time of a charge', () => {
  const snapshot = { taken: true, at: NOW, serverAt: NOW - 7, payments: [] } as const;

  it('is what it told last before the charge left, else with the payments before it', () => {
    expect(serverTimeOf(charge({ ...sending(), serverAt: NOW - 3, snapshot }))).toBe(NOW - 3);
    expect(serverTimeOf(charge({ ...sending(), serverAt: null, snapshot }))).toBe(NOW - 7);
  });

  it('is not known where it told none, or nothing was sent', () => {
    expect(serverTimeOf(sentAt(NOW, null))).toBeNull();
    expect(serverTimeOf(charge(notSent()))).toBeNull();
  });
});
