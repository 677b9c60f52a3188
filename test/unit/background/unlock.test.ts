import { describe, expect, it, vi } from 'vitest';
import { unlock } from '../../../src/background/unlock';
import { NO_SETTINGS } from '../../../src/domain/settings';
import type { Unlocking } from '../../../src/ports';
import type { UnlockReply } from '../../../src/protocol/commands';
import { createFakePorts, historyOf } from '../support/fake-ports';
import { anOrder, CHARGE_ID, looked, lost, NOW, sending } from '../support/samples';

const passphrase = 'correct horse';

async function locked() {
  const made = await createFakePorts();
  await made.ports.vault.lock();
  return made;
}

describe('unlocking', () => {
  it('with the passphrase opens the form', async () => {
    const { ports } = await locked();
    await expect(unlock(ports, { passphrase })).resolves.toEqual({
      ok: true,
      status: {
        settings: { ...NO_SETTINGS, organization: 'acme', agentName: 'Ada' },
        key: { stored: true, ending: '5e7a', remembered: false },
        locked: false,
        openCharges: 0,
        hostPermission: true,
      },
    });
  });

  it.each<[Unlocking, UnlockReply]>([
    [
      { result: 'wrong-passphrase', until: null },
      { ok: false, why: 'wrong-passphrase', until: null },
    ],
    [
      { result: 'wrong-passphrase', until: NOW + 30_000 },
      { ok: false, why: 'wrong-passphrase', until: NOW + 30_000 },
    ],
    [
      { result: 'wait', until: NOW + 9 },
      { ok: false, why: 'wait', until: NOW + 9 },
    ],
    [{ result: 'no-key' }, { ok: false, why: 'no-key', until: null }],
    [{ result: 'key-unreadable' }, { ok: false, why: 'key-unreadable', until: null }],
  ])('that comes to %o replies %o, and looks at nothing', async (unlocking, reply) => {
    const { ports, world } = await locked();
    vi.spyOn(ports.vault, 'unlock').mockResolvedValue(unlocking);
    await expect(unlock(ports, { passphrase })).resolves.toEqual(reply);
    expect(world.used).toEqual([]);
  });

  it('looks up at once what the lock had hidden', async () => {
    const { ports, world } = await locked();
    await ports.journal.begin(sending());
    await ports.journal.append(CHARGE_ID, lost);
    await ports.journal.append(CHARGE_ID, {
      ...looked('nothing', { payments: 'locked' }),
      at: NOW + 30_001,
    });
    world.now = NOW + 30_002;
    const { orderId, amount } = anOrder;
    const payment = { orderId: orderId ?? '', amount, refundedMinor: 0, createdAt: NOW };
    world.payments = historyOf(payment);
    await unlock(ports, { passphrase });
    await vi.waitFor(async () => {
      const charge = await ports.journal.read(CHARGE_ID);
      expect(charge?.events.at(-1)).toMatchObject({
        payments: 'read',
        finding: { kind: 'probable' },
      });
    });
  });

  it('of a key that is another organization’s says that the present one has none', async () => {
    const { ports } = await locked();
    await ports.settings.write({ ...NO_SETTINGS, organization: 'other' });
    await expect(unlock(ports, { passphrase })).resolves.toMatchObject({
      ok: true,
      status: { key: { stored: false, otherOrganization: 'acme' }, locked: false },
    });
  });

  it('is done before the looks are', async () => {
    const { ports, world } = await locked();
    vi.spyOn(ports.journal, 'looksAhead').mockRejectedValue(new Error('disk'));
    await expect(unlock(ports, { passphrase })).resolves.toMatchObject({ ok: true });
    await vi.waitFor(() => {
      expect(world.bugs).toEqual(['look']);
    });
  });
});
