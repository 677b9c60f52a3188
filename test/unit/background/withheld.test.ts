import { describe, expect, it, vi } from 'vitest';
import { startCharge } from '../../../src/background/start-charge';
import { PRESS_HOLDS_FOR } from '../../../src/domain/limits';
import { createFakePorts, type World } from '../support/fake-ports';
import { answered, aPress, CHARGE_ID, existing, NOW, OTHER_CHARGE_ID } from '../support/samples';

type Ports = Awaited<ReturnType<typeof createFakePorts>>['ports'];

/** Lets the clock move by so much once the charge is in the journal, as if the computer had slept. */
function sleepAfterBegin({ journal }: Ports, world: World, ms: number) {
  const begin = journal.begin.bind(journal);
  vi.spyOn(journal, 'begin').mockImplementation(async (event) => {
    const beginning = await begin(event);
    world.now += ms;
    return beginning;
  });
}

/** A press after which the computer slept, with the charge written down already. */
async function slept(ms: number) {
  const made = await createFakePorts();
  sleepAfterBegin(made.ports, made.world, ms);
  const { charge } = await startCharge(made.ports, aPress());
  return { ...made, charge };
}

describe('a charge that is written down', () => {
  it.each([PRESS_HOLDS_FOR, -PRESS_HOLDS_FOR])(
    'is sent while its press is no older than 15 s: %i ms',
    async (ms) => {
      const { world, charge } = await slept(ms);
      expect([charge.state, world.sent.length]).toEqual(['succeeded', 1]);
    },
  );

  it.each([PRESS_HOLDS_FOR + 1, -PRESS_HOLDS_FOR - 1, 20_000])(
    'is not sent once its press is older: %i ms',
    async (ms) => {
      const { ports, world, charge } = await slept(ms);
      expect(world.sent).toEqual([]);
      expect(charge.state).toBe('not-sent');
      expect(charge.events[1]).toEqual({
        type: 'withheld',
        at: NOW + ms,
        life: 'life-2',
        reason: { code: 'held-up' },
      });
      await expect(ports.journal.read(CHARGE_ID)).resolves.toEqual(charge);
    },
  );

  it('is not sent when it was the alarm or the badge that took so long', async () => {
    const { ports, world } = await createFakePorts();
    vi.spyOn(ports.badge, 'show').mockImplementation(() => {
      world.now += PRESS_HOLDS_FOR + 1;
      return Promise.resolve();
    });
    const { charge } = await startCharge(ports, aPress());
    expect([charge.state, world.sent.length]).toEqual(['not-sent', 0]);
  });

  it('has the clock read for the last time in the very turn in which it is sent', async () => {
    const { ports, world } = await createFakePorts();
    /** For each reading of the clock, how many charges had left by the end of its turn. */
    const left: number[] = [];
    const clock = {
      now: () => {
        const reading = left.push(0) - 1;
        queueMicrotask(() => {
          left[reading] = world.sent.length;
        });
        return world.now;
      },
    };
    let readings = 0;
    world.answer = () => {
      readings = left.length;
      return Promise.resolve(answered('succeeded'));
    };
    await startCharge({ ...ports, clock }, aPress());
    expect(left[readings - 1]).toBe(1);
  });
});

describe('a charge that was withheld', () => {
  it('releases its customer: the next press is sent', async () => {
    const { ports, world } = await slept(20_000);
    await expect(ports.journal.countOpen()).resolves.toBe(0);
    vi.restoreAllMocks();
    const press = aPress({ chargeId: OTHER_CHARGE_ID, pressedAt: world.now });
    const { charge } = await startCharge(ports, press);
    expect(charge.state).toBe('succeeded');
    expect(world.sent.map(({ idempotencyKey }) => idempotencyKey)).toEqual([OTHER_CHARGE_ID]);
  });

  it('is watched no more, and shown on no badge', async () => {
    const { world } = await slept(20_000);
    expect([world.alarmAt, world.badge]).toEqual([null, 0]);
  });

  it('is refreshed on pages of ours, and is no news', async () => {
    const { world, charge } = await slept(20_000);
    expect(world.told.map(({ state }) => state)).toEqual(['sending']);
    expect(world.refreshed).toEqual([charge]);
  });

  it('is the same charge when it is pressed once more, and sends nothing', async () => {
    const { ports, world, charge } = await slept(20_000);
    const again = await startCharge(ports, aPress({ pressedAt: world.now }));
    expect(again.charge).toEqual(charge);
    expect(world.sent).toEqual([]);
  });

  it('remembers no price point, and sets no timer', async () => {
    const { ports, world } = await slept(20_000);
    await expect(ports.settings.lastPricePoint('acme')).resolves.toBe('');
    expect([world.timers, world.heartbeats]).toEqual([[], 0]);
  });

  it('is told although the disk does not take it, and stays open for the next life', async () => {
    const { ports, world } = await createFakePorts();
    sleepAfterBegin(ports, world, 20_000);
    vi.spyOn(ports.journal, 'append').mockRejectedValue(new Error('disk'));
    const { charge } = await startCharge(ports, aPress());
    expect([charge.state, world.sent.length]).toEqual(['not-sent', 0]);
    await expect(ports.journal.read(CHARGE_ID)).resolves.toMatchObject({ state: 'sending' });
    await expect(ports.journal.countOpen()).resolves.toBe(1);
    expect(world.bugs).toEqual(['journal.append']);
  });

  it.each<[string, (ports: Ports) => void]>([
    ['notifier', ({ notifier }) => vi.spyOn(notifier, 'refresh').mockRejectedValue(new Error())],
    ['alarm', ({ alarm }) => vi.spyOn(alarm, 'wakeAt').mockRejectedValue(new Error())],
  ])('is told although the %s fails', async (name, breakIt) => {
    const { ports, world } = await createFakePorts();
    sleepAfterBegin(ports, world, 20_000);
    breakIt(ports);
    const { charge } = await startCharge(ports, aPress());
    expect(charge.state).toBe('not-sent');
    expect(new Set(world.bugs)).toContain(name);
  });

  it('says so to no other life: what that one was sending is unknown', async () => {
    const { ports, world } = await createFakePorts();
    world.answer = () => Promise.resolve(answered('succeeded'));
    await startCharge(ports, aPress());
    const { events } = existing(await ports.journal.read(CHARGE_ID));
    const reason = { code: 'held-up' } as const;
    const late = { type: 'withheld', at: NOW, life: 'life-2', reason } as const;
    await expect(ports.journal.append(CHARGE_ID, late)).resolves.toMatchObject({ events });
  });
});
