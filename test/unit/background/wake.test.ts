import { describe, expect, it, vi } from 'vitest';
import { lookAtDue, type LookAtDuePorts } from '../../../src/background/look-at-due';
import { tellLender } from '../../../src/background/tell-lender';
import { wake } from '../../../src/background/wake';
import type { ChargeState } from '../../../src/domain/state-facts';
import type { ChargeEvent } from '../../../src/domain/charge-event';
import type { BeginningEvent, LaterEvent } from '../../../src/ports';
import { createFakePorts } from '../support/fake-ports';
import {
  answered,
  CHARGE_ID,
  lost,
  marked,
  NOW,
  OTHER_CHARGE_ID,
  sending,
} from '../support/samples';

const start = (ports: LookAtDuePorts) => wake(ports, () => lookAtDue(ports));

describe('a new life of the background', () => {
  it.each<[string, BeginningEvent, LaterEvent[], ChargeState]>([
    ['an earlier life was sending', sending({}, 'life-1'), [], 'unknown'],
    ['this life is sending', sending({}, 'life-2'), [], 'sending'],
    ['is unknown', sending({}, 'life-1'), [lost], 'unknown'],
    ['is processing', sending({}, 'life-1'), [answered('processing')], 'processing'],
    ['is authenticating', sending({}, 'life-1'), [answered('authenticating')], 'authenticating'],
    ['has succeeded', sending({}, 'life-1'), [answered('succeeded')], 'succeeded'],
  ])('finds that a charge that %s', async (_, beginning, later, state) => {
    const { ports } = await createFakePorts();
    await ports.journal.begin(beginning);
    for (const event of later) await ports.journal.append(CHARGE_ID, event);
    await start(ports);
    await expect(ports.journal.read(CHARGE_ID)).resolves.toMatchObject({ state });
  });

  it('writes down that the background ended, keeps the claim, and sends nothing', async () => {
    const { ports, world } = await createFakePorts();
    await ports.journal.begin(sending({}, 'life-1'));
    world.now = NOW + 60_000;
    await start(ports);
    const charge = await ports.journal.read(CHARGE_ID);
    expect(charge?.events.at(-1)).toEqual({
      type: 'lost',
      at: NOW + 60_000,
      why: 'background-ended',
      httpStatus: null,
    } satisfies ChargeEvent);
    expect(new Set(world.used)).toEqual(new Set(['alarm']));
    await expect(ports.journal.countOpen()).resolves.toBe(1);
  });

  it.each([
    [
      'answered again, it charged nothing',
      { ...answered('succeeded').answer, isReplay: true },
      'already-charged',
    ],
    ['only known by the server, it is lost', null, 'unknown'],
  ] as const)('where the key that a charge was lent was %s', async (_, answer, state) => {
    const { ports } = await createFakePorts();
    const lentKey = { key: CHARGE_ID, by: CHARGE_ID };
    await ports.journal.begin(sending({}, 'life-1'));
    for (const event of [lost, marked(false)]) await ports.journal.append(CHARGE_ID, event);
    await ports.journal.begin({
      ...sending({ chargeId: OTHER_CHARGE_ID }, 'life-1'),
      at: NOW + 1,
      lentKey,
    });
    await tellLender(ports, lentKey, OTHER_CHARGE_ID, answer);
    await start(ports);
    const charge = await ports.journal.read(OTHER_CHARGE_ID);
    expect(charge?.state).toBe(state);
    if (answer !== null) expect(charge?.events.at(-1)).toMatchObject({ answer });
  });

  it('takes no answer that another charge was given under the same key', async () => {
    const { ports } = await createFakePorts();
    const lentKey = { key: CHARGE_ID, by: CHARGE_ID };
    await ports.journal.begin(sending({}, 'life-1'));
    for (const event of [lost, marked(false)]) await ports.journal.append(CHARGE_ID, event);
    await ports.journal.begin({ ...sending({ chargeId: OTHER_CHARGE_ID }, 'life-1'), lentKey });
    await tellLender(ports, lentKey, 'another', {
      ...answered('succeeded').answer,
      isReplay: true,
    });
    await start(ports);
    await expect(ports.journal.read(OTHER_CHARGE_ID)).resolves.toMatchObject({ state: 'unknown' });
  });

  it('looks up what it gave up in this same life, whatever is done to the clock', async () => {
    const { ports, world } = await createFakePorts();
    await ports.journal.begin(sending({}, 'life-1'));
    await start(ports);
    expect(world.timers.map(({ delay }) => delay)).toEqual([91_000]);
    world.now = NOW - 3_600_000;
    await world.timers[0]?.work();
    const charge = await ports.journal.read(CHARGE_ID);
    expect(charge?.events.at(-1)?.type).toBe('looked');
  });

  it('notes a look that fails then', async () => {
    const { ports, world } = await createFakePorts();
    await ports.journal.begin(sending({}, 'life-1'));
    await start(ports);
    vi.spyOn(ports.journal, 'looksAhead').mockRejectedValue(new Error('disk'));
    await world.timers[0]?.work();
    expect(world.bugs).toContain('look');
  });

  it('puts the badge and the alarm back, which end with the browser', async () => {
    const { ports, world } = await createFakePorts();
    await ports.journal.begin(sending({}, 'life-1'));
    world.now = NOW + 60_000;
    await start(ports);
    expect([world.badge, world.alarmAt]).toEqual([1, NOW + 90_000]);
  });

  it('sets the alarm before it writes anything', async () => {
    const { ports, world } = await createFakePorts();
    await ports.journal.begin(sending({}, 'life-1'));
    vi.spyOn(ports.journal, 'append').mockRejectedValue(new Error('disk'));
    await expect(start(ports)).rejects.toThrow('disk');
    expect(world.alarmAt).toBe(NOW + 60_000);
  });

  it('leaves what the disk did not take to the next round of looks', async () => {
    const { ports } = await createFakePorts();
    await ports.journal.begin(sending({}, 'life-1'));
    vi.spyOn(ports.journal, 'append').mockRejectedValueOnce(new Error('disk'));
    await expect(start(ports)).rejects.toThrow('disk');
    await lookAtDue(ports);
    await expect(ports.journal.read(CHARGE_ID)).resolves.toMatchObject({ state: 'unknown' });
  });

  it('without charges clears both', async () => {
    const { ports, world } = await createFakePorts();
    await start(ports);
    expect([world.badge, world.alarmAt]).toEqual([0, null]);
  });

  it('comes to the same when it begins again, or twice at once', async () => {
    const { ports } = await createFakePorts();
    await ports.journal.begin(sending({}, 'life-1'));
    await Promise.all([start(ports), start(ports)]);
    const charge = await ports.journal.read(CHARGE_ID);
    await start({ ...ports, life: 'life-3' });
    expect(charge?.events.length).toBe(2);
    await expect(ports.journal.read(CHARGE_ID)).resolves.toEqual(charge);
  });

  it('finds every charge, past one that cannot be read', async () => {
    const { ports, database } = await createFakePorts();
    await ports.journal.begin(sending({ externalId: 'cus_1' }, 'life-1'));
    await ports.journal.begin(
      sending({ chargeId: OTHER_CHARGE_ID, externalId: 'cus_2' }, 'life-1'),
    );
    const db = await database();
    await db.put('events', { chargeId: CHARGE_ID, seq: 0, begunAt: NOW, event: 'scratched' });
    await start(ports);
    await expect(ports.journal.read(OTHER_CHARGE_ID)).resolves.toMatchObject({ state: 'unknown' });
    await expect(ports.journal.countOpen()).resolves.toBe(2);
  });
});
