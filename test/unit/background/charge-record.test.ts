import { describe, expect, it, vi } from 'vitest';
import { beginRecord, readSameCharge, recordNotSent } from '../../../src/background/charge-record';
import { createFakePorts } from '../support/fake-ports';
import { aRequest, CHARGE_ID, NOW, sending } from '../support/samples';

const disk = new Error('disk');

describe('a record that the disk does not take', () => {
  it('is a failure, and a bug that is logged', async () => {
    const { ports, world } = await createFakePorts();
    vi.spyOn(ports.journal, 'begin').mockRejectedValue(disk);
    await expect(beginRecord(ports, sending())).resolves.toEqual({ failed: true });
    expect(world.bugs).toEqual(['journal.begin']);
  });

  it('is the same charge where another press of it got through', async () => {
    const { ports } = await createFakePorts();
    await ports.journal.begin(sending());
    vi.spyOn(ports.journal, 'begin').mockRejectedValue(disk);
    const same = { begun: false, why: 'same-charge' };
    await expect(beginRecord(ports, sending())).resolves.toEqual(same);
  });

  it('says nothing of the charge where nobody can tell whether one got through', async () => {
    const { ports } = await createFakePorts();
    vi.spyOn(ports.journal, 'begin').mockRejectedValue(disk);
    vi.spyOn(ports.journal, 'read').mockRejectedValue(new Error('read'));
    await expect(beginRecord(ports, sending())).rejects.toThrow('read');
  });

  it('is told as not sent where nothing was sent, though it is written nowhere', async () => {
    const { ports } = await createFakePorts();
    vi.spyOn(ports.journal, 'begin').mockRejectedValue(disk);
    const [request, reason] = [aRequest(), { code: 'offline' } as const];
    const events = [{ type: 'not-sent', at: NOW, request, reason }];
    const told = { request, state: 'not-sent', events };
    await expect(recordNotSent(ports, request, reason)).resolves.toEqual(told);
    await expect(ports.journal.read(CHARGE_ID)).resolves.toBeUndefined();
  });
});

describe('the record of an earlier press', () => {
  it('is what a later one is told', async () => {
    const { ports } = await createFakePorts();
    await ports.journal.begin(sending());
    const known = await ports.journal.read(CHARGE_ID);
    const told = recordNotSent(ports, aRequest(), { code: 'offline' });
    await expect(told).resolves.toEqual(known);
  });

  it('of which nothing can be read is nothing to tell', async () => {
    const { ports, database } = await createFakePorts();
    await ports.journal.begin(sending());
    const db = await database();
    await db.put('events', { chargeId: CHARGE_ID, seq: 0, begunAt: NOW, event: 'scratched' });
    const unreadable = 'the record of this charge cannot be read';
    await expect(readSameCharge(ports, CHARGE_ID)).rejects.toThrow(unreadable);
    const told = recordNotSent(ports, aRequest(), { code: 'offline' });
    await expect(told).rejects.toThrow(unreadable);
  });
});
