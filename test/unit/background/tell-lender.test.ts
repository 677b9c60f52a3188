import { describe, expect, it, vi } from 'vitest';
import { tellLender } from '../../../src/background/tell-lender';
import { createFakePorts, type World } from '../support/fake-ports';
import {
  answered,
  CHARGE_ID,
  lost,
  marked,
  NOW,
  OTHER_CHARGE_ID,
  sending,
} from '../support/samples';

const loan = { key: CHARGE_ID, by: CHARGE_ID };
const answer = { ...answered('succeeded').answer, orderId: 'o-1', isReplay: true };

/** A charge that was lost and denied, whose key a later one was sent with. */
async function lender(changes: Partial<World> = {}) {
  const made = await createFakePorts(changes);
  await made.ports.journal.begin(sending());
  for (const event of [lost, marked(false)]) await made.ports.journal.append(CHARGE_ID, event);
  made.world.now = NOW + 60_000;
  return made;
}

/** The same, with a record of which one event can no longer be read. */
async function damagedLender() {
  const made = await lender();
  const database = await made.database();
  await database.put('events', { chargeId: CHARGE_ID, seq: 1, event: 'scratched' });
  return made;
}

describe('the charge whose key was lent', () => {
  it('becomes what the server answered for it, and the agent is told', async () => {
    const { ports, world } = await lender();
    await tellLender(ports, loan, OTHER_CHARGE_ID, answer);
    const charge = await ports.journal.read(CHARGE_ID);
    expect(charge?.state).toBe('succeeded');
    const event = { type: 'key-answered', at: NOW + 60_000, by: OTHER_CHARGE_ID, answer };
    expect(charge?.events.at(-1)).toEqual(event);
    expect(world.told).toEqual([charge]);
    expect(world.bugs).toEqual([]);
  });

  it('is unknown again where the server only knows its key', async () => {
    const { ports } = await lender();
    await tellLender(ports, loan, OTHER_CHARGE_ID, null);
    await expect(ports.journal.read(CHARGE_ID)).resolves.toMatchObject({ state: 'unknown' });
  });

  it('is found by its own id, not by the key that it was lent itself', async () => {
    const { ports } = await lender();
    await tellLender(ports, { key: 'another', by: CHARGE_ID }, OTHER_CHARGE_ID, answer);
    await expect(ports.journal.read(CHARGE_ID)).resolves.toMatchObject({ state: 'succeeded' });
  });

  it.each([
    ['the order that the server named', answer, 'ours', 'o-1'],
    ['an order without a name', { ...answer, orderId: null }, 'ours', null],
    ['an order that may be there', null, 'possible', null],
  ])('is opened again where it cannot be read, with %s', async (_, given, kind, orderId) => {
    const { database, ports } = await damagedLender();
    await expect(ports.journal.open()).resolves.toMatchObject({ damaged: [] });
    await tellLender(ports, loan, OTHER_CHARGE_ID, given);
    await expect(ports.journal.open()).resolves.toMatchObject({
      damaged: [{ chargeId: CHARGE_ID }],
    });
    const records = await (await database()).getAll('events');
    expect(records.at(-1)?.event).toEqual({
      type: 'looked',
      at: NOW + 60_000,
      by: 'schedule',
      assets: 'no-snapshot',
      payments: 'no-snapshot',
      finding: { kind, orders: [{ orderId, amount: null, createdAt: null }] },
      serverAt: null,
      confirms: null,
    });
  });

  it.each([
    ['journal.append', 'append'],
    ['journal.noteDamaged', 'noteDamaged'],
  ] as const)('costs the later charge nothing where %s fails', async (name, method) => {
    const { ports, world } = await damagedLender();
    vi.spyOn(ports.journal, method).mockRejectedValue(new Error('disk'));
    await tellLender(ports, loan, OTHER_CHARGE_ID, answer);
    expect(world.bugs).toContain(name);
  });

  it('costs the later charge nothing where nobody can be told', async () => {
    const { ports, world } = await lender();
    vi.spyOn(ports.notifier, 'tell').mockRejectedValue(new Error('browser'));
    await tellLender(ports, loan, OTHER_CHARGE_ID, answer);
    await Promise.resolve();
    expect(world.bugs).toEqual(['notifier']);
  });
});
