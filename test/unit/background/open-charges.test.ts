import { describe, expect, it, vi } from 'vitest';
import { closeDamaged, getDamaged } from '../../../src/background/damaged-charges';
import { listOpenCharges } from '../../../src/background/list-open-charges';
import { MARK_NOT_CHARGED_AFTER } from '../../../src/domain/limits';
import { createFakePorts } from '../support/fake-ports';
import { answered, CHARGE_ID, lost, NOW, OTHER_CHARGE_ID, sending } from '../support/samples';

const LATE = NOW + MARK_NOT_CHARGED_AFTER;
const damaged = {
  chargeId: CHARGE_ID,
  organization: 'acme',
  externalId: 'cus_1001',
  begunAt: NOW,
  mayAuthenticate: false,
  denied: null,
};

/** A damaged charge of one customer, and one that was lost of another. */
async function oneOfEach() {
  const made = await createFakePorts();
  const { journal } = made.ports;
  await journal.begin(sending());
  await journal.begin(sending({ chargeId: OTHER_CHARGE_ID, externalId: 'cus_2' }));
  await journal.append(OTHER_CHARGE_ID, lost);
  const db = await made.database();
  await db.put('events', { chargeId: CHARGE_ID, seq: 1, event: 'scratched' });
  return made;
}

describe('the open charges', () => {
  it('are all that somebody has to see to, the damaged ones apart', async () => {
    const { ports } = await oneOfEach();
    await expect(listOpenCharges(ports)).resolves.toEqual({
      charges: [await ports.journal.read(OTHER_CHARGE_ID)],
      damaged: [damaged],
      closed: [],
    });
  });

  it('are nobody’s to see while locked', async () => {
    const { ports } = await oneOfEach();
    await ports.vault.lock();
    await expect(listOpenCharges(ports)).resolves.toEqual({ charges: [], damaged: [], closed: [] });
  });

  it('come the oldest first', async () => {
    const { ports } = await createFakePorts();
    const ages = [3, 1, 2];
    for (const age of ages) {
      const chargeId = `00000000-0000-4000-8000-00000000000${String(age)}`;
      const request = { chargeId, externalId: `cus_${String(age)}`, pressedAt: NOW - age };
      await ports.journal.begin(sending(request));
    }
    const { charges } = await listOpenCharges(ports);
    expect(charges.map(({ request }) => request.externalId)).toEqual(['cus_3', 'cus_2', 'cus_1']);
  });
});

describe('a damaged charge', () => {
  it('is shown by its id, and only as long as it is damaged', async () => {
    const { ports } = await oneOfEach();
    await expect(getDamaged(ports, { chargeId: CHARGE_ID })).resolves.toEqual(damaged);
    await expect(getDamaged(ports, { chargeId: OTHER_CHARGE_ID })).resolves.toBeNull();
    await closeDamaged(ports, { chargeId: CHARGE_ID, charged: true, why: '' });
    await expect(getDamaged(ports, { chargeId: CHARGE_ID })).resolves.toBeNull();
  });

  it.each([true, false])('is closed by the word of the agent, charged: %j', async (charged) => {
    const { ports, world, database } = await oneOfEach();
    world.now = LATE;
    const why = 'the support tool knows';
    await expect(closeDamaged(ports, { chargeId: CHARGE_ID, charged, why })).resolves.toEqual({
      closed: true,
    });
    await expect((await database()).get('events', [CHARGE_ID, 2])).resolves.toEqual({
      chargeId: CHARGE_ID,
      seq: 2,
      event: { type: 'marked', at: LATE, charged, by: 'Ada', orderId: null, why },
    });
    expect(world.badge).toBe(1);
  });

  it.each<[boolean, number, boolean]>([
    [false, LATE - 1, false],
    [false, LATE, true],
    [true, NOW, true],
  ])('is closed as charged %j at %i: %j, as early as any other', async (charged, at, closed) => {
    const { ports, world, database } = await oneOfEach();
    world.now = at;
    const word = { chargeId: CHARGE_ID, charged, why: '' };
    await expect(closeDamaged(ports, word)).resolves.toEqual({ closed });
    await expect((await database()).count('events')).resolves.toBe(closed ? 5 : 4);
    await expect(ports.journal.countOpen()).resolves.toBe(closed ? 1 : 2);
  });

  it.each([
    [60 * 60_000 - 1, false],
    [60 * 60_000, true],
  ])('whose customer may have to authenticate is denied after %i ms: %j', async (age, closed) => {
    const { ports, world, database } = await oneOfEach();
    const db = await database();
    await db.put('events', { chargeId: CHARGE_ID, seq: 1, event: answered('authenticating') });
    await db.put('events', { chargeId: CHARGE_ID, seq: 2, event: 'scratched' });
    world.now = NOW + age;
    const word = { chargeId: CHARGE_ID, charged: false, why: '' };
    await expect(closeDamaged(ports, word)).resolves.toEqual({ closed });
  });

  it('is denied at once where nothing tells when it was begun', async () => {
    const { ports, database } = await oneOfEach();
    const db = await database();
    await db.put('events', { chargeId: CHARGE_ID, seq: 0, event: 'scratched' });
    const word = { chargeId: CHARGE_ID, charged: false, why: '' };
    await expect(closeDamaged(ports, word)).resolves.toEqual({ closed: true });
  });

  it('has its alarm set before the word is written: this life may end right after it', async () => {
    const { ports, world } = await oneOfEach();
    world.now = LATE;
    const seen: unknown[] = [];
    const journal = { ...ports.journal };
    journal.closeDamaged = (chargeId, event) => {
      seen.push(world.alarmAt);
      return ports.journal.closeDamaged(chargeId, event);
    };
    await closeDamaged({ ...ports, journal }, { chargeId: CHARGE_ID, charged: false, why: '' });
    expect(seen).toEqual([LATE + 60_000]);
  });

  it('that was denied is looked at at once, one that was charged never', async () => {
    const { ports, world } = await oneOfEach();
    world.now = LATE;
    await closeDamaged(ports, { chargeId: CHARGE_ID, charged: false, why: '' });
    expect(world.alarmAt).toBe(LATE + 60_000);
    await expect(ports.journal.looksAhead()).resolves.toContainEqual({
      chargeId: CHARGE_ID,
      at: LATE,
      plannedAt: LATE,
    });
    const charged = await oneOfEach();
    await closeDamaged(charged.ports, { chargeId: CHARGE_ID, charged: true, why: '' });
    const left = await charged.ports.journal.looksAhead();
    expect(left.map(({ chargeId }) => chargeId)).toEqual([OTHER_CHARGE_ID]);
  });

  it.each([CHARGE_ID, OTHER_CHARGE_ID])('that can be read takes no word: %s', async (chargeId) => {
    const { ports, database } = await oneOfEach();
    await (await database()).delete('events', [CHARGE_ID, 1]);
    const word = { chargeId, charged: true, why: '' };
    await expect(closeDamaged(ports, word)).resolves.toEqual({ closed: false });
    await expect(ports.journal.countOpen()).resolves.toBe(2);
  });

  it('is closed although the watch fails', async () => {
    const { ports, world } = await oneOfEach();
    vi.spyOn(ports.journal, 'looksAhead').mockRejectedValue(new Error());
    world.now = LATE;
    await closeDamaged(ports, { chargeId: CHARGE_ID, charged: false, why: '' });
    await expect(getDamaged(ports, { chargeId: CHARGE_ID })).resolves.toBeNull();
    expect(world.bugs).toEqual(['watch']);
  });
});
