import { describe, expect, it } from 'vitest';
import type { Charge, ChargeRequest } from '../../../src/domain/charge';
import type { ChargeEvent, LentKey, Snapshot } from '../../../src/domain/charge-event';
import type { Asset, Payment, Shown } from '../../../src/domain/customer-books';
import { findEvidence } from '../../../src/domain/evidence';
import type { Finding } from '../../../src/domain/finding';
import { EVIDENCE_WINDOW, HISTORY_LAG, REPEAT_ARRIVES_WITHIN } from '../../../src/domain/limits';
import type { Money } from '../../../src/domain/money';
import { foldCharge } from '../../../src/domain/step-charge';
import {
  answered,
  CHARGE_ID,
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

const LISTED = 499;
const nothing: Finding = { kind: 'nothing', orders: [] };

function chargeWith(snapshot: Partial<Snapshot>, request: Partial<ChargeRequest> = {}): Charge {
  const event = sending(request);
  const given = { ...event.snapshot, ...snapshot } as Snapshot;
  const serverAt = given.taken ? given.serverAt : NOW;
  const owned = { taken: false } as const;
  return existing(foldCharge([{ ...event, snapshot: given, serverAt, owned }, lost]));
}

const plain = chargeWith({});

/** An earlier charge of ours that made that order. */
function another(orderId: string): Charge {
  const event = answered('succeeded');
  const request = { chargeId: OTHER_CHARGE_ID, pressedAt: NOW - 1 };
  const answer = { ...event.answer, orderId };
  return existing(foldCharge([sending(request), { ...event, answer }]));
}

function payment(orderId: string, changes: Partial<Payment> = {}): Payment {
  return { orderId, amount: dollars(LISTED), refundedMinor: 0, createdAt: NOW, ...changes };
}

function asset(changes: Partial<Asset> = {}): Asset {
  return {
    id: 'a-1',
    kind: 'oneoff',
    isOver: false,
    ident: 'coins-100',
    ref: CHARGE_ID,
    orderId: 'o-1',
    price: dollars(LISTED),
    startedAt: NOW + 5,
    ...changes,
  };
}

function found(kind: Finding['kind'], ...payments: Payment[]): Finding {
  const orders = payments.map(({ orderId, amount, createdAt }) => ({ orderId, amount, createdAt }));
  return { kind, orders };
}

function shown(changes: Partial<Shown> = {}): Shown {
  return { assets: [], payments: [], others: [], ...changes };
}

const evidence = (charge: Charge, changes: Partial<Shown>) => findEvidence(charge, shown(changes));

/** An amount in another currency of the same number. */
const euros = (cents: number): Money => ({
  minor: cents,
  currency: { code: 'EUR', minorUnits: 2, symbol: '€' },
});
const mills = (minor: number): Money => ({
  minor,
  currency: { code: 'USD', minorUnits: 3, symbol: '$' },
});

describe('new orders of the listed amount', () => {
  const one = payment('o-1');
  const two = payment('o-2', { createdAt: NOW + 1 });
  const three = payment('o-3');

  it.each<[string, Payment[], Finding]>([
    ['none', [], nothing],
    ['one is probable', [one], found('probable', one)],
    ['two are a charge made twice', [one, two], found('twice', one, two)],
    ['three are all shown', [one, two, three], found('twice', one, two, three)],
    [
      'one that is refunded since counts',
      [payment('o-1', { refundedMinor: 499 })],
      found('probable', one),
    ],
  ])('%s', (_, payments, finding) => {
    expect(evidence(plain, { payments })).toEqual(finding);
  });

  it.each<[string, Payment]>([
    ['smaller', payment('o-9', { amount: dollars(498) })],
    ['of nothing', payment('o-9', { amount: dollars(0) })],
    ['in another currency', payment('o-9', { amount: euros(499) })],
    ['larger in another currency', payment('o-9', { amount: euros(900) })],
    ['in a currency of other decimals', payment('o-9', { amount: mills(499) })],
    ['larger in a currency of other decimals', payment('o-9', { amount: mills(4990) })],
    ['larger than any tax makes it', payment('o-9', { amount: dollars(749) })],
  ])('one %s is no evidence, and does not hide the one that is', (_, other) => {
    expect(evidence(plain, { payments: [other] })).toEqual(nothing);
    expect(evidence(plain, { payments: [other, one] })).toEqual(found('probable', one));
  });

  it('count when the assets could not be read', () => {
    expect(evidence(plain, { assets: null, payments: [one] })).toEqual(found('probable', one));
  });

  it('are compared with the price that the agent saw, whatever the sign of the currency', () => {
    const amount = { minor: LISTED, currency: { code: 'USD', minorUnits: 2, symbol: 'US$' } };
    const inWords = payment('o-1', { amount });
    expect(evidence(plain, { payments: [inWords] })).toEqual(found('probable', inWords));
  });
});

describe('an order that is known to be of this charge', () => {
  const known = (amount: number) => {
    const event = answered('succeeded');
    const answer = { ...event.answer, orderId: 'o-1' };
    const charge = existing(foldCharge([sending(), { ...event, answer }]));
    return { charge, one: payment('o-1', { amount: dollars(amount) }) };
  };

  it.each([450, 589, LISTED])('proves it, whatever it cost: %d', (amount) => {
    const { charge, one } = known(amount);
    expect(evidence(charge, { payments: [one] })).toEqual(found('ours', one));
  });

  it.each([450, 750, LISTED])('is repeated by another of the same amount: %d', (amount) => {
    const { charge, one } = known(amount);
    const repeat = { ...one, orderId: 'o-2' };
    expect(evidence(charge, { payments: [one, repeat] })).toEqual(found('twice', one, repeat));
  });

  it('is repeated by another whose amount cannot be read, unless its time cannot either', () => {
    const { charge, one } = known(LISTED);
    const unread = { ...payment('o-2'), amount: null, refundedMinor: null };
    expect(evidence(charge, { payments: [one, unread] })).toEqual(found('twice', one, unread));
    const ownUnread = { ...one, amount: null, refundedMinor: null };
    expect(evidence(charge, { payments: [ownUnread, unread] })).toEqual(
      found('twice', ownUnread, unread),
    );
    const timeless = { ...unread, createdAt: null };
    expect(evidence(charge, { payments: [one, timeless] })).toEqual(found('ours', one));
  });

  it('is repeated by another of the listed amount', () => {
    const { charge, one } = known(450);
    const listed = payment('o-2');
    expect(evidence(charge, { payments: [one, listed] })).toEqual(found('twice', one, listed));
  });

  it('is not repeated by one of another amount', () => {
    const { charge, one } = known(450);
    const other = payment('o-2', { amount: dollars(449) });
    expect(evidence(charge, { payments: [one, other] })).toEqual(found('ours', one));
  });
});

describe('a dearer order beside the one that is known to be of this charge', () => {
  const event = answered('succeeded');
  const answer = { ...event.answer, orderId: 'o-1' };
  const [one, lastMoment] = [payment('o-1'), NOW + REPEAT_ARRIVES_WITHIN];
  const dearer = (createdAt: number, cents = 589) =>
    payment('o-2', { amount: dollars(cents), createdAt });

  it.each<[string, readonly ChargeEvent[]]>([
    ['answered', [{ ...event, answer }]],
    ['lost, and marked with its order', [lost, { ...marked(true), orderId: 'o-1' }]],
  ])('is a second delivery at a new tax, as long as one may arrive: %s', (_, later) => {
    const charge = existing(foldCharge([sending(), ...later]));
    const kindOf = (second: Payment) => evidence(charge, { payments: [one, second] }).kind;
    expect(kindOf(dearer(lastMoment))).toBe('twice');
    expect(kindOf(dearer(lastMoment + 1))).toBe('ours');
    expect(kindOf(dearer(NOW, 750))).toBe('ours');
  });

  it('is no second delivery where it brought another price point', () => {
    const charge = existing(foldCharge([sending(), { ...event, answer }]));
    const assets = [asset(), asset({ id: 'a-2', ident: 'season-pass', ref: null, orderId: 'o-2' })];
    const payments = [one, dearer(NOW)];
    expect(evidence(charge, { assets, payments })).toEqual(found('ours', one));
  });
});

describe('the order that a charge under the same key was answered', () => {
  const event = answered('succeeded');
  const denied = existing(foldCharge([sending(), lost, marked(false)]));
  const borrower = (lentKey: LentKey | null) =>
    existing(
      foldCharge([
        { ...sending({ chargeId: OTHER_CHARGE_ID, pressedAt: NOW + 1 }), lentKey },
        { ...event, answer: { ...event.answer, orderId: 'o-1' } },
      ]),
    );
  const books = { assets: [asset()], payments: [payment('o-1')] };

  it('is not the first one’s too, though its asset carries the first one’s reference', () => {
    const others = [borrower({ key: CHARGE_ID, by: CHARGE_ID })];
    expect(evidence(denied, { ...books, others })).toEqual(nothing);
    const assets = [asset({ orderId: null })];
    expect(evidence(denied, { ...books, assets, others })).toEqual(nothing);
    // Another order under its reference is a second one.
    const payments = [payment('o-1'), payment('o-2')];
    expect(evidence(denied, { assets: [asset({ orderId: 'o-2' })], payments, others }).kind).toBe(
      'twice',
    );
  });

  it('is the first one’s by its reference where the other had a key of its own', () => {
    expect(evidence(denied, { ...books, others: [borrower(null)] }).kind).toBe('ours');
  });
});

describe('two orders that an agent has seen to', () => {
  const two = [payment('o-1'), payment('o-2')];
  const told = (orders: Finding['orders'], ...later: ChargeEvent[]) =>
    existing(
      foldCharge([
        sending(),
        answered('succeeded'),
        looked('twice', { finding: { kind: 'twice', orders } }),
        ...later,
      ]),
    );
  const seenTo = told(found('twice', ...two).orders, { ...marked(true), at: NOW + 1 });

  it('are no news', () => {
    expect(evidence(seenTo, { payments: two }).kind).not.toBe('twice');
  });

  it('are news as long as nobody has said so', () => {
    expect(evidence(told(found('twice', ...two).orders), { payments: two }).kind).toBe('twice');
  });

  it('and a third one are', () => {
    const three = [...two, payment('o-3')];
    expect(evidence(seenTo, { payments: three })).toEqual(found('twice', ...three));
  });

  it('and another in the place of one of them are', () => {
    const other = [payment('o-1'), payment('o-3')];
    expect(evidence(seenTo, { payments: other })).toEqual(found('twice', ...other));
  });

  it('by the assets alone, which name no order, are counted', () => {
    const start = (id: string, startedAt: number) => asset({ id, startedAt, orderId: null });
    const assets = [start('a-1', NOW), start('a-2', NOW + 60_000)];
    expect(evidence(seenTo, { assets, payments: null }).kind).not.toBe('twice');
    const third = start('a-3', NOW + 120_000);
    expect(evidence(seenTo, { assets: [...assets, third], payments: null }).kind).toBe('twice');
  });
});

describe('new orders of a larger amount', () => {
  const taxed = payment('o-1', { amount: dollars(589) });
  const sameTax = payment('o-2', { amount: dollars(589) });
  const otherTax = payment('o-3', { amount: dollars(610) });
  const exact = payment('o-4');

  it.each<[string, Payment[], Finding]>([
    ['one may be ours with tax', [taxed], found('possible', taxed)],
    [
      'one cent more',
      [payment('o', { amount: dollars(500) })],
      found('possible', payment('o', { amount: dollars(500) })),
    ],
    [
      'two of different amounts are a charge made twice',
      [taxed, otherTax],
      found('twice', taxed, otherTax),
    ],
    ['two of one amount are a charge made twice', [taxed, sameTax], found('twice', taxed, sameTax)],
    [
      'a pair among them is shown with all',
      [otherTax, taxed, sameTax],
      found('twice', otherTax, taxed, sameTax),
    ],
    ['one beside an exact one is a second', [taxed, exact], found('twice', taxed, exact)],
  ])('%s', (_, payments, finding) => {
    expect(evidence(plain, { payments })).toEqual(finding);
  });
});

describe('two orders of a charge that was denied, which the next press of the same was shown', () => {
  const payments = [payment('o-1'), payment('o-2')];
  const later = (orders: readonly string[]): Charge => {
    const request = { chargeId: OTHER_CHARGE_ID, pressedAt: NOW + 60_000 };
    const event = sending(request);
    const rows = orders.map((orderId) => ({ orderId, refundedMinor: 0 }));
    const snapshot = { taken: true, at: NOW, serverAt: NOW, payments: rows } as const;
    const refused = { ...answered('failed'), at: NOW + 61_000 };
    return existing(foldCharge([{ ...event, snapshot, serverAt: NOW + 60_000 }, refused]));
  };
  const denied = existing(foldCharge([...plain.events, marked(false)]));

  it('are still a charge made twice: a press takes nothing back', () => {
    const asked = later(['o-1', 'o-2']);
    expect(evidence(denied, { payments, others: [asked] })).toEqual(found('twice', ...payments));
  });

  it('are none of the later one’s', () => {
    const asked = later(['o-1', 'o-2']);
    expect(evidence(asked, { payments, others: [denied] }).kind).not.toBe('twice');
  });

  it('are two wants where one of them came after that press', () => {
    expect(evidence(denied, { payments, others: [later(['o-1'])] }).kind).not.toBe('twice');
  });
});

describe('two orders beside a charge of another want, whose outcome is open', () => {
  const payments = [payment('o-1'), payment('o-2')];
  const request = { chargeId: OTHER_CHARGE_ID, pressedAt: NOW + 60_000 };

  it('are not a charge made twice: one may be the other’s', () => {
    const open = existing(foldCharge([sending(request), lost]));
    expect(evidence(plain, { payments, others: [open] })).toEqual(found('possible', ...payments));
  });

  it('are one where the other was denied by its agent: its word explains nothing', () => {
    const denied = existing(foldCharge([sending(request), lost, marked(false)]));
    expect(evidence(plain, { payments, others: [denied] })).toEqual(found('twice', ...payments));
  });
});

describe('an order is not new', () => {
  const old = payment('o-old');

  it('when the snapshot held it, however often it is there now', () => {
    const charge = chargeWith({ payments: [{ orderId: 'o-old', refundedMinor: 0 }] });
    expect(evidence(charge, { payments: [old, old] })).toEqual(nothing);
    expect(evidence(charge, { payments: [old, payment('o-1')] })).toEqual(
      found('probable', payment('o-1')),
    );
  });

  it('when another charge of ours has it', () => {
    const payments = [old, payment('o-1')];
    expect(evidence(plain, { payments, others: [another('o-old')] })).toEqual(
      found('probable', payment('o-1')),
    );
    expect(evidence(plain, { payments, others: [another('o-old'), another('o-1')] })).toEqual(
      nothing,
    );
  });

  it.each<[string, Charge]>([
    ['without a snapshot', chargeWith({ taken: false, why: 'unreachable' })],
    ['of a charge that was not sent', existing(foldCharge([notSent()]))],
  ])('%s: the history proves nothing', (_, charge) => {
    expect(evidence(charge, { payments: [old, payment('o-1')] })).toEqual(nothing);
  });

  it('when the history could not be read', () => {
    expect(evidence(plain, { payments: null })).toEqual(nothing);
  });
});

describe('the window in which an order may be ours', () => {
  const HOUR = 60 * 60_000;
  /** The press by this device's clock; the server's differs from it as told. */
  const clocks: [string, number, number, number][] = [
    ['the same clock', NOW, NOW, NOW],
    ['a device an hour ahead', NOW + HOUR, NOW, NOW],
    ['a device an hour behind', NOW - HOUR, NOW, NOW],
    ['a device a year ahead', NOW + 365 * 24 * HOUR, NOW, NOW],
  ];

  it.each(clocks)('%s: from two minutes before it until twelve hours after', (...row) => {
    const [, pressedAt, serverAt, sentAt] = row;
    const charge = chargeWith({ serverAt }, { pressedAt });
    const isSeenAt = (createdAt: number) =>
      evidence(charge, { payments: [payment('o-1', { createdAt })] }).kind === 'probable';
    expect([
      isSeenAt(sentAt - HISTORY_LAG - 1),
      isSeenAt(sentAt - HISTORY_LAG),
      isSeenAt(sentAt),
      isSeenAt(sentAt + EVIDENCE_WINDOW),
      isSeenAt(sentAt + EVIDENCE_WINDOW + 1),
    ]).toEqual([false, true, true, true, false]);
    expect([HISTORY_LAG, EVIDENCE_WINDOW]).toEqual([120_000, 12 * HOUR]);
  });

  it("without the server's clock: whatever the history did not list before, until twelve hours after", () => {
    const charge = chargeWith({ serverAt: null }, { pressedAt: NOW });
    const isSeenAt = (createdAt: number) =>
      evidence(charge, { payments: [payment('o-1', { createdAt })] }).kind === 'probable';
    expect([
      isSeenAt(NOW - 30 * 24 * HOUR),
      isSeenAt(NOW + EVIDENCE_WINDOW),
      isSeenAt(NOW + EVIDENCE_WINDOW + 1),
    ]).toEqual([true, true, false]);
  });
});

describe('a second order of an answered charge', () => {
  it.each([
    ['ten minutes by the server’s clock', NOW, 'ours'],
    ['no shorter time by a clock that the server does not tell', null, 'twice'],
  ])('counts within %s', (_, serverAt, kind) => {
    const event = answered('succeeded');
    const [first] = chargeWith({ serverAt }, { pressedAt: NOW }).events;
    const answer = { ...event, answer: { ...event.answer, orderId: 'o-1' } };
    const charge = existing(foldCharge([existing(first), answer]));
    const late = payment('o-2', { createdAt: NOW + 11 * 60_000 });
    expect(evidence(charge, { payments: [payment('o-1'), late] }).kind).toBe(kind);
  });
});

describe('our own reference', () => {
  const ours: Finding = {
    kind: 'ours',
    orders: [{ orderId: 'o-1', amount: dollars(LISTED), createdAt: NOW + 5 }],
  };

  it('is certain, without a word of the history', () => {
    expect(evidence(plain, { assets: [asset()], payments: null })).toEqual(ours);
    const unsnapped = chargeWith({ taken: false, why: 'key-refused' });
    expect(evidence(unsnapped, { assets: [asset()] })).toEqual(ours);
  });

  it.each<[string, Partial<Asset>]>([
    ['another reference', { ref: OTHER_CHARGE_ID }],
    ['no reference', { ref: null }],
    ['an empty reference', { ref: '' }],
    ['our reference in other letters', { ref: CHARGE_ID.replaceAll('8', 'B') }],
  ])('is not %s', (_, changes) => {
    expect(evidence(plain, { assets: [asset(changes)] })).toEqual(nothing);
  });

  it('without it, one new thing of the price point is probable, and none of several is', () => {
    const event = { ...sending(), owned: { taken: true, ids: [] } } as const;
    const charge = existing(foldCharge([event, lost]));
    const first = asset({ ref: null, startedAt: NOW + 1 });
    const second = asset({ id: 'a-2', ref: null, orderId: 'o-2', startedAt: NOW + 2 });
    expect(evidence(charge, { assets: [first] }).kind).toBe('probable');
    const both = evidence(charge, { assets: [first, second] });
    expect(both.kind).toBe('possible');
    expect(both.orders.map(({ orderId }) => orderId)).toEqual(['o-1', 'o-2']);
  });

  it('is certain whatever the price, the ident and the time', () => {
    const odd = asset({ ident: 'other', price: euros(1), startedAt: null });
    expect(evidence(plain, { assets: [odd] })).toEqual({
      kind: 'ours',
      orders: [{ orderId: 'o-1', amount: euros(1), createdAt: null }],
    });
  });

  it.each<[string, Asset, Payment[], string | null]>([
    ['its own order', asset(), [payment('o-2', { amount: dollars(500) })], 'o-1'],
    [
      'the order of its time, when it names none',
      asset({ orderId: null }),
      [payment('o-1', { createdAt: NOW - 60_000 }), payment('o-2')],
      'o-2',
    ],
    [
      'the order of its time, whatever a tax added',
      asset({ orderId: null }),
      [payment('o-2', { amount: dollars(589) })],
      'o-2',
    ],
    ['no order, when none is new', asset({ orderId: null }), [], null],
    [
      'no order, when none is of its time',
      asset({ orderId: null }),
      [payment('o-2', { createdAt: NOW + 60_000 })],
      null,
    ],
    [
      'no order, when it tells no time',
      asset({ orderId: null, startedAt: null }),
      [payment('o-2')],
      null,
    ],
  ])('brings %s', (_, own, payments, orderId) => {
    const finding = evidence(plain, { assets: [own], payments });
    expect(finding.kind).toBe('ours');
    expect(finding.orders.map((order) => order.orderId)).toEqual([orderId]);
  });

  it('twice is a charge made twice', () => {
    const again = asset({ orderId: 'o-2', startedAt: null });
    expect(evidence(plain, { assets: [asset(), again] })).toEqual({
      kind: 'twice',
      orders: [
        { orderId: 'o-1', amount: dollars(LISTED), createdAt: NOW + 5 },
        { orderId: 'o-2', amount: dollars(LISTED), createdAt: null },
      ],
    });
  });

  it.each<[string, readonly (string | null)[], Finding['kind']]>([
    ['on three things of one order is one charge', ['o-1', 'o-1', 'o-1'], 'ours'],
    ['on things of two orders is two', ['o-1', 'o-2', 'o-1'], 'twice'],
    ['on two things of which nobody knows the order is one', [null, null], 'ours'],
    ['on two things of which one names its order is one', ['o-1', null], 'ours'],
  ])('%s', (_, orderIds, kind) => {
    const assets = orderIds.map((orderId) => asset({ orderId }));
    const finding = evidence(plain, { assets });
    expect(finding.kind).toBe(kind);
    const named = [...new Set(orderIds)];
    expect(finding.orders.map(({ orderId }) => orderId)).toEqual(
      kind === 'twice' ? named : named.slice(0, 1),
    );
  });

  it('does not explain away two orders', () => {
    const payments = [payment('o-1'), payment('o-2')];
    expect(evidence(plain, { assets: [asset()], payments })).toEqual(found('twice', ...payments));
    const taxed = payments.map((each) => ({ ...each, amount: dollars(589) }));
    expect(evidence(plain, { assets: [asset()], payments: taxed })).toEqual(
      found('twice', ...taxed),
    );
  });
});
