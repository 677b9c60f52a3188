import { describe, expect, it, vi } from 'vitest';
import { markCharge } from '../../../src/background/mark-charge';
import { createFakePorts } from '../support/fake-ports';
import { answered, CHARGE_ID, lost, NOW, sending } from '../support/samples';

async function withAnUnknownCharge() {
  const made = await createFakePorts();
  await made.ports.journal.begin(sending());
  await made.ports.journal.append(CHARGE_ID, lost);
  return made;
}

describe('marking a charge', () => {
  it.each([
    [true, 'marked-charged'],
    [false, 'marked-not-charged'],
  ])(
    'as charged %j settles it by the word of the agent, and frees the customer',
    async (charged, state) => {
      const { ports, world } = await withAnUnknownCharge();
      world.now = NOW + 9;
      const charge = await markCharge(ports, { chargeId: CHARGE_ID, charged });
      expect(charge?.state).toBe(state);
      expect(charge?.events.at(-1)).toEqual({ type: 'marked', at: NOW + 9, charged, by: 'Ada' });
      expect(world.told.map((told) => told.state)).toEqual([state]);
      await expect(ports.journal.countOpen()).resolves.toBe(0);
      expect(world.sent).toEqual([]);
    },
  );

  it('that is being sent changes nothing', async () => {
    const { ports } = await createFakePorts();
    await ports.journal.begin(sending());
    const charge = await markCharge(ports, { chargeId: CHARGE_ID, charged: false });
    expect(charge?.state).toBe('sending');
    await expect(ports.journal.countOpen()).resolves.toBe(1);
  });

  it('that is settled changes nothing', async () => {
    const { ports } = await withAnUnknownCharge();
    await ports.journal.append(CHARGE_ID, answered('succeeded'));
    const charge = await markCharge(ports, { chargeId: CHARGE_ID, charged: false });
    expect(charge?.state).toBe('succeeded');
  });

  it('that nobody knows is nothing', async () => {
    const { ports, world } = await createFakePorts();
    await expect(markCharge(ports, { chargeId: CHARGE_ID, charged: true })).resolves.toBeNull();
    expect(world.told).toEqual([]);
  });

  it('is done although the notifier fails', async () => {
    const { ports } = await withAnUnknownCharge();
    vi.spyOn(ports.notifier, 'tell').mockRejectedValue(new Error());
    const charge = await markCharge(ports, { chargeId: CHARGE_ID, charged: true });
    expect(charge?.state).toBe('marked-charged');
  });
});
