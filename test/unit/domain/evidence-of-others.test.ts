import { describe, expect, it } from 'vitest';
import type { Charge } from '../../../src/domain/charge';
import type { ChargeAnswer, ChargeEvent } from '../../../src/domain/charge-event';
import type { Asset, Payment, Shown } from '../../../src/domain/customer-books';
import { findEvidence } from '../../../src/domain/evidence';
import { HISTORY_LAG } from '../../../src/domain/limits';
import { foldCharge } from '../../../src/domain/step-charge';
import {
  answered,
  dollars,
  existing,
  looked,
  lost,
  marked,
  NOW,
  refused,
  sending,
} from '../support/samples';

const SERVERS_DISAGREE = 5_000;
const MINUTE = 60_000;
const idOf = (number: number) => `00000000-0000-4000-8000-00000000000${String(number)}`;

interface Before {
  readonly paid?: readonly string[];
  readonly owned?: readonly string[];
  /** The server's clock as it left; null where the server tells none. */
  readonly serverAt?: number | null;
  readonly ident?: string;
}

/** A charge that was pressed so many milliseconds after the first, and what was there before it. */
function pressed(number: number, after: number, before: Before, ...later: ChargeEvent[]): Charge {
  const at = NOW + after;
  const { ident, owned = [], paid = [], serverAt = at } = before;
  const event = sending({ chargeId: idOf(number), pressedAt: at });
  const { request } = event;
  const pricePoint = ident === undefined ? request.pricePoint : { ...request.pricePoint, ident };
  const payments = paid.map((orderId) => ({ orderId, refundedMinor: 0 }));
  return existing(
    foldCharge([
      {
        ...event,
        request: { ...request, pricePoint },
        at,
        serverAt,
        owned: { taken: true, ids: owned },
        snapshot: { taken: true, at, serverAt, payments },
      },
      ...later.map((each) => ({ ...each, at: each.at + after })),
    ]),
  );
}

const payment = (orderId: string, createdAt: number | null = NOW + 10): Payment => ({
  orderId,
  amount: dollars(499),
  refundedMinor: 0,
  createdAt,
});
const asset = (id: string, ref: string, changes: Partial<Asset> = {}): Asset => ({
  id,
  kind: 'consumable',
  isOver: false,
  ident: 'coins-100',
  ref,
  orderId: null,
  price: dollars(499),
  startedAt: NOW + 10,
  ...changes,
});
const ofStatus = (status: ChargeAnswer['status'], orderId: string | null = null): ChargeEvent => ({
  ...answered(status),
  answer: { ...answered(status).answer, orderId },
});
const keyAnswered = (status: ChargeAnswer['status'] | null): ChargeEvent => ({
  type: 'key-answered',
  at: NOW + 2,
  by: idOf(9),
  answer: status === null ? null : { ...answered(status).answer, orderId: null },
});

function evidence(charge: Charge, others: readonly Charge[], changes: Partial<Shown> = {}) {
  const { kind, orders } = findEvidence(charge, { assets: [], payments: [], ...changes, others });
  return [kind, orders.map(({ orderId }) => orderId)];
}

describe('the one new order of a lost charge', () => {
  const mine = pressed(1, 0, {}, lost);
  const o1 = [payment('o-1')];
  const seen = (other: Charge, payments: readonly Payment[] = o1) =>
    evidence(mine, [other], { payments })[0];

  it.each<[string, string, readonly ChargeEvent[]]>([
    ['is another’s that is being sent', 'nothing', []],
    ['is another’s that the server is processing', 'nothing', [ofStatus('processing')]],
    ['is another’s that went through', 'nothing', [ofStatus('succeeded')]],
    ['is another’s whose key went through', 'nothing', [lost, keyAnswered('succeeded')]],
    ['may be ours beside one whose key was refused', 'probable', [lost, keyAnswered(null)]],
    ['may be ours beside one that is lost too', 'probable', [lost]],
    ['may be ours beside one that failed', 'probable', [ofStatus('failed')]],
    ['may be ours beside one that was refused', 'probable', [refused]],
    ['may be ours beside one that an agent says was made', 'probable', [lost, marked(true)]],
    [
      'may be ours beside one that waits for its customer',
      'probable',
      [ofStatus('authenticating')],
    ],
  ])('%s', (_, kind, events) => {
    expect(seen(pressed(2, 1, {}, ...events))).toBe(kind);
  });

  it.each<[string, string, number | null, number | null]>([
    ['by the time of its answer', 'nothing', NOW + 3 + HISTORY_LAG, NOW],
    ['not long after its answer', 'probable', NOW + 4 + HISTORY_LAG, NOW],
    ['where it tells no time', 'nothing', null, NOW],
    ['where the server tells no time', 'nothing', NOW + 9 * MINUTE, null],
  ])('is another’s that went through %s', (_, kind, createdAt, serverAt) => {
    const other = pressed(2, 0, { serverAt }, { ...ofStatus('succeeded'), at: NOW + 3 });
    expect(seen(other, [payment('o-1', createdAt)])).toBe(kind);
  });

  it.each<[string, string, number]>([
    ['is not of a charge that was sent after it', 'probable', 11 + SERVERS_DISAGREE],
    ['may be of one that was sent at its time', 'nothing', 10 + SERVERS_DISAGREE],
  ])('%s, by clocks that may disagree', (_, kind, after) => {
    expect(seen(pressed(2, after, {}, ofStatus('processing')))).toBe(kind);
  });

  it('is ours where the other may have made another one', () => {
    const other = pressed(2, 1, {}, ofStatus('processing'));
    const known = pressed(1, 0, { paid: ['o-2'] }, lost);
    const payments = [payment('o-1'), payment('o-2')];
    expect(evidence(known, [other], { payments })).toEqual(['probable', ['o-1']]);
    const third = pressed(3, 2, {}, ofStatus('succeeded', 'o-2'));
    expect(evidence(known, [other, third], { payments })[0]).toBe('nothing');
  });
});

it('a charge whose named order is paid has made no other one', () => {
  const denied = pressed(1, 0, {}, lost, marked(false));
  const next = pressed(2, MINUTE, {}, ofStatus('succeeded', 'o-1'));
  const processing = ofStatus('processing', 'o-2');
  const third = pressed(3, 2 * MINUTE, { paid: ['o-1'] }, processing, marked(true));
  const payments = ['o-1', 'o-2', 'o-3'].map((orderId) => payment(orderId, NOW + 3 * MINUTE));
  expect(evidence(denied, [next, third], { payments })).toEqual(['twice', ['o-1', 'o-3']]);
  // Not yet paid, it may turn out to be the third one's.
  const unpaid = payments.filter(({ orderId }) => orderId !== 'o-2');
  expect(evidence(denied, [next, third], { payments: unpaid })[0]).not.toBe('twice');
});

describe('an order beside a charge that went through', () => {
  const mine = pressed(1, 0, {}, ofStatus('succeeded'));
  const payments = [payment('o-1', NOW + 2 * MINUTE)];

  it('may be of one that was pressed after it', () => {
    expect(evidence(mine, [pressed(2, MINUTE, {}, lost)], { payments })[0]).toBe('nothing');
  });

  it('is none of one that was pressed before it, and is lost', () => {
    expect(evidence(mine, [pressed(2, -MINUTE, {}, lost)], { payments })[0]).toBe('probable');
  });
});

describe('a charge that was denied, and the one in its place', () => {
  const denied = pressed(1, 0, {}, lost, marked(false));
  const next = pressed(2, MINUTE, {}, ofStatus('succeeded'));
  const late = { startedAt: NOW + MINUTE + 10 };
  const assets = [asset('a-1', idOf(1)), asset('a-2', idOf(2), late)];
  const unread = { payments: null };

  it('are told as charged twice by the assets of both', () => {
    expect(evidence(denied, [next], { assets, ...unread })[0]).toBe('twice');
    expect(evidence(next, [denied], { assets, ...unread })[0]).toBe('twice');
  });

  it('are not by the assets of one', () => {
    expect(evidence(next, [denied], { assets: assets.slice(1), ...unread })[0]).toBe('ours');
    expect(evidence(denied, [next], { assets: assets.slice(1), ...unread })[0]).toBe('nothing');
  });

  it('are not where the asset of the first was there before the press', () => {
    const asked = pressed(2, MINUTE, { owned: ['a-1'] }, ofStatus('succeeded'));
    expect(evidence(asked, [denied], { assets, ...unread })[0]).toBe('ours');
  });

  it('are still by two assets of the one in its place, whatever the first had made', () => {
    const again = asset('a-3', idOf(2), { startedAt: NOW + MINUTE + 30_000 });
    const shown = { assets: [...assets.slice(1), again], ...unread };
    expect(evidence(denied, [next], shown)[0]).toBe('twice');
    expect(evidence(next, [denied], shown)[0]).toBe('twice');
  });

  it('are not by two assets where the customer owes two', () => {
    const owed = pressed(3, 2 * MINUTE, {}, ofStatus('succeeded'));
    const other = pressed(4, 3 * MINUTE, {}, lost, marked(false));
    const shown = [asset('a-3', idOf(3)), asset('a-4', idOf(4))];
    expect(evidence(owed, [other], { assets: shown.slice(0, 1), ...unread })[0]).toBe('ours');
  });

  it('are two wants where the first was not denied, each with its own asset', () => {
    const first = pressed(1, 0, {}, ofStatus('succeeded'));
    expect(evidence(next, [first], { assets, ...unread })[0]).toBe('ours');
  });
});

describe('what was too many before a later press', () => {
  const denied = pressed(1, 0, {}, lost, marked(false));
  const asked = (paid: readonly string[], ...later: ChargeEvent[]) =>
    pressed(2, 5 * MINUTE, { paid }, ...later);
  const both = { payments: [payment('o-1'), payment('o-2')] };

  it('still is, and is nothing to the later one', () => {
    const later = asked(['o-1', 'o-2'], refused);
    expect(evidence(denied, [later], both)).toEqual(['twice', ['o-1', 'o-2']]);
    expect(evidence(later, [denied], both)[0]).toBe('nothing');
  });

  it('is one where another charge has made the other', () => {
    const third = pressed(3, 5, { ident: 'gems' }, ofStatus('succeeded', 'o-2'));
    const later = asked(['o-1', 'o-2'], refused);
    expect(evidence(denied, [later, third], both)).toEqual(['probable', ['o-1']]);
  });
});

describe('what a denied charge may have made', () => {
  const denied = pressed(1, 0, {}, lost, marked(false));
  const o1 = { payments: [payment('o-1')] };
  // So late that the order is none of its own.
  const inPlace = (before: Before, ...later: ChargeEvent[]) =>
    pressed(2, 5 * MINUTE, before, ...later);

  it('concerns the one in its place as well, where that came to nothing', () => {
    expect(evidence(inPlace({}, refused), [denied], o1)).toEqual(['possible', ['o-1']]);
  });

  it.each<[string, Charge, readonly Charge[]]>([
    ['that went through', inPlace({}, ofStatus('succeeded', 'o-9')), []],
    ['that was pressed when it was known', inPlace({ paid: ['o-1'] }, refused), []],
    [
      'where another charge has made it',
      inPlace({}, refused),
      [pressed(3, 5, {}, ofStatus('succeeded'))],
    ],
    [
      'where it is another’s',
      inPlace({}, refused),
      [pressed(3, 5, {}, ofStatus('succeeded', 'o-1'))],
    ],
  ])('is nothing to one %s', (_, charge, others) => {
    expect(evidence(charge, [denied, ...others], o1)[0]).toBe('nothing');
  });

  it('is nothing to the one before it', () => {
    const later = { payments: [payment('o-1', NOW + 2 * MINUTE)] };
    const first = pressed(1, 0, {}, ofStatus('failed'));
    const second = pressed(2, MINUTE, {}, lost, marked(false));
    expect(evidence(second, [first], later)).toEqual(['probable', ['o-1']]);
  });
});

describe('two orders, and charges that may have made one', () => {
  const mine = pressed(1, 0, {}, lost);
  const both = { payments: [payment('o-1'), payment('o-2')] };

  it('are one too many beside one whose order is known to be another', () => {
    const other = pressed(2, 1, {}, ofStatus('succeeded', 'o-9'));
    expect(evidence(mine, [other], both)[0]).toBe('twice');
  });

  it('are not beside a later one of a family that went through', () => {
    const failed = pressed(2, 5 * MINUTE, {}, ofStatus('failed'));
    const later = pressed(3, 6 * MINUTE, {}, ofStatus('succeeded'));
    const orders = [payment('o-1', NOW + 7 * MINUTE + 10), payment('o-2', NOW + 7 * MINUTE + 20)];
    expect(evidence(later, [failed], { payments: orders })[0]).toBe('twice');
    const third = pressed(4, 7 * MINUTE, {}, lost, marked(false));
    expect(evidence(later, [failed, third], { payments: orders })[0]).not.toBe('twice');
  });
});

describe('an asset of ours that names no order', () => {
  it('takes none that was there before the charge', () => {
    const known = pressed(1, 0, { paid: ['o-1'] }, lost);
    const shown = { assets: [asset('a-1', idOf(1))], payments: [payment('o-1')] };
    expect(evidence(known, [], shown)).toEqual(['ours', [null]]);
  });

  it('takes its own of several', () => {
    const own = asset('a-1', idOf(1));
    const foreign = asset('a-0', 'somebody', { startedAt: NOW + 3 * MINUTE });
    const payments = [payment('o-2', NOW + 3 * MINUTE), payment('o-1')];
    const other = pressed(2, MINUTE, {}, ofStatus('succeeded'));
    const mine = pressed(1, 0, {}, lost);
    expect(evidence(mine, [other], { assets: [foreign, own], payments })).toEqual([
      'ours',
      ['o-1'],
    ]);
  });
});

it('a look that could read neither source finds nothing', () => {
  const mine = pressed(1, 0, {}, lost, looked('nothing'));
  expect(evidence(mine, [], { assets: null, payments: null })).toEqual(['nothing', []]);
});

describe('a purchase of another thing', () => {
  const pass = asset('a', '', { ref: null, ident: 'lifetime-pass', orderId: 'o-2' });
  const assets = [pass];

  it('is not a lost charge’s, however well its amount fits', () => {
    const payments = [payment('o-2')];
    const mine = pressed(1, 0, {}, lost);
    expect(evidence(mine, [], { payments })).toEqual(['probable', ['o-2']]);
    expect(evidence(mine, [], { payments, assets })).toEqual(['nothing', []]);
  });

  it('is no second order of a charge that went through', () => {
    const payments = [payment('o-1'), payment('o-2')];
    const mine = pressed(1, 0, {}, ofStatus('succeeded', 'o-1'));
    expect(evidence(mine, [], { payments })).toEqual(['twice', ['o-1', 'o-2']]);
    expect(evidence(mine, [], { payments, assets })).toEqual(['ours', ['o-1']]);
  });

  it('counts all the same where the server named its order for the charge', () => {
    const payments = [payment('o-1'), payment('o-2')];
    const answers = [keyAnswered('succeeded'), ofStatus('succeeded', 'o-2')];
    const mine = pressed(1, 0, {}, lost, ...answers);
    expect(evidence(mine, [], { payments, assets })[0]).toBe('twice');
  });
});

describe('a history that knows orders by other ids', () => {
  const first = pressed(1, 0, {}, ofStatus('succeeded', 'o-1'));
  const second = pressed(2, MINUTE, { paid: ['h-1'] }, ofStatus('succeeded', 'o-2'));
  const payments = [payment('h-1'), payment('h-2', NOW + MINUTE + 10)];

  it('has an order for each of two charges that went through', () => {
    expect(evidence(first, [second], { payments })[0]).not.toBe('twice');
    expect(evidence(second, [first], { payments })[0]).not.toBe('twice');
  });

  it('has one too many of a charge beside another', () => {
    const three = [...payments, payment('h-3', NOW + 20)];
    expect(evidence(first, [second], { payments: three })[0]).toBe('twice');
  });

  it('has what its time ties to another’s asset for that one', () => {
    const marked1 = pressed(1, 0, {}, lost, { ...marked(true), orderId: 'h-1' });
    const assets = [asset('a', idOf(1)), asset('b', idOf(2), { startedAt: NOW + MINUTE + 10 })];
    expect(evidence(marked1, [second], { assets, payments })).toEqual(['ours', ['h-1']]);
  });

  it('shows a charge its own order by the asset that names it', () => {
    const assets = [asset('a', '', { ref: null, orderId: 'o-1' })];
    expect(evidence(first, [], { assets, payments: [payment('h-1')] })).toEqual(['ours', ['h-1']]);
  });

  it('is not known by an order that failed', () => {
    const failed = pressed(1, 0, {}, ofStatus('failed', 'o-1'));
    const other = pressed(2, 1, { ident: 'gems' }, ofStatus('succeeded', 'o-9'));
    const two = [payment('h-1'), payment('h-2')];
    expect(evidence(failed, [other], { payments: two })[0]).toBe('twice');
  });

  it('is one that lags where it has this charge’s order by its name', () => {
    const rows = [payment('o-1'), payment('h-2', NOW + MINUTE + 10)];
    expect(evidence(first, [second], { payments: rows })[0]).toBe('twice');
  });
});

describe('a free trial that a server without references started', () => {
  const isFree = (charge: Charge): Charge => {
    const { request } = charge;
    const pricePoint = { ...request.pricePoint, now: dollars(0) };
    return { ...charge, request: { ...request, pricePoint } };
  };
  const trial = (id: string, after: number) =>
    asset(id, '', { ref: null, kind: 'subscription', startedAt: NOW + after });

  it('twice is told', () => {
    const mine = isFree(pressed(1, 0, {}, ofStatus('succeeded')));
    expect(evidence(mine, [], { assets: [trial('a', 10), trial('b', 20)] })[0]).toBe('twice');
    expect(evidence(mine, [], { assets: [trial('a', 10)] })[0]).toBe('probable');
  });

  it('is told on both where it was denied and carried out after all', () => {
    const mine = isFree(pressed(1, 0, {}, lost, marked(false)));
    const later = isFree(pressed(2, MINUTE, {}, ofStatus('succeeded')));
    const assets = [trial('a', MINUTE + 10), trial('b', MINUTE + 20)];
    expect(evidence(mine, [later], { assets })[0]).toBe('twice');
    expect(evidence(later, [mine], { assets })[0]).toBe('twice');
  });

  it('is not one too many that was there before the press', () => {
    const mine = isFree(pressed(1, 0, { owned: ['a'] }, ofStatus('succeeded')));
    expect(evidence(mine, [], { assets: [trial('a', 10), trial('b', 20)] })[0]).not.toBe('twice');
  });

  it('is one each for two that were wanted', () => {
    const mine = isFree(pressed(1, 0, {}, ofStatus('succeeded')));
    const later = isFree(pressed(2, MINUTE, { owned: ['a'] }, ofStatus('succeeded')));
    const assets = [trial('a', 10), trial('b', MINUTE + 10)];
    expect(evidence(mine, [later], { assets })[0]).not.toBe('twice');
    expect(evidence(later, [mine], { assets })[0]).not.toBe('twice');
  });

  it('counts payments alone where it is paid for', () => {
    const mine = pressed(1, 0, {}, ofStatus('succeeded', 'o-1'));
    const assets = [trial('a', 10), trial('b', 20)];
    expect(evidence(mine, [], { assets, payments: [payment('o-1')] })[0]).toBe('ours');
  });
});
