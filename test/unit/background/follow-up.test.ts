import { describe, expect, it, vi } from 'vitest';
import { followUp, seeCustomer } from '../../../src/background/follow-up';
import { lookAtCustomer } from '../../../src/background/look-at-due';
import { startCharge } from '../../../src/background/start-charge';
import type { ChargeState } from '../../../src/domain/state-facts';
import { NO_SETTINGS } from '../../../src/domain/settings';
import { foldCharge } from '../../../src/domain/step-charge';
import type { LaterEvent, OneClickOutcome } from '../../../src/ports';
import { createFakePorts, setClocks, type World } from '../support/fake-ports';
import {
  answered,
  aPress,
  CHARGE_ID,
  existing,
  looked,
  lost,
  NOW,
  OTHER_CHARGE_ID,
  refused,
  sending,
  STORIES,
  uncertain,
} from '../support/samples';

const THIRD_ID = '00000000-0000-4000-8000-000000000003';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const turnedAway: readonly ChargeState[] = ['not-sent', 'charged-twice', 'already-charged'];

type Ports = Awaited<ReturnType<typeof createFakePorts>>['ports'];

/** Waits until every round of looks that was asked for is over. */
const roundsOver = ({ locks }: Ports) => locks.run('look-at-due', () => Promise.resolve());

async function looksOf({ journal }: Ports, chargeId = CHARGE_ID): Promise<number> {
  const { events } = existing(await journal.read(chargeId));
  return events.filter(({ type }) => type === 'looked').length;
}

/** A press that the server answers like that. */
async function pressed(outcome: OneClickOutcome, changes: Partial<World> = {}) {
  const made = await createFakePorts({ answer: () => Promise.resolve(outcome), ...changes });
  await startCharge(made.ports, aPress());
  return made;
}

describe('after a press', () => {
  it.each<[string, OneClickOutcome, number]>([
    ['denied it uncertainly', uncertain.failed, 1],
    ['refused it uncertainly', uncertain.refused, 1],
    ['has the key already', { ...lost, why: 'repeated' }, 1],
    ['says that the customer has it already', { ...lost, why: 'already-owned' }, 1],
    ['did not answer', lost, 0],
    ['took it', answered('succeeded'), 0],
    ['denied it for a reason', refused, 0],
  ])('that the server %s looks at once: %i', async (_, outcome, looks) => {
    const { ports } = await pressed(outcome);
    await roundsOver(ports);
    await expect(looksOf(ports)).resolves.toBe(looks);
  });

  it('answers before that look is over', async () => {
    const { ports, world } = await createFakePorts({
      answer: () => Promise.resolve(uncertain.failed),
    });
    const asked = vi.spyOn(ports.vault, 'open');
    const { charge } = await startCharge(ports, aPress());
    expect(charge).toMatchObject({ state: 'unconfirmed', events: { length: 2 } });
    expect([asked.mock.calls.length, world.heartbeats]).toEqual([1, 0]);
    await roundsOver(ports);
  });

  it('looks once more in this life after 91 s, whatever the clock says by then', async () => {
    const { ports, world } = await pressed(answered('succeeded'));
    expect(world.timers.map(({ delay }) => delay)).toEqual([91_000]);
    // The clock was an hour ahead at the press, and is right now.
    setClocks(world, NOW - HOUR + 91_000);
    await existing(world.timers[0]).work();
    await expect(looksOf(ports)).resolves.toBe(1);
  });

  it('looks no more than once then, with an alarm that rings as well', async () => {
    const { ports, world } = await pressed(answered('succeeded'));
    setClocks(world, NOW + 91_000);
    await Promise.all([existing(world.timers[0]).work(), existing(world.timers[0]).work()]);
    await expect(looksOf(ports)).resolves.toBe(1);
  });

  it('notes a look that fails, and ends', async () => {
    const { ports, world } = await pressed(answered('succeeded'));
    vi.spyOn(ports.journal, 'looksAhead').mockRejectedValue(new Error('disk'));
    await existing(world.timers[0]).work();
    expect(world.bugs).toContain('look');
  });

  it('that is the same charge once more looks at nothing', async () => {
    const { ports, world } = await pressed(answered('succeeded'));
    await startCharge(ports, aPress());
    expect(world.timers.length).toBe(1);
  });

  const states = Object.keys(STORIES) as ChargeState[];

  it.each(states)(
    'that has come to %s sets a timer, unless there is nothing to find',
    async (state) => {
      const { ports, world } = await createFakePorts();
      followUp(ports, existing(foldCharge(STORIES[state])));
      await roundsOver(ports);
      const delays = world.timers.map(({ delay }) => delay);
      expect(delays).toEqual(turnedAway.includes(state) ? [] : [91_000]);
    },
  );
});

describe('a press that is turned away', () => {
  /** The customer has a charge whose outcome is not known, and is pressed for again. */
  async function again(changes: Partial<World> = {}) {
    const made = await createFakePorts(changes);
    await made.ports.journal.begin(sending());
    await made.ports.journal.append(CHARGE_ID, lost);
    const badge = new Promise<void>((resolve) => {
      vi.spyOn(made.ports.badge, 'show').mockImplementation(() => {
        resolve();
        return Promise.resolve();
      });
    });
    return { ...made, badge };
  }

  it("looks at the customer's other charges", async () => {
    const { ports, world, badge } = await again();
    const { charge } = await startCharge(ports, aPress({ chargeId: OTHER_CHARGE_ID }));
    expect(charge.events).toMatchObject([{ reason: { code: 'open-charge' } }]);
    expect(world.timers).toEqual([]);
    await badge;
    await expect(looksOf(ports)).resolves.toBe(1);
  });

  it('is told although that look fails', async () => {
    const { ports, world } = await again();
    const failed = new Promise<void>((resolve) => {
      vi.spyOn(ports.log, 'bug').mockImplementation((where) => () => {
        world.bugs.push(where);
        if (where === 'look') resolve();
        return undefined;
      });
    });
    const { journal } = ports;
    const ofCustomer = journal.ofCustomer.bind(journal);
    vi.spyOn(journal, 'ofCustomer')
      .mockImplementationOnce(ofCustomer)
      .mockRejectedValue(new Error('disk'));
    const { charge } = await startCharge(ports, aPress({ chargeId: OTHER_CHARGE_ID }));
    expect(charge.state).toBe('not-sent');
    await failed;
    expect(world.bugs).toEqual(['look']);
  });
});

describe('a customer who is seen again', () => {
  const see = (ports: Ports) => lookAtCustomer(ports, 'acme', 'cus_1001');

  /** A charge of the customer that stands as its events say. */
  async function withA(...later: LaterEvent[]) {
    const made = await createFakePorts();
    await made.ports.journal.begin(sending());
    for (const event of later) await made.ports.journal.append(CHARGE_ID, event);
    setClocks(made.world, NOW + HOUR);
    return made;
  }

  it.each<[string, LaterEvent[], number]>([
    ['succeeded', [answered('succeeded')], 1],
    ['failed', [answered('failed')], 1],
    ['is unconfirmed', [uncertain.failed], 1],
    ['is unknown', [lost], 1],
    ['is being sent', [], 0],
    ['was charged twice', [answered('succeeded'), looked('twice')], 0],
  ])('has a charge that %s looked at, and the watch set: %i', async (_, later, looks) => {
    const { ports, world } = await withA(...later);
    const before = await looksOf(ports);
    await see(ports);
    await expect(looksOf(ports)).resolves.toBe(before + looks);
    expect(world.alarmAt === undefined).toBe(looks === 0);
  });

  it.each([
    [MINUTE - 1, 1],
    [MINUTE, 2],
    [-MINUTE + 1, 1],
    [-MINUTE, 2],
  ])('is looked at once a minute, by a clock set back as well: %i ms later', async (ms, looks) => {
    const { ports, world } = await withA(lost);
    await see(ports);
    setClocks(world, world.now + ms);
    await see(ports);
    await expect(looksOf(ports)).resolves.toBe(looks);
  });

  it('is not looked at again for a look at another charge a moment ago', async () => {
    const { ports } = await withA(answered('succeeded'), { ...looked('nothing'), at: NOW + HOUR });
    await ports.journal.begin(sending({ chargeId: OTHER_CHARGE_ID, pressedAt: NOW + 5 }));
    await ports.journal.append(OTHER_CHARGE_ID, lost);
    await see(ports);
    await expect(looksOf(ports, OTHER_CHARGE_ID)).resolves.toBe(0);
  });

  it('has the last of the charges looked at that can be', async () => {
    const { ports } = await withA(answered('succeeded'));
    const second = { chargeId: OTHER_CHARGE_ID, pressedAt: NOW + 5 };
    await ports.journal.begin(sending(second));
    await ports.journal.append(OTHER_CHARGE_ID, answered('succeeded'));
    await ports.journal.begin(sending({ chargeId: THIRD_ID, pressedAt: NOW + 6 }));
    await see(ports);
    const looks = [await looksOf(ports), await looksOf(ports, OTHER_CHARGE_ID)];
    expect([...looks, await looksOf(ports, THIRD_ID)]).toEqual([0, 1, 0]);
  });

  it('that nobody charged asks nobody', async () => {
    const { ports, world } = await createFakePorts();
    await see(ports);
    expect(world.used).toEqual([]);
  });

  it('without a key of that organization is looked at by what needs none, and that ends', async () => {
    const { ports, world } = await withA(lost);
    world.opened = { ok: false, why: 'no-key' };
    world.assets = { ok: false, why: 'server-error' };
    await see(ports);
    const { events } = existing(await ports.journal.read(CHARGE_ID));
    expect(events.at(-1)).toMatchObject({ assets: 'error', payments: 'no-key' });
  });

  it('is seen by the organization in the settings', async () => {
    const { ports } = await withA(lost);
    await ports.settings.write({ ...NO_SETTINGS, organization: 'other' });
    await seeCustomer(ports, 'cus_1001');
    await expect(looksOf(ports)).resolves.toBe(0);
    await ports.settings.write({ ...NO_SETTINGS, organization: 'acme' });
    await seeCustomer(ports, 'cus_1001');
    await expect(looksOf(ports)).resolves.toBe(1);
  });

  it.each(['settings', 'journal'] as const)('is seen although the %s fail', async (broken) => {
    const { ports, world } = await withA(lost);
    if (broken === 'settings') vi.spyOn(ports.settings, 'read').mockRejectedValue(new Error());
    else vi.spyOn(ports.journal, 'ofCustomer').mockRejectedValue(new Error());
    await seeCustomer(ports, 'cus_1001');
    expect(world.bugs).toEqual(['look']);
  });
});
