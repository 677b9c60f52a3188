import { describe, expect, it } from 'vitest';
import { listedPrice } from '../../../src/domain/charge';
import type { ChargeEvent } from '../../../src/domain/charge-event';
import { orderOf, ordersOf } from '../../../src/domain/charge-order';
import type { Finding } from '../../../src/domain/finding';
import { foldCharge } from '../../../src/domain/step-charge';
import {
  anOrder,
  answered,
  aRequest,
  COINS,
  existing,
  looked,
  lost,
  marked,
  notSent,
  refused,
  sending,
} from '../support/samples';

function charge(...events: ChargeEvent[]) {
  return existing(foldCharge(events));
}

function named(status: 'failed' | 'processing' | 'succeeded', orderId: string | null): ChargeEvent {
  const event = answered(status);
  return { ...event, answer: { ...event.answer, orderId } };
}

const taken = (orderId: string | null): ChargeEvent => ({ ...marked(true), orderId });

function found(kind: Finding['kind'], ...orderIds: (string | null)[]): ChargeEvent {
  const orders = orderIds.map((orderId) => ({ ...anOrder, orderId }));
  return looked(kind, { finding: { kind, orders } });
}

it('the listed price is the one that the agent saw', () => {
  expect(listedPrice(aRequest())).toBe(COINS.now);
});

describe('the orders of a charge', () => {
  it.each<[string, readonly ChargeEvent[], readonly string[]]>([
    ['that was not sent', [notSent()], []],
    ['that is being sent', [sending()], []],
    ['that was refused', [sending(), refused], []],
    ['of an answer without one', [sending(), named('succeeded', null)], []],
    ['of an answer', [sending(), named('succeeded', 'o-1')], ['o-1']],
    ['of two answers', [sending(), lost, named('failed', 'o-1')], ['o-1']],
    ['that the agent took', [sending(), lost, taken('o-2')], ['o-2']],
    ['that the agent did not name', [sending(), lost, taken(null)], []],
    ['that a look found to be ours', [sending(), lost, found('ours', 'o-3')], ['o-3']],
    ['found to be ours without its name', [sending(), lost, found('ours', null)], []],
    ['found to be ours, and none', [sending(), lost, found('ours')], []],
    ['that are only probable', [sending(), lost, found('probable', 'o-3')], []],
    ['that are only possible', [sending(), lost, found('possible', 'o-3', 'o-4')], []],
    ['that may be two', [sending(), lost, found('twice', 'o-3', 'o-4')], []],
    [
      'answered, then looked up in vain',
      [sending(), named('processing', 'o-1'), found('nothing')],
      ['o-1'],
    ],
    [
      'answered, found and taken',
      [sending(), named('processing', 'o-1'), found('twice', 'o-2', 'o-3'), taken('o-2')],
      ['o-1', 'o-2'],
    ],
  ])('%s', (_, events, orders) => {
    expect(ordersOf(charge(...events))).toEqual(orders);
    expect(orderOf(charge(...events))).toBe(orders.at(-1) ?? null);
  });
});
