import { describe, expect, it, vi } from 'vitest';
import { lookAtCharge } from '../../../src/background/look-at-charge';
import type { ChargeState } from '../../../src/domain/state-facts';
import type { Snapshot } from '../../../src/domain/charge-event';
import type { Payment } from '../../../src/domain/customer-books';
import { WATCHED_FOR } from '../../../src/domain/limits';
import type { LaterEvent } from '../../../src/ports';
import { createFakePorts, historyOf, ownedAre, setClocks, type World } from '../support/fake-ports';
import {
  answered,
  anAsset,
  CHARGE_ID,
  COINS,
  dollars,
  existing,
  lost,
  marked,
  NOW,
  OTHER_CHARGE_ID,
  sending,
  uncertain,
} from '../support/samples';

const HOUR = 3_600_000;
/** When the second charge is pressed, and when it is looked at. */
const SECOND = NOW + HOUR;
const LOOK = SECOND + 100_000;

function paid(orderId: string, createdAt: number): Payment {
  return { orderId, amount: dollars(499), refundedMinor: 0, createdAt };
}

const succeeded = (orderId: string): LaterEvent => {
  const { answer, ...event } = answered('succeeded');
  return { ...event, at: SECOND + 1, answer: { ...answer, orderId } };
};
const denied: LaterEvent = { ...marked(false), at: NOW + HOUR / 2 + 10 };

interface Second {
  readonly later: readonly LaterEvent[];
  readonly snapshot?: Snapshot;
}

/** One charge of a customer, and a second one of the same an hour later. */
async function two(
  first: readonly LaterEvent[],
  { later, snapshot }: Second,
  changes: Partial<World> = {},
) {
  const made = await createFakePorts(changes);
  const { journal } = made.ports;
  await journal.begin(sending());
  for (const event of first) await journal.append(CHARGE_ID, event);
  const pressed = sending({ chargeId: OTHER_CHARGE_ID, pressedAt: SECOND });
  const known = { taken: true, at: SECOND, serverAt: SECOND, payments: [] } as const;
  await journal.begin({ ...pressed, at: SECOND, serverAt: SECOND, snapshot: snapshot ?? known });
  for (const event of later) await journal.append(OTHER_CHARGE_ID, event);
  setClocks(made.world, LOOK);
  return made;
}

type Ports = Awaited<ReturnType<typeof two>>['ports'];

async function statesOf({ journal }: Ports): Promise<readonly (ChargeState | undefined)[]> {
  const both = [await journal.read(CHARGE_ID), await journal.read(OTHER_CHARGE_ID)];
  return both.map((charge) => charge?.state);
}

const looksOf = async ({ journal }: Ports, chargeId: string) =>
  existing(await journal.read(chargeId)).events.filter(({ type }) => type === 'looked').length;

describe('a look at one charge of a customer', () => {
  it.each([CHARGE_ID, OTHER_CHARGE_ID])(
    'tells both that one too many went through, whichever is looked at: %s',
    async (chargeId) => {
      const payments = historyOf(paid('o-1', NOW + 5), paid('o-2', SECOND + 1));
      const { ports, world } = await two(
        [lost, denied],
        { later: [succeeded('o-2')] },
        { payments },
      );
      setClocks(world, LOOK);
      await lookAtCharge(ports, chargeId, 'schedule');
      await expect(statesOf(ports)).resolves.toEqual(['charged-twice', 'charged-twice']);
      expect(world.told.map(({ state }) => state)).toEqual(['charged-twice', 'charged-twice']);
      expect(new Set(world.told.map(({ request }) => request.chargeId)).size).toBe(2);
      await expect(ports.journal.countOpen()).resolves.toBe(2);
    },
  );

  it('reads the books once for all of them', async () => {
    const { ports, world } = await two([lost, denied], { later: [succeeded('o-2')] });
    await lookAtCharge(ports, OTHER_CHARGE_ID, 'schedule');
    expect(world.used.length).toBe(2);
  });

  it('keeps no look in the record of another whose state it does not change', async () => {
    const { ports, world } = await two([lost, denied], { later: [succeeded('o-2')] });
    await lookAtCharge(ports, OTHER_CHARGE_ID, 'schedule');
    await expect(looksOf(ports, OTHER_CHARGE_ID)).resolves.toBe(1);
    await expect(looksOf(ports, CHARGE_ID)).resolves.toBe(0);
    expect([world.told.length, world.refreshed.length]).toEqual([0, 1]);
  });

  it('finds the reference of another, by which that one has succeeded', async () => {
    const assets = ownedAre(anAsset({ ref: CHARGE_ID, orderId: 'o-1', startedAt: NOW + 5 }));
    const { ports, world } = await two([lost, denied], { later: [lost] }, { assets });
    await lookAtCharge(ports, OTHER_CHARGE_ID, 'schedule');
    const first = existing(await ports.journal.read(CHARGE_ID));
    expect(first.state).toBe('succeeded');
    expect(first.events.at(-1)).toMatchObject({ type: 'looked', finding: { kind: 'ours' } });
    expect(world.told).toContainEqual(first);
  });

  it('judges another by what it has just found of the first', async () => {
    // The one order is the first charge's by its reference: no other charge of its amount takes it.
    const assets = ownedAre(anAsset({ ref: CHARGE_ID, orderId: 'o-1', startedAt: SECOND + 5 }));
    const payments = historyOf(paid('o-1', SECOND + 5));
    const { ports, world } = await createFakePorts({ assets, payments });
    const { journal } = ports;
    await journal.begin(sending());
    await journal.append(CHARGE_ID, lost);
    await journal.append(CHARGE_ID, denied);
    const other = { chargeId: OTHER_CHARGE_ID, pricePoint: { ...COINS, ident: 'gems-9' } };
    await journal.begin(sending(other));
    await journal.append(OTHER_CHARGE_ID, lost);
    await journal.append(OTHER_CHARGE_ID, denied);
    setClocks(world, LOOK);
    await lookAtCharge(ports, CHARGE_ID, 'schedule');
    await expect(statesOf(ports)).resolves.toEqual(['succeeded', 'marked-not-charged']);
  });

  it.each<[string, LaterEvent[], ChargeState]>([
    ['is being sent', [], 'sending'],
    ['was withheld', [withheld()], 'not-sent'],
  ])('leaves one alone that %s', async (_, later, state) => {
    const assets = ownedAre(anAsset({ ref: OTHER_CHARGE_ID, orderId: 'o-2', startedAt: LOOK }));
    const { ports } = await two([lost, denied], { later }, { assets });
    await lookAtCharge(ports, CHARGE_ID, 'schedule');
    await expect(statesOf(ports)).resolves.toEqual(['marked-not-charged', state]);
  });

  it.each([
    [WATCHED_FOR, 'succeeded'],
    [WATCHED_FOR + 1, 'marked-not-charged'],
  ])('leaves one alone that is older than seven days: %i ms, %s', async (age, state) => {
    const assets = ownedAre(anAsset({ ref: CHARGE_ID, orderId: 'o-1', startedAt: NOW + 5 }));
    const { ports, world } = await two([lost, denied], { later: [succeeded('o-2')] }, { assets });
    setClocks(world, NOW + age);
    await lookAtCharge(ports, OTHER_CHARGE_ID, 'schedule');
    await expect(ports.journal.read(CHARGE_ID)).resolves.toMatchObject({ state });
  });

  it('tells nothing of the charges of another customer, or of another organization', async () => {
    const assets = ownedAre(anAsset({ ref: CHARGE_ID, orderId: 'o-1', startedAt: NOW + 5 }));
    const { ports, world } = await createFakePorts({ assets });
    await ports.journal.begin(sending());
    await ports.journal.append(CHARGE_ID, lost);
    for (const [index, other] of [{ externalId: 'cus_2' }, { organization: 'other' }].entries()) {
      const chargeId = `00000000-0000-4000-8000-00000000001${String(index)}`;
      await ports.journal.begin(sending({ chargeId, ...other }));
      await ports.journal.append(chargeId, lost);
      await lookAtCharge(ports, chargeId, 'schedule');
    }
    await expect(ports.journal.read(CHARGE_ID)).resolves.toMatchObject({ state: 'unknown' });
    expect(world.told.filter(({ request }) => request.chargeId === CHARGE_ID)).toEqual([]);
  });

  it('goes by no record that has become unreadable while it looked', async () => {
    const assets = ownedAre(anAsset({ ref: CHARGE_ID, orderId: 'o-1', startedAt: NOW + 5 }));
    const { ports, world } = await two([lost, denied], { later: [lost] }, { assets });
    vi.spyOn(ports.journal, 'append').mockResolvedValue(undefined);
    await expect(lookAtCharge(ports, CHARGE_ID, 'schedule')).resolves.toBeUndefined();
    expect(world.told).toEqual([]);
  });
});

describe('a denial that may answer a second delivery', () => {
  const late = { ...uncertain.failed, at: SECOND + 1 };
  const twice = async (at: number, changes: Partial<World>, snapshot?: Snapshot) => {
    const more = snapshot === undefined ? {} : { snapshot };
    const made = await two([answered('succeeded')], { later: [late], ...more }, changes);
    setClocks(made.world, at);
    return made;
  };

  it.each([
    [SECOND + 1 + 88_999, 'unconfirmed', null],
    [SECOND + 1 + 89_000, 'failed', 'failed'],
  ])(
    'is confirmed by a look after 90 s (told in whole seconds): %i',
    async (at, state, confirms) => {
      const { ports, world } = await twice(at, {});
      const charge = await lookAtCharge(ports, OTHER_CHARGE_ID, 'schedule');
      expect(charge).toMatchObject({ state });
      expect(charge?.events.at(-1)).toMatchObject({ type: 'looked', confirms });
      expect(world.told.length).toBe(confirms === null ? 0 : 1);
    },
  );

  it('is confirmed by a look at another charge of the customer', async () => {
    const { ports } = await twice(LOOK, {});
    await lookAtCharge(ports, CHARGE_ID, 'schedule');
    await expect(statesOf(ports)).resolves.toEqual(['succeeded', 'failed']);
  });

  const notTaken: Snapshot = { taken: false, why: 'unreachable' };

  it.each([CHARGE_ID, OTHER_CHARGE_ID])(
    'of which the payments before are not known is not confirmed while one fits it: look at %s',
    async (chargeId) => {
      const payments = historyOf(paid('o-2', SECOND + 5));
      const { ports } = await twice(LOOK, { payments }, notTaken);
      await lookAtCharge(ports, chargeId, 'schedule');
      await expect(statesOf(ports)).resolves.toEqual(['succeeded', 'unconfirmed']);
    },
  );

  it('is not confirmed by payments that are closed to us, though another charge knew none before', async () => {
    const payments = { ok: false, why: 'forbidden' } as const;
    const made = await createFakePorts({ payments });
    const { journal } = made.ports;
    await journal.begin({ ...sending(), snapshot: notTaken });
    await journal.append(CHARGE_ID, answered('succeeded'));
    await journal.begin(sending({ chargeId: OTHER_CHARGE_ID, pressedAt: SECOND }));
    await journal.append(OTHER_CHARGE_ID, late);
    setClocks(made.world, LOOK);
    await lookAtCharge(made.ports, CHARGE_ID, 'schedule');
    await expect(statesOf(made.ports)).resolves.toEqual(['succeeded', 'unconfirmed']);
  });

  it('becomes unknown where an order shows', async () => {
    const { ports } = await twice(LOOK, { payments: historyOf(paid('o-2', SECOND + 5)) });
    await lookAtCharge(ports, OTHER_CHARGE_ID, 'schedule');
    await expect(statesOf(ports)).resolves.toEqual(['succeeded', 'unknown']);
  });

  it('is not confirmed by a look that could not read', async () => {
    const failed = { ok: false, why: 'forbidden' } as const;
    const { ports } = await twice(LOOK, { payments: failed });
    await lookAtCharge(ports, OTHER_CHARGE_ID, 'schedule');
    await expect(statesOf(ports)).resolves.toEqual(['succeeded', 'unconfirmed']);
  });
});

function withheld(): LaterEvent {
  const reason = { code: 'held-up' } as const;
  return { type: 'withheld', at: SECOND + 1, life: 'life-1', reason };
}
