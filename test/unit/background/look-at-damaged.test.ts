import { describe, expect, it, vi } from 'vitest';
import { lookAtDamaged } from '../../../src/background/look-at-damaged';
import { lookAtDue } from '../../../src/background/look-at-due';
import type { Asset, Payment } from '../../../src/domain/customer-books';
import { WATCHED_FOR } from '../../../src/domain/limits';
import { createFakePorts, historyOf, ownedAre, setClocks } from '../support/fake-ports';
import {
  anAsset,
  answered,
  CHARGE_ID,
  dollars,
  existing,
  lost,
  marked,
  NOW,
  OTHER_CHARGE_ID,
  sending,
} from '../support/samples';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** When the damaged record is closed as not charged. */
const DENIED = NOW + HOUR;

const payment: Payment = {
  orderId: 'o-1',
  amount: dollars(499),
  refundedMinor: 0,
  createdAt: NOW + 5,
};

/** A damaged record that was closed as not charged: its beginning is gone, or only what came after. */
async function denied(left: 'story' | 'nothing') {
  const made = await createFakePorts();
  const { journal } = made.ports;
  await journal.begin(sending());
  await journal.append(CHARGE_ID, lost);
  const db = await made.database();
  const seq = left === 'story' ? 1 : 0;
  const begun = left === 'story' ? {} : { begunAt: NOW, who: 'acme/cus_1001', order: 1 };
  await db.put('events', { chargeId: CHARGE_ID, seq, ...begun, event: 'scratched' });
  await journal.closeDamaged(CHARGE_ID, { ...marked(false), at: DENIED });
  setClocks(made.world, DENIED);
  return made;
}

type Made = Awaited<ReturnType<typeof denied>>;

const own = (changes: Partial<Asset> = {}) => ownedAre(anAsset({ ref: CHARGE_ID, ...changes }));
const look = ({ ports }: Made) => lookAtDamaged(ports, CHARGE_ID);

async function shown({ ports }: Made) {
  const { damaged, closed } = await ports.journal.ofCustomer('acme', 'cus_1001');
  return { damaged: damaged.length, closed: closed.length };
}

const lastEvent = async ({ database }: Made) => {
  const records = await (await database()).getAll('events');
  return records.at(-1)?.event;
};

const plan = async ({ ports }: Made) => {
  const ahead = await ports.journal.looksAhead();
  return ahead.map(({ at }) => at - DENIED);
};

describe.each(['story', 'nothing'] as const)('a damaged record of which %s is left', (left) => {
  it('stays closed where the server shows nothing, and the look is kept', async () => {
    const made = await denied(left);
    await look(made);
    await expect(shown(made)).resolves.toEqual({ damaged: 0, closed: 1 });
    await expect(lastEvent(made)).resolves.toEqual({
      type: 'looked',
      at: DENIED,
      by: 'schedule',
      assets: 'read',
      payments: left === 'story' ? 'read' : 'no-snapshot',
      finding: { kind: 'nothing', orders: [] },
      serverAt: DENIED,
      confirms: null,
    });
    expect(made.world.told).toEqual([]);
  });

  it('is opened again by our reference', async () => {
    const made = await denied(left);
    made.world.assets = own({ orderId: 'o-1', startedAt: NOW + 5 });
    await look(made);
    await expect(shown(made)).resolves.toEqual({ damaged: 1, closed: 0 });
    await expect(made.ports.journal.countOpen()).resolves.toBe(1);
    await expect(lastEvent(made)).resolves.toMatchObject({
      finding: {
        kind: 'ours',
        orders: [{ orderId: 'o-1', amount: dollars(499), createdAt: NOW + 5 }],
      },
    });
  });

  it('is not opened again by the reference of another charge', async () => {
    const made = await denied(left);
    made.world.assets = own({ ref: OTHER_CHARGE_ID, ident: 'gems-9' });
    await look(made);
    await expect(shown(made)).resolves.toEqual({ damaged: 0, closed: 1 });
  });

  it.each([
    ['forbidden', 'key-refused'],
    ['network', 'unreachable'],
    ['server-error', 'error'],
  ] as const)('stays closed where nothing can be read (%s), which is said', async (why, said) => {
    const made = await denied(left);
    [made.world.assets, made.world.payments] = [
      { ok: false, why },
      { ok: false, why },
    ];
    await look(made);
    await expect(lastEvent(made)).resolves.toMatchObject({
      assets: said,
      payments: left === 'story' ? said : 'no-snapshot',
      serverAt: null,
    });
    await expect(shown(made)).resolves.toEqual({ damaged: 0, closed: 1 });
  });

  it('is looked at when it is due, with all others', async () => {
    const made = await denied(left);
    made.world.assets = own();
    await lookAtDue(made.ports);
    await expect(shown(made)).resolves.toEqual({ damaged: 1, closed: 0 });
    expect(made.world.badge).toBe(1);
  });

  it('is looked at no more once it was opened again', async () => {
    const made = await denied(left);
    made.world.assets = own();
    await look(made);
    made.world.used.length = 0;
    await look(made);
    await expect(plan(made)).resolves.toEqual([]);
    expect(made.world.used).toEqual([]);
  });

  it('is looked at in the turn of its customer', async () => {
    const made = await denied(left);
    const run = vi.spyOn(made.ports.locks, 'run');
    await look(made);
    expect(run.mock.calls.map(([name]) => name)).toEqual(['settle:acme/cus_1001']);
  });
});

describe('a damaged record of which the story is left', () => {
  it('is opened again by a new order, and told', async () => {
    const made = await denied('story');
    made.world.payments = historyOf(payment);
    await look(made);
    await expect(shown(made)).resolves.toEqual({ damaged: 1, closed: 0 });
    await expect(lastEvent(made)).resolves.toMatchObject({ finding: { kind: 'probable' } });
    expect(made.world.told).toMatchObject([{ request: { chargeId: CHARGE_ID }, state: 'unknown' }]);
  });

  it('is opened again although nobody can be told', async () => {
    const made = await denied('story');
    made.world.payments = historyOf(payment);
    vi.spyOn(made.ports.notifier, 'tell').mockRejectedValue(new Error());
    await look(made);
    await expect(shown(made)).resolves.toEqual({ damaged: 1, closed: 0 });
    expect(made.world.bugs).toEqual(['notifier']);
  });

  it('leaves to another charge of the customer the order that is that one’s', async () => {
    const made = await denied('story');
    made.world.payments = historyOf(payment);
    const pricePoint = { ...sending().request.pricePoint, ident: 'gems-9' };
    await made.ports.journal.begin(sending({ chargeId: OTHER_CHARGE_ID, pricePoint }));
    const { answer, ...event } = answered('succeeded');
    const succeeded = { ...event, answer: { ...answer, orderId: 'o-1' } };
    await made.ports.journal.append(OTHER_CHARGE_ID, succeeded);
    await look(made);
    await expect(shown(made)).resolves.toEqual({ damaged: 0, closed: 1 });
  });

  it('is looked at like every other that an agent denied: soon, hourly, daily, for seven days', async () => {
    const made = await denied('story');
    const offsets: number[] = [];
    for (let next = await plan(made); next.length > 0; next = await plan(made)) {
      offsets.push(...next);
      setClocks(made.world, DENIED + Math.max(...next));
      await look(made);
    }
    const minutes = offsets.map((offset) => Math.round(offset / 60_000));
    expect(offsets.slice(0, 4)).toEqual([0, 30_000, 60_000, 120_000]);
    expect(minutes.slice(4, 9)).toEqual([5, 10, 30, 60, 120]);
    expect(Math.max(...offsets)).toBe(WATCHED_FOR);
    expect(offsets.length).toBe(7 + 24 + 6);
    await expect(shown(made)).resolves.toEqual({ damaged: 0, closed: 1 });
  });
});

describe('a damaged record of which nothing is left', () => {
  it('is looked at daily, for seven days from its beginning', async () => {
    const made = await denied('nothing');
    const offsets: number[] = [];
    for (let next = await plan(made); next.length > 0; next = await plan(made)) {
      offsets.push(...next);
      setClocks(made.world, DENIED + Math.max(...next));
      await look(made);
    }
    expect(offsets.map((offset) => offset / DAY)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('is looked at up to the last moment of the seven days', async () => {
    const made = await denied('nothing');
    setClocks(made.world, NOW + WATCHED_FOR - DAY);
    await look(made);
    await expect(plan(made)).resolves.toEqual([NOW + WATCHED_FOR - DENIED]);
    setClocks(made.world, NOW + WATCHED_FOR - DAY + 1);
    await look(made);
    await expect(plan(made)).resolves.toEqual([]);
  });

  it('asks what needs no key, and nothing else', async () => {
    const made = await denied('nothing');
    made.world.opened = { ok: false, why: 'locked' };
    await look(made);
    expect(made.world.used).toEqual(['myAssets acme cus_1001 15000']);
  });

  it('is told by nothing but the badge', async () => {
    const made = await denied('nothing');
    made.world.assets = own();
    await look(made);
    expect(made.world.told).toEqual([]);
  });
});

describe('a record that nobody closed', () => {
  it.each<[string, (made: Made) => Promise<unknown>]>([
    ['can be read', ({ database }) => putBack(database, lost)],
    ['was opened again', (made) => reopened(made)],
  ])('and that %s is not looked at as a damaged one', async (_, change) => {
    const made = await denied('story');
    await change(made);
    made.world.used.length = 0;
    await look(made);
    expect(made.world.used).toEqual([]);
  });

  async function putBack(database: Made['database'], event: object) {
    await (await database()).put('events', { chargeId: CHARGE_ID, seq: 1, event });
  }
  async function reopened(made: Made) {
    made.world.assets = own();
    await look(made);
    existing(await made.ports.journal.readDamaged(CHARGE_ID));
  }
});
