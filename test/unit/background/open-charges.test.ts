import { describe, expect, it, vi } from 'vitest';
import { closeDamaged, getDamaged } from '../../../src/background/damaged-charges';
import { listOpenCharges } from '../../../src/background/list-open-charges';
import { createFakePorts } from '../support/fake-ports';
import { CHARGE_ID, lost, NOW, OTHER_CHARGE_ID, sending } from '../support/samples';

const damaged = {
  chargeId: CHARGE_ID,
  organization: 'acme',
  externalId: 'cus_1001',
  begunAt: NOW,
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
    });
  });

  it('are nobody’s to see while locked', async () => {
    const { ports } = await oneOfEach();
    await ports.vault.lock();
    await expect(listOpenCharges(ports)).resolves.toEqual({ charges: [], damaged: [] });
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
    world.now = NOW + 9;
    const why = 'the support tool knows';
    await expect(closeDamaged(ports, { chargeId: CHARGE_ID, charged, why })).resolves.toBeNull();
    await expect((await database()).get('events', [CHARGE_ID, 2])).resolves.toEqual({
      chargeId: CHARGE_ID,
      seq: 2,
      event: { type: 'marked', at: NOW + 9, charged, by: 'Ada', orderId: null, why },
    });
    expect(world.badge).toBe(1);
  });

  it('is closed although the watch fails', async () => {
    const { ports, world } = await oneOfEach();
    vi.spyOn(ports.alarm, 'wakeAt').mockRejectedValue(new Error());
    await closeDamaged(ports, { chargeId: CHARGE_ID, charged: false, why: '' });
    await expect(getDamaged(ports, { chargeId: CHARGE_ID })).resolves.toBeNull();
    expect(world.bugs).toEqual(['watch']);
  });
});
