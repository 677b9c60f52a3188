import { describe, expect, it, vi } from 'vitest';
import { startCharge } from '../../../src/background/start-charge';
import type { EarlierCharge, NotSentReason } from '../../../src/domain/charge-event';
import type { Payment } from '../../../src/domain/customer-books';
import type { Read } from '../../../src/ports';
import type { StartChargeRequest } from '../../../src/protocol/requests';
import { createFakePorts, historyOf, ownedAre, type World } from '../support/fake-ports';
import {
  anAsset,
  aPress,
  answered,
  CHARGE_ID,
  dollars,
  lost,
  marked,
  NOW,
  ON_PAGE,
  OTHER_CHARGE_ID,
  sending,
} from '../support/samples';

const DAY = 24 * 60 * 60_000;
const EARLIER_ID = '00000000-0000-4000-8000-0000000000aa';
const price = dollars(499);
const failed = { ok: false, why: 'network' } as const;

const payment = (createdAt: number, orderId = 'o-1'): Payment => ({
  orderId,
  amount: price,
  refundedMinor: 0,
  createdAt,
});
const owned = anAsset({ id: 'a-2', orderId: 'o-2', startedAt: NOW - 10 });
const byPayments: EarlierCharge = { knownBy: 'payments', id: 'o-1', at: NOW - 5, amount: price };
const byAssets: EarlierCharge = { knownBy: 'assets', id: 'a-2', at: NOW - 10, amount: price };
const byJournal: EarlierCharge = {
  knownBy: 'journal',
  id: EARLIER_ID,
  at: NOW - 1000,
  amount: price,
};
const again = (...earlier: EarlierCharge[]): NotSentReason => ({ code: 'charge-again', earlier });

/** The customer was charged the same by us a second ago. */
async function afterTheSame(changes: Partial<World> = {}) {
  const made = await createFakePorts(changes);
  await made.ports.journal.begin(sending({ chargeId: EARLIER_ID, pressedAt: NOW - 1000 }));
  await made.ports.journal.append(EARLIER_ID, answered('succeeded'));
  return made;
}

describe('a charge of the same within a day', () => {
  it.each<[string, Partial<World>, NotSentReason]>([
    ['by our journal', {}, again(byJournal)],
    ['by another agent', { payments: historyOf(payment(NOW - 5)) }, again(byPayments, byJournal)],
    ['that the customer owns', { assets: ownedAre(owned) }, again(byAssets, byJournal)],
  ])('%s is asked about, and nothing is sent', async (_, changes, reason) => {
    const { ports, world } = await afterTheSame(changes);
    const { charge } = await startCharge(ports, aPress());
    expect(charge).toMatchObject({ state: 'not-sent', events: [{ type: 'not-sent', reason }] });
    expect(world.sent).toEqual([]);
    expect(world.used.filter((used) => /^one/.test(used))).toEqual([]);
    await expect(ports.journal.read(CHARGE_ID)).resolves.toEqual(charge);
  });

  it.each<[string, Partial<World>, readonly string[]]>([
    ['by our journal', {}, [EARLIER_ID]],
    ['by another agent', { payments: historyOf(payment(NOW - 5)) }, ['o-1', EARLIER_ID]],
    ['that the customer owns', { assets: ownedAre(owned) }, ['a-2', EARLIER_ID]],
  ])('%s is charged again once the agent was told of it', async (_, changes, ids) => {
    const { ports, world } = await afterTheSame(changes);
    const { charge } = await startCharge(ports, aPress({ again: ids }));
    expect(charge.state).toBe('succeeded');
    expect(world.sent.length).toBe(1);
  });

  it('is asked about once more when a newer one has come since the agent was told', async () => {
    const { ports, world } = await afterTheSame();
    world.payments = historyOf(payment(NOW - 5));
    const { charge } = await startCharge(ports, aPress({ again: [EARLIER_ID] }));
    expect(charge.events).toMatchObject([{ reason: again(byPayments, byJournal) }]);
    const second = await startCharge(
      ports,
      aPress({ chargeId: OTHER_CHARGE_ID, again: ['o-1', EARLIER_ID] }),
    );
    expect(second.charge.state).toBe('succeeded');
    expect(world.sent.map(({ idempotencyKey }) => idempotencyKey)).toEqual([OTHER_CHARGE_ID]);
  });

  it('is not agreed to by naming another', async () => {
    const { ports, world } = await afterTheSame();
    for (const [index, named] of ['o-1', '', CHARGE_ID, 'coins-100'].entries()) {
      const chargeId = `00000000-0000-4000-8000-00000000000${String(index + 3)}`;
      const { charge } = await startCharge(ports, aPress({ chargeId, again: [named] }));
      expect(charge.events).toMatchObject([{ reason: again(byJournal) }]);
    }
    expect(world.sent).toEqual([]);
  });

  it('stays the same record when it is pressed once more', async () => {
    const { ports, world } = await afterTheSame();
    const first = await startCharge(ports, aPress());
    const second = await startCharge(ports, aPress({ again: [EARLIER_ID] }));
    expect(second).toEqual(first);
    expect(world.sent).toEqual([]);
  });
});

describe('nothing is asked', () => {
  it('when there is nothing to ask about, though the agent agreed to something', async () => {
    const { ports } = await createFakePorts();
    const { charge } = await startCharge(ports, aPress({ again: ['o-1'] }));
    expect(charge.state).toBe('succeeded');
  });

  it.each<[string, Partial<World>]>([
    ['the assets cannot be read', { assets: failed }],
    ['the payments cannot be read', { payments: failed }],
    ['neither can', { assets: failed, payments: failed }],
    ['they are of yesterday', { payments: historyOf(payment(NOW - DAY)) }],
  ])('when %s', async (_, changes) => {
    const { ports } = await createFakePorts(changes);
    const { charge } = await startCharge(ports, aPress());
    expect(charge.state).toBe('succeeded');
  });

  it.each([
    ['another customer', { externalId: 'cus_2' }],
    ['that customer of another organisation', { organization: 'other' }],
  ])('about %s', async (_, request) => {
    const { ports } = await createFakePorts();
    await ports.journal.begin(sending({ chargeId: EARLIER_ID, ...request }));
    await ports.journal.append(EARLIER_ID, answered('succeeded'));
    const { charge } = await startCharge(ports, aPress());
    expect(charge.state).toBe('succeeded');
  });
});

describe("the server's clock", () => {
  const early = payment(NOW + DAY);

  it.each<[string, Read<readonly Payment[]>, boolean]>([
    [
      'counts its payments where it is known',
      { ok: true, value: [early], serverAt: NOW + 2 * DAY },
      false,
    ],
    ['just within the day', { ok: true, value: [early], serverAt: NOW + 2 * DAY - 1 }, true],
    ['that is unknown is taken for ours', { ok: true, value: [early], serverAt: null }, true],
  ])('%s', async (_, payments, isAsked) => {
    const { ports } = await createFakePorts({ payments });
    const { charge } = await startCharge(ports, aPress());
    expect(charge.state).toBe(isAsked ? 'not-sent' : 'succeeded');
  });
});

describe('what stands against a charge is said in this order', () => {
  const unread = { listed: failed, now: NOW + DAY } as const;
  const ELSEWHERE = { ...ON_PAGE, record: 'https://desk.test/t/9' };

  it.each<[string, Partial<World>, StartChargeRequest['page'], NotSentReason['code']]>([
    ['the price', unread, ELSEWHERE, 'price-unread'],
    ['the page', {}, ELSEWHERE, 'page-changed'],
    ['the open charge', {}, null, 'open-charge'],
  ])('%s', async (_, changes, page, code) => {
    const { ports } = await afterTheSame(changes);
    await ports.journal.begin(sending({ chargeId: OTHER_CHARGE_ID }));
    await ports.journal.append(OTHER_CHARGE_ID, lost);
    const { charge } = await startCharge(ports, aPress({ page }));
    expect(charge.events).toMatchObject([{ reason: { code } }]);
  });

  it('the earlier charge, once the open one is settled', async () => {
    const { ports } = await afterTheSame();
    await ports.journal.begin(sending({ chargeId: OTHER_CHARGE_ID }));
    await ports.journal.append(OTHER_CHARGE_ID, lost);
    await ports.journal.append(OTHER_CHARGE_ID, marked(true));
    const { charge } = await startCharge(ports, aPress());
    expect(charge.events).toMatchObject([{ reason: { code: 'charge-again' } }]);
  });
});

describe('what the journal holds of the customer', () => {
  it('that cannot be read is reason enough: nothing is sent', async () => {
    const { ports, world } = await createFakePorts();
    vi.spyOn(ports.journal, 'ofCustomer').mockRejectedValue(new Error('disk'));
    const { charge } = await startCharge(ports, aPress());
    expect(charge.events).toMatchObject([{ reason: { code: 'journal-failed' } }]);
    expect([world.sent, world.bugs]).toEqual([[], ['journal.ofCustomer']]);
  });

  it.each([
    ['open', []],
    ['settled', [answered('succeeded')]],
  ] as const)('and cannot be understood blocks it: one that was %s', async (_, later) => {
    const { ports, world, database } = await createFakePorts();
    await ports.journal.begin(sending({ chargeId: EARLIER_ID }));
    for (const event of later) await ports.journal.append(EARLIER_ID, event);
    const db = await database();
    await db.put('events', { chargeId: EARLIER_ID, seq: 1, event: 'scratched' });
    const { charge } = await startCharge(ports, aPress());
    expect(charge.events).toMatchObject([
      { reason: { code: 'open-charge', chargeId: EARLIER_ID } },
    ]);
    expect(world.sent).toEqual([]);
    await ports.journal.closeDamaged(EARLIER_ID, marked(false));
    const { charge: next } = await startCharge(ports, aPress({ chargeId: OTHER_CHARGE_ID }));
    expect(next.state).toBe('succeeded');
  });

  it('names a charge that went through twice until it is seen to', async () => {
    const { ports } = await afterTheSame();
    const orders = ['o-1', 'o-2'].map((orderId) => ({ orderId, amount: price, createdAt: NOW }));
    await ports.journal.append(EARLIER_ID, {
      type: 'looked',
      at: NOW,
      by: 'schedule',
      assets: 'read',
      payments: 'read',
      finding: { kind: 'twice', orders },
      serverAt: null,
      confirms: null,
    });
    const { charge } = await startCharge(ports, aPress());
    expect(charge.events).toMatchObject([
      { reason: { code: 'open-charge', chargeId: EARLIER_ID } },
    ]);
  });
});
