import { describe, expect, it, vi } from 'vitest';
import { checkOutcome } from '../../../src/background/check-outcome';
import { lookAtCharge } from '../../../src/background/look-at-charge';
import type { ChargeState } from '../../../src/domain/state-facts';
import type { Payment } from '../../../src/domain/customer-books';
import type { LookResult } from '../../../src/domain/finding';
import { NO_SETTINGS } from '../../../src/domain/settings';
import type { CallFailure, LaterEvent } from '../../../src/ports';
import { createFakePorts, historyOf, ownedAre, setClocks, type World } from '../support/fake-ports';
import { gate } from '../support/gate';
import {
  anAsset,
  answered,
  CHARGE_ID,
  dollars,
  existing,
  lost,
  marked,
  notSent,
  NOW,
  OTHER_CHARGE_ID,
  sending,
} from '../support/samples';

const payment: Payment = {
  orderId: 'o-1',
  amount: dollars(499),
  refundedMinor: 0,
  createdAt: NOW + 1,
};
const order = { orderId: 'o-1', amount: dollars(499), createdAt: NOW + 1 };
const asset = anAsset({ ref: CHARGE_ID, orderId: 'o-1', startedAt: NOW + 1 });

/** A charge whose answer was lost, a minute later. */
async function lostCharge(changes: Partial<World> = {}, ...later: LaterEvent[]) {
  const made = await createFakePorts(changes);
  await made.ports.journal.begin(sending());
  for (const event of [lost, ...later]) await made.ports.journal.append(CHARGE_ID, event);
  made.world.now = NOW + 60_000;
  return made;
}

type Ports = Awaited<ReturnType<typeof createFakePorts>>['ports'];
const look = (ports: Ports) => lookAtCharge(ports, CHARGE_ID, 'schedule');
const askedAll = ['myAssets acme cus_1001 15000', 'paymentsHistory acme cus_1001 15000'];

describe('a look at a charge', () => {
  it('asks both sources once and records what they said', async () => {
    const { ports, world } = await lostCharge({ payments: historyOf(payment) });
    const charge = existing(await look(ports));
    expect(charge.events.at(-1)).toEqual({
      type: 'looked',
      at: NOW + 60_000,
      by: 'schedule',
      assets: 'read',
      payments: 'read',
      finding: { kind: 'probable', orders: [order] },
      serverAt: NOW,
      confirms: null,
    });
    expect(world.used).toEqual(askedAll);
    expect(world.sent).toEqual([]);
    // The record reads again as it was written.
    await expect(ports.journal.read(CHARGE_ID)).resolves.toEqual(charge);
  });

  it.each<[string, Partial<World>, ChargeState, boolean]>([
    ['nothing', {}, 'unknown', false],
    ['a probable order', { payments: historyOf(payment) }, 'unknown', true],
    ['our reference', { assets: ownedAre(asset) }, 'succeeded', true],
    [
      'two orders',
      { payments: historyOf(payment, { ...payment, orderId: 'o-2' }) },
      'charged-twice',
      true,
    ],
  ])('that finds %s: the charge is %s, and told as news: %j', async (...row) => {
    const [, changes, state, isNews] = row;
    const { ports, world } = await lostCharge(changes);
    const charge = await look(ports);
    expect(charge?.state).toBe(state);
    expect(world.told).toEqual(isNews ? [charge] : []);
    expect(world.refreshed).toEqual(isNews ? [] : [charge]);
  });

  it('that finds what was found before is no news', async () => {
    const { ports, world } = await lostCharge({ payments: historyOf(payment) });
    await look(ports);
    world.payments = { ok: false, why: 'network' };
    await look(ports);
    world.payments = historyOf(payment);
    await look(ports);
    expect([world.told.length, world.refreshed.length]).toEqual([1, 2]);
    world.payments = historyOf({ ...payment, orderId: 'o-9', amount: dollars(589) });
    await look(ports);
    expect(world.told.length).toBe(2);
  });

  it.each<[string, Partial<World>]>([
    ['its payment', { payments: historyOf(payment) }],
    ['what was bought', { assets: ownedAre(asset) }],
  ])('that finds of a charge that succeeded %s is no news', async (_, changes) => {
    const { ports, world } = await createFakePorts(changes);
    await ports.journal.begin(sending());
    await ports.journal.append(CHARGE_ID, answered('succeeded'));
    await look(ports);
    expect([world.told, world.refreshed.length]).toEqual([[], 1]);
  });

  it('that speaks against the word of the agent reopens the charge', async () => {
    const said = { ...marked(false), at: NOW + 30_000 };
    const { ports, world } = await lostCharge({ payments: historyOf(payment) }, said);
    await expect(look(ports)).resolves.toMatchObject({ state: 'unknown' });
    expect(world.told.length).toBe(1);
    await expect(ports.journal.countOpen()).resolves.toBe(1);
  });

  it('asks for what belonged to the charge, whatever the settings say now', async () => {
    const { ports, world } = await lostCharge();
    await ports.settings.write({ ...NO_SETTINGS, organization: 'other' });
    const open = vi.spyOn(ports.vault, 'open');
    const charge = await look(ports);
    expect(charge?.events.at(-1)).toMatchObject({ assets: 'read', payments: 'read' });
    expect(world.used).toEqual(askedAll);
    expect(open.mock.calls).toEqual([['acme']]);
  });

  it.each<[string, Partial<World>, LookResult, LookResult, string[]]>([
    [
      'while locked',
      { opened: { ok: false, why: 'locked' } },
      'read',
      'locked',
      ['myAssets acme cus_1001 15000'],
    ],
    [
      'without a key',
      { opened: { ok: false, why: 'no-key' } },
      'read',
      'no-key',
      ['myAssets acme cus_1001 15000'],
    ],
    ['while offline', { online: false }, 'unreachable', 'unreachable', []],
    ['without the permission', { mayCallBilling: false }, 'unreachable', 'unreachable', []],
    [
      'while locked and offline',
      { opened: { ok: false, why: 'locked' }, online: false },
      'unreachable',
      'locked',
      [],
    ],
  ])('%s tells what it could not ask', async (_, changes, assets, payments, used) => {
    const { ports, world } = await lostCharge(changes);
    const charge = await look(ports);
    expect(charge?.events.at(-1)).toMatchObject({
      assets,
      payments,
      finding: { kind: 'nothing', orders: [] },
    });
    expect(world.used).toEqual(used);
  });

  it('without a snapshot asks for the history, which says something of other charges', async () => {
    const { ports, world } = await createFakePorts();
    await ports.journal.begin({ ...sending(), snapshot: { taken: false, why: 'unreachable' } });
    await ports.journal.append(CHARGE_ID, lost);
    const charge = await look(ports);
    expect(charge?.events.at(-1)).toMatchObject({ payments: 'no-snapshot' });
    expect(world.used).toEqual(askedAll);
  });

  it.each<[CallFailure, LookResult]>([
    ['network', 'unreachable'],
    ['timeout', 'unreachable'],
    ['server-error', 'error'],
    ['organization-unknown', 'error'],
    ['key-refused', 'key-refused'],
    ['forbidden', 'key-refused'],
    ['malformed', 'unreadable'],
  ])('of which the sources fail by %s is %s', async (why, result) => {
    const failed = { ok: false, why } as const;
    const { ports } = await lostCharge({ assets: failed, payments: failed });
    const charge = await look(ports);
    expect(charge).toMatchObject({ state: 'unknown' });
    expect(charge?.events.at(-1)).toMatchObject({ assets: result, payments: result });
  });

  it.each<[string, Partial<World>, string]>([
    [
      'the other',
      { assets: { ok: false, why: 'network' }, payments: historyOf(payment) },
      'probable',
    ],
    ['the one', { assets: ownedAre(asset), payments: { ok: false, why: 'forbidden' } }, 'ours'],
  ])('finds what %s source shows', async (_, changes, kind) => {
    const { ports } = await lostCharge(changes);
    const charge = await look(ports);
    expect(charge?.events.at(-1)).toMatchObject({ finding: { kind } });
  });

  it('does not take the order of another charge of that customer', async () => {
    const { ports } = await lostCharge({ payments: historyOf(payment) }, marked(true));
    await ports.journal.begin(sending({ chargeId: OTHER_CHARGE_ID }));
    const event = answered('succeeded');
    await ports.journal.append(OTHER_CHARGE_ID, {
      ...event,
      answer: { ...event.answer, orderId: 'o-1' },
    });
    const charge = await look(ports);
    expect(charge?.events.at(-1)).toMatchObject({ finding: { kind: 'nothing' } });
  });

  it('sees its own order, though it is known by it', async () => {
    const own = { ...marked(true), orderId: 'o-1' };
    const { ports } = await lostCharge({ payments: historyOf(payment) }, own);
    const charge = await look(ports);
    expect(charge?.events.at(-1)).toMatchObject({ finding: { kind: 'ours' } });
  });

  it.each<[string, Parameters<Ports['journal']['begin']>[0], ChargeState]>([
    ['is being sent', sending(), 'sending'],
    ['was not sent', notSent(), 'not-sent'],
  ])('that %s asks nobody and changes nothing', async (_, event, state) => {
    const { ports, world } = await createFakePorts();
    await ports.journal.begin(event);
    await expect(look(ports)).resolves.toMatchObject({ state, events: { length: 1 } });
    expect([world.used, world.told, world.refreshed]).toEqual([[], [], []]);
  });

  it('that nobody knows is nothing', async () => {
    const { ports, world } = await createFakePorts();
    await expect(look(ports)).resolves.toBeUndefined();
    expect([world.used, world.heartbeatsStarted]).toEqual([[], 0]);
  });

  it('is over although the notifier fails', async () => {
    const { ports, world } = await lostCharge({ assets: ownedAre(asset) });
    vi.spyOn(ports.notifier, 'tell').mockRejectedValue(new Error());
    await expect(look(ports)).resolves.toMatchObject({ state: 'succeeded' });
    expect(world.bugs).toEqual(['notifier']);
  });

  it('keeps the background alive, and no longer than it takes', async () => {
    const { ports, world } = await lostCharge();
    const beating: number[] = [];
    vi.spyOn(ports.billing, 'myAssets').mockImplementation(() => {
      beating.push(world.heartbeats);
      return Promise.resolve(world.assets);
    });
    await look(ports);
    expect([beating, world.heartbeats]).toEqual([[1], 0]);
    vi.spyOn(ports.journal, 'append').mockRejectedValue(new Error('disk'));
    await expect(look(ports)).rejects.toThrow('disk');
    expect(world.heartbeats).toBe(0);
  });
});

describe('one look at a time', () => {
  it('of one customer: two charges do not take one order', async () => {
    const { ports, world } = await createFakePorts({ payments: historyOf(payment) });
    const { journal } = ports;
    // The first is reopened beside the second.
    await journal.begin(sending());
    await journal.append(CHARGE_ID, lost);
    await journal.append(CHARGE_ID, marked(false));
    await journal.begin(sending({ chargeId: OTHER_CHARGE_ID }));
    await journal.append(OTHER_CHARGE_ID, lost);
    const steps: string[] = [];
    vi.spyOn(ports.billing, 'myAssets').mockImplementation(async () => {
      steps.push('asked');
      await journal.countOpen();
      steps.push('told');
      return ownedAre(asset);
    });
    await Promise.all([look(ports), lookAtCharge(ports, OTHER_CHARGE_ID, 'schedule')]);
    expect(steps).toEqual(['asked', 'told', 'asked', 'told']);
    await expect(journal.read(CHARGE_ID)).resolves.toMatchObject({ state: 'succeeded' });
    const other = await journal.read(OTHER_CHARGE_ID);
    expect(other?.events.at(-1)).toMatchObject({ finding: { kind: 'nothing' } });
    expect(world.bugs).toEqual([]);
  });

  it('of two customers: neither waits', async () => {
    const { ports } = await createFakePorts();
    const { journal } = ports;
    await journal.begin(sending());
    await journal.append(CHARGE_ID, lost);
    await journal.begin(sending({ chargeId: OTHER_CHARGE_ID, externalId: 'cus_2' }));
    await journal.append(OTHER_CHARGE_ID, lost);
    const looks: string[] = [];
    const slow = gate();
    vi.spyOn(ports.billing, 'myAssets').mockImplementation(async (_, externalId) => {
      if (externalId === 'cus_1001') await slow.opened;
      return ownedAre();
    });
    const first = look(ports).then(() => looks.push('first'));
    await lookAtCharge(ports, OTHER_CHARGE_ID, 'schedule').then(() => looks.push('second'));
    slow.open();
    await first;
    expect(looks).toEqual(['second', 'first']);
  });

  it('reads the charge again in its turn: what another has settled stays settled', async () => {
    const { ports, world } = await lostCharge();
    const word = gate();
    const marking = ports.locks.run('settle:acme/cus_1001', async () => {
      await word.opened;
      await ports.journal.append(CHARGE_ID, { ...marked(true), orderId: 'o-7' });
    });
    world.payments = historyOf({ ...payment, orderId: 'o-7' });
    const looking = look(ports);
    word.open();
    await marking;
    const charge = existing(await looking);
    expect(charge.state).toBe('marked-charged');
    expect(charge.events.map(({ type }) => type)).toEqual(['sending', 'lost', 'marked', 'looked']);
    expect(world.told).toEqual([]);
  });

  it('finds nothing to look at where the record has become unreadable in the meantime', async () => {
    const { ports, world } = await lostCharge();
    const known = await ports.journal.read(CHARGE_ID);
    vi.spyOn(ports.journal, 'read').mockResolvedValueOnce(known).mockResolvedValue(undefined);
    await expect(look(ports)).resolves.toBeUndefined();
    expect(world.used).toEqual([]);
  });

  it('tells nobody of a record that has become unreadable while it was looked at', async () => {
    const { ports, world } = await lostCharge();
    vi.spyOn(ports.journal, 'append').mockResolvedValue(undefined);
    await expect(look(ports)).resolves.toBeUndefined();
    expect([world.told, world.refreshed]).toEqual([[], []]);
  });
});

describe('checking an outcome', () => {
  it('is a look by the agent, and sets the alarm and the badge', async () => {
    const { ports, world } = await lostCharge();
    setClocks(world, world.now);
    const charge = await checkOutcome(ports, { chargeId: CHARGE_ID });
    expect(charge?.events.at(-1)).toMatchObject({ type: 'looked', by: 'agent' });
    expect([world.alarmAt, world.badge]).toEqual([lost.at + 120_000, 1]);
  });

  it('of a charge that nobody knows is nothing', async () => {
    const { ports } = await createFakePorts();
    await expect(checkOutcome(ports, { chargeId: CHARGE_ID })).resolves.toBeNull();
  });
});
