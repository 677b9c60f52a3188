import { describe, expect, it, vi } from 'vitest';
import { keepWatch } from '../../../src/background/keep-watch';
import { lookAtDue } from '../../../src/background/look-at-due';
import type { LookResult } from '../../../src/domain/finding';
import type { BeginningEvent, LaterEvent } from '../../../src/ports';
import { createFakePorts, ownedAre, setClocks } from '../support/fake-ports';
import { gate } from '../support/gate';
import {
  answered,
  looked,
  lost,
  NOW,
  notSent,
  refused,
  sending,
  uncertain,
} from '../support/samples';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const uuid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

type Story = [BeginningEvent, ...LaterEvent[]];

/** Charges of one customer each, begun in this order. */
async function charges(...stories: Story[]) {
  const made = await createFakePorts();
  for (const [index, [beginning, ...later]] of stories.entries()) {
    const chargeId = uuid(index);
    const request = { ...beginning.request, chargeId, externalId: `cus_${String(index)}` };
    await made.ports.journal.begin({ ...beginning, request });
    for (const event of later) await made.ports.journal.append(chargeId, event);
  }
  return made;
}

const lostAt = (at: number): Story => [sending(), { ...lost, at }];

/** How many looks each charge has had. */
async function looksOf({ ports }: Awaited<ReturnType<typeof charges>>, count: number) {
  const all = await Promise.all(
    Array.from({ length: count }, (_, index) => ports.journal.read(uuid(index))),
  );
  return all.map((charge) => charge?.events.filter(({ type }) => type === 'looked').length);
}

describe('looking at what is due', () => {
  it('has an alarm set again before it waits for the round before it', async () => {
    const made = await charges(lostAt(NOW));
    made.world.now = NOW + 30_000;
    let end: () => void = () => undefined;
    const before = made.ports.locks.run(
      'look-at-due',
      () => new Promise<void>((resolve) => (end = resolve)),
    );
    // The alarm that rang is gone with its ringing.
    made.world.alarmAt = null;
    const looking = lookAtDue(made.ports);
    await vi.waitFor(() => {
      expect(made.world.alarmAt).toBe(NOW + 90_000);
    });
    await expect(looksOf(made, 1)).resolves.toEqual([0]);
    end();
    await Promise.all([before, looking]);
    await expect(looksOf(made, 1)).resolves.toEqual([1]);
  });

  it('looks at every charge whose time has come, and at no other', async () => {
    const made = await charges(
      lostAt(NOW),
      lostAt(NOW - 1),
      lostAt(NOW + 1),
      [sending(), answered('succeeded')],
      [sending(), { ...answered('failed'), at: NOW - 60_000 }],
      [notSent()],
    );
    made.world.now = NOW + 30_000;
    await lookAtDue(made.ports);
    await expect(looksOf(made, 6)).resolves.toEqual([1, 1, 0, 0, 1, 0]);
    expect(made.world.alarmAt).toBe(NOW + 30_001);
    expect(made.world.badge).toBe(3);
  });

  it('is one round at a time: two alarms at once make one look', async () => {
    const made = await charges(lostAt(NOW - HOUR));
    await Promise.all([lookAtDue(made.ports), lookAtDue(made.ports)]);
    await expect(looksOf(made, 1)).resolves.toEqual([1]);
  });

  it('looks at what was planned by a clock that has been set back since', async () => {
    const made = await charges(lostAt(NOW + 30 * HOUR));
    await lookAtDue(made.ports);
    await expect(looksOf(made, 1)).resolves.toEqual([1]);
    expect(made.world.alarmAt).toBe(NOW + 30_000);
  });

  it('asks nobody when nothing is due', async () => {
    const { ports, world } = await charges(lostAt(NOW));
    await lookAtDue(ports);
    expect(new Set(world.used)).toEqual(new Set(['alarm']));
  });

  it('goes on when one of them fails', async () => {
    const made = await charges(lostAt(NOW - HOUR), lostAt(NOW - HOUR));
    const { ports, world } = made;
    vi.spyOn(ports.journal, 'ofCustomer').mockRejectedValueOnce(new Error('disk'));
    await lookAtDue(ports);
    await expect(looksOf(made, 2)).resolves.toEqual([0, 1]);
    expect(world.bugs).toEqual(['look']);
  });

  it.each<[LookResult, number]>([
    ['locked', 1],
    ['read', 0],
    ['unreachable', 0],
    ['no-key', 0],
  ])('after an unlock also looks at what was %s: %i', async (payments, looks) => {
    const made = await charges([
      sending(),
      lost,
      { ...looked('nothing', { payments }), at: lost.at + 60_000 },
    ]);
    made.world.now = NOW + 61_000;
    await lookAtDue(made.ports);
    await expect(looksOf(made, 1)).resolves.toEqual([1]);
    await lookAtDue(made.ports, 'unlocked');
    await expect(looksOf(made, 1)).resolves.toEqual([1 + looks]);
  });

  it('after an unlock goes by the last look', async () => {
    const made = await charges([
      sending(),
      lost,
      { ...looked('nothing', { payments: 'locked' }), at: NOW + 30_001 },
      { ...looked('nothing', { payments: 'read' }), at: NOW + 30_002 },
    ]);
    made.world.now = NOW + 30_003;
    await lookAtDue(made.ports, 'unlocked');
    await expect(looksOf(made, 1)).resolves.toEqual([2]);
  });

  it('after an unlock leaves alone what was never looked at and is not due', async () => {
    const made = await charges(lostAt(NOW));
    await lookAtDue(made.ports, 'unlocked');
    await expect(looksOf(made, 1)).resolves.toEqual([0]);
  });

  it('after a lock looks at a closed charge again, which nobody could see before', async () => {
    const made = await charges([
      sending(),
      refused,
      { ...looked('nothing', { payments: 'locked' }), at: refused.at + 90_000 },
    ]);
    setClocks(made.world, NOW + 100_000);
    await lookAtDue(made.ports, 'unlocked');
    await expect(looksOf(made, 1)).resolves.toEqual([2]);
    expect(made.world.alarmAt).toBe(refused.at + 5 * MINUTE);
  });
});

describe('the watch', () => {
  it.each<[string, Story[], number | null, number]>([
    ['of nothing', [], null, 0],
    ['of what was not sent', [[notSent()]], null, 0],
    ['of one that is being sent', [[sending()]], NOW + 220_000, 1],
    ['of one that was lost', [lostAt(NOW)], NOW + 30_000, 1],
    ['of the earliest of three', [[sending()], lostAt(NOW + 5), lostAt(NOW + 2)], NOW + 30_002, 3],
    ['of one that succeeded', [[sending(), answered('succeeded')]], NOW + 90_001, 0],
    ['of one that is due at this very moment', [lostAt(NOW - 29_995)], NOW + 5 + MINUTE, 1],
    ['of one that a denial left open', [[sending(), uncertain.failed]], NOW + 5 + MINUTE, 1],
    ['of one long due beside one to come', [lostAt(0), lostAt(NOW)], NOW + 30_000, 2],
  ])('%s wakes us at %j; open: %i', async (_, stories, at, open) => {
    const { ports, world } = await charges(...stories);
    world.now = NOW + 5;
    await keepWatch(ports);
    expect([world.alarmAt, world.badge]).toEqual([at, open]);
  });

  it('does not spin over a record that cannot be read: it comes up again in an hour', async () => {
    const { ports, world, database } = await charges(lostAt(NOW - 60_000), lostAt(NOW));
    const db = await database();
    await db.put('events', { chargeId: uuid(0), seq: 1, event: 'scratched' });
    await lookAtDue(ports);
    await lookAtDue(ports);
    expect(world.used.filter((used) => used !== 'alarm')).toEqual([]);
    expect([world.alarmAt, world.badge]).toEqual([NOW + 30_000, 2]);
    world.now = NOW + 30_000;
    await lookAtDue(ports);
    const { at } = (await ports.journal.looksAhead()).at(-1) ?? { at: 0 };
    expect(world.alarmAt).toBe(Math.min(world.now + HOUR, at));
    await ports.journal.closeDamaged(uuid(0), {
      type: 'marked',
      at: world.now,
      charged: false,
      by: '',
      orderId: null,
      why: '',
    });
    await keepWatch(ports);
    expect(world.badge).toBe(1);
  });

  it('tries again in a minute what the disk did not take', async () => {
    const { ports, world } = await charges([sending({}, 'life-1')]);
    world.now = NOW + 220_000;
    vi.spyOn(ports.journal, 'append').mockRejectedValueOnce(new Error('disk'));
    await lookAtDue(ports);
    await expect(ports.journal.read(uuid(0))).resolves.toMatchObject({ state: 'sending' });
    expect(world.alarmAt).toBe(world.now + 60_000);
    await lookAtDue(ports);
    await expect(ports.journal.read(uuid(0))).resolves.toMatchObject({ state: 'unknown' });
  });

  it.each([
    [NOW + 219_999, 'sending', NOW + 220_000],
    [NOW + 220_000, 'unknown', NOW + 250_000],
  ])('gives up at %i what this life is sending for longer than it may', async (now, state, at) => {
    const { ports, world } = await charges([sending({}, 'life-2')]);
    world.now = now;
    await lookAtDue(ports);
    await expect(ports.journal.read(uuid(0))).resolves.toMatchObject({ state });
    expect(world.alarmAt).toBe(at);
  });

  it('is set before a round of looks, in which this life may end', async () => {
    const { ports, world } = await charges(lostAt(NOW - MINUTE), lostAt(NOW));
    const seen: unknown[] = [];
    vi.spyOn(ports.billing, 'myAssets').mockImplementation(() => {
      seen.push(world.alarmAt);
      return Promise.resolve(ownedAre());
    });
    await lookAtDue(ports);
    expect(seen).toEqual([NOW + 30_000]);
  });

  it('is kept by a journal that cannot be read', async () => {
    const { ports, world } = await charges(lostAt(NOW - MINUTE));
    vi.spyOn(ports.journal, 'looksAhead').mockRejectedValue(new Error('disk'));
    await expect(lookAtDue(ports)).rejects.toThrow('disk');
    expect(world.alarmAt).toBe(NOW + MINUTE);
  });

  it('puts off no look that another is about to take', async () => {
    const { ports, world } = await charges(lostAt(NOW - MINUTE), lostAt(NOW - MINUTE));
    await keepWatch(ports, new Set([uuid(0)]));
    expect(world.alarmAt).toBe(NOW + MINUTE);
    await keepWatch(ports, new Set([uuid(0), uuid(1)]));
    expect(world.alarmAt).toBe(NOW + HOUR);
  });

  it('is set last by who read the journal last', async () => {
    const { ports, world } = await charges();
    const { journal } = ports;
    const late = gate();
    const slow = { ...journal };
    slow.looksAhead = async () => {
      const looks = await journal.looksAhead();
      await late.opened;
      return looks;
    };
    const first = keepWatch({ ...ports, journal: slow });
    await ports.journal.begin(sending());
    const second = keepWatch(ports);
    late.open();
    await Promise.all([first, second]);
    expect(world.alarmAt).toBe(NOW + 220_000);
  });
});
