import { describe, expect, it } from 'vitest';
import { lookAtDue } from '../../../src/background/look-at-due';
import { markCharge } from '../../../src/background/mark-charge';
import { startCharge } from '../../../src/background/start-charge';
import type { ChargeState } from '../../../src/domain/state-facts';
import { LOOKS_END_AFTER, WATCHED_FOR } from '../../../src/domain/limits';
import type { LaterEvent } from '../../../src/ports';
import { createFakePorts, setClocks, type World } from '../support/fake-ports';
import { gate } from '../support/gate';
import {
  answered,
  aPress,
  CHARGE_ID,
  existing,
  lost,
  marked,
  NOW,
  refused,
  sending,
  uncertain,
} from '../support/samples';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const failing = { ok: false, why: 'server-error' } as const;

/** What an unknown customer, or an organization that was changed, looks like. */
const worlds: [string, Partial<World>][] = [
  ['the customer is unknown', { assets: failing, payments: failing }],
  [
    'the organization was changed',
    {
      assets: { ok: false, why: 'organization-unknown' },
      opened: { ok: false, why: 'no-key' },
    },
  ],
];

/** Looks at a charge whenever it is due, until it is due no more or forty days have gone by; when that was. */
async function lookOn(made: Awaited<ReturnType<typeof createFakePorts>>): Promise<number[]> {
  const { ports, world } = made;
  const times: number[] = [];
  for (;;) {
    const [next] = await ports.journal.looksAhead();
    if (next === undefined || next.at > NOW + 40 * DAY) return times;
    setClocks(world, next.at);
    await lookAtDue(ports);
    times.push(next.at - NOW);
  }
}

async function aCharge(changes: Partial<World>, ...later: readonly LaterEvent[]) {
  const made = await createFakePorts(changes);
  await made.ports.journal.begin(sending());
  for (const event of later) await made.ports.journal.append(CHARGE_ID, event);
  return made;
}

const charges: [string, LaterEvent[], number][] = [
  ['unknown', [lost], LOOKS_END_AFTER],
  ['unconfirmed', [uncertain.refused], LOOKS_END_AFTER],
  ['processing', [answered('processing')], LOOKS_END_AFTER],
  ['succeeded', [answered('succeeded')], WATCHED_FOR],
  ['refused', [refused], WATCHED_FOR],
  ['marked-charged', [lost, marked(true)], WATCHED_FOR],
  ['marked-not-charged', [lost, marked(false)], WATCHED_FOR],
];

describe.each(worlds)('where %s', (_, changes) => {
  it.each(charges)('looks at a charge that is %s end', async (state, events, limit) => {
    const made = await aCharge(changes, ...events);
    const times = await lookOn(made);
    const last = existing(times.at(-1));
    expect(last).toBeLessThanOrEqual(limit + DAY);
    expect(last).toBeGreaterThan(limit - DAY);
    await expect(made.ports.journal.read(CHARGE_ID)).resolves.toMatchObject({ state });
    expect(made.world.alarmAt).toBeNull();
  });
});

describe('looks at a charge', () => {
  it.each<[string, LaterEvent[]]>([
    ['open', [lost]],
    ['closed', [answered('succeeded')]],
  ])('that is %s go on while this device hides what there is: it is locked', async (_, events) => {
    const made = await aCharge({ opened: { ok: false, why: 'locked' } }, ...events);
    const times = await lookOn(made);
    expect(existing(times.at(-1))).toBeGreaterThan(38 * DAY);
  });

  it('that the server answered end with the five that could see', async () => {
    const made = await aCharge({}, answered('succeeded'));
    const minutes = (await lookOn(made)).map((time) => Math.round(time / 60_000));
    expect(minutes).toEqual([2, 5, 30, 180, 1440]);
  });

  it('that could not read once are made up for', async () => {
    const made = await aCharge({ payments: { ok: false, why: 'forbidden' } }, answered('failed'));
    setClocks(made.world, NOW + 90_001);
    await lookAtDue(made.ports);
    const [next] = await made.ports.journal.looksAhead();
    expect(next?.at).toBe(NOW + 1 + 180_000);
  });
});

describe('an answer that arrives', () => {
  it.each<[boolean, 'succeeded' | 'failed', ChargeState]>([
    [true, 'failed', 'failed'],
    [true, 'succeeded', 'succeeded'],
    [false, 'succeeded', 'succeeded'],
  ])('after the word of an agent (charged: %j) is recorded: %s', async (...row) => {
    const [charged, status, state] = row;
    const late = gate();
    const { ports, world } = await createFakePorts();
    world.answer = async () => {
      sent.open();
      await late.opened;
      return { ...answered(status) };
    };
    const sent = gate();
    const pressing = startCharge(ports, aPress());
    await sent.opened;
    setClocks(world, NOW + HOUR);
    await lookAtDue(ports);
    setClocks(world, NOW + 2 * HOUR);
    await markCharge(ports, { chargeId: CHARGE_ID, charged, orderId: null, why: '' });
    const given = existing(await ports.journal.read(CHARGE_ID));
    expect(given.state).toBe(charged ? 'marked-charged' : 'marked-not-charged');
    late.open();
    const { charge } = await pressing;
    expect(charge.state).toBe(state);
    expect(charge.events.at(-1)).toMatchObject({ type: 'answered', answer: { status } });
    await expect(ports.journal.read(CHARGE_ID)).resolves.toEqual(charge);
    expect(world.told.at(-1)).toEqual(charge);
  });
});
