import { describe, expect, it } from 'vitest';
import type { ChargeState } from '../../../src/domain/state-facts';
import { createJournal } from '../../../src/platform/journal';
import type { BeginningEvent, LaterEvent } from '../../../src/ports';
import { freshDatabase } from '../support/fresh-database';
import {
  answered,
  CHARGE_ID,
  looked,
  lost,
  marked,
  notSent,
  NOW,
  OTHER_CHARGE_ID,
  refused,
  sending,
} from '../support/samples';

const THIRD_ID = '00000000-0000-4000-8000-000000000003';

async function journalWith(...later: LaterEvent[]) {
  const database = freshDatabase();
  const journal = createJournal(database);
  await journal.begin(sending());
  for (const event of later) await journal.append(CHARGE_ID, event);
  return { journal, database };
}

type Journal = Awaited<ReturnType<typeof journalWith>>['journal'];

const openIds = async (journal: Journal) =>
  (await journal.open()).charges.map(({ request }) => request.chargeId);

describe('a closed charge that evidence reopens', () => {
  it.each<[string, LaterEvent[], LaterEvent, ChargeState]>([
    ['marked as not charged', [lost, marked(false)], looked('probable'), 'unknown'],
    ['failed', [answered('failed')], looked('possible'), 'unknown'],
    ['refused', [refused], looked('twice'), 'charged-twice'],
    ['succeeded', [answered('succeeded')], looked('twice'), 'charged-twice'],
  ])('(%s) claims its customer again', async (_, events, look, state) => {
    const { journal } = await journalWith(...events);
    await expect(journal.countOpen()).resolves.toBe(0);
    await expect(journal.append(CHARGE_ID, look)).resolves.toMatchObject({ state });
    await expect(openIds(journal)).resolves.toEqual([CHARGE_ID]);
    await expect(journal.begin(sending({ chargeId: OTHER_CHARGE_ID }))).resolves.toEqual({
      begun: false,
      why: 'customer-busy',
      chargeId: CHARGE_ID,
    });
    await journal.append(CHARGE_ID, marked(true));
    await expect(journal.begin(sending({ chargeId: OTHER_CHARGE_ID }))).resolves.toMatchObject({
      begun: true,
    });
  });

  it('stays closed when the look finds nothing or what was known', async () => {
    const { journal } = await journalWith(answered('succeeded'));
    for (const kind of ['nothing', 'ours', 'probable', 'possible'] as const) {
      await expect(journal.append(CHARGE_ID, looked(kind))).resolves.toMatchObject({
        state: 'succeeded',
      });
      await expect(journal.countOpen()).resolves.toBe(0);
    }
  });
});

describe('two open charges of one customer', () => {
  /** The first was reopened while the second was already under way. */
  async function both() {
    const { journal } = await journalWith(lost, marked(false));
    const second = { chargeId: OTHER_CHARGE_ID, pressedAt: NOW + 5 };
    await journal.begin(sending(second));
    await journal.append(CHARGE_ID, looked('probable'));
    return journal;
  }

  it('are both there to be settled, the older first', async () => {
    const journal = await both();
    await expect(openIds(journal)).resolves.toEqual([CHARGE_ID, OTHER_CHARGE_ID]);
    await expect(journal.countOpen()).resolves.toBe(2);
  });

  it.each([
    [CHARGE_ID, OTHER_CHARGE_ID, marked(true), answered('succeeded')],
    [OTHER_CHARGE_ID, CHARGE_ID, answered('succeeded'), marked(true)],
  ] as const)('block it until both are settled: %s first', async (...row) => {
    const [first, second, firstEvent, secondEvent] = row;
    const journal = await both();
    await journal.append(first, firstEvent);
    await expect(openIds(journal)).resolves.toEqual([second]);
    await expect(journal.begin(sending({ chargeId: THIRD_ID }))).resolves.toEqual({
      begun: false,
      why: 'customer-busy',
      chargeId: second,
    });
    await journal.append(second, secondEvent);
    await expect(journal.begin(sending({ chargeId: THIRD_ID }))).resolves.toMatchObject({
      begun: true,
    });
  });
});

describe('what is to be looked at', () => {
  it('is every charge whose time is to come, the earliest first', async () => {
    const { journal } = await journalWith({ ...lost, at: NOW + 60_000 });
    const others: [string, BeginningEvent, LaterEvent[]][] = [
      [OTHER_CHARGE_ID, sending({ externalId: 'cus_2' }), [lost]],
      [THIRD_ID, notSent({ externalId: 'cus_3' }), []],
    ];
    for (const [chargeId, event, later] of others) {
      await journal.begin({ ...event, request: { ...event.request, chargeId } });
      for (const each of later) await journal.append(chargeId, each);
    }
    await expect(journal.looksAhead()).resolves.toEqual([
      { chargeId: OTHER_CHARGE_ID, at: lost.at + 30_000, plannedAt: lost.at },
      { chargeId: CHARGE_ID, at: NOW + 90_000, plannedAt: NOW + 60_000 },
    ]);
  });

  it('is a closed charge, too, which claims nobody', async () => {
    const { journal, database } = await journalWith(answered('succeeded'));
    const { at: plannedAt } = answered('succeeded');
    await expect(journal.looksAhead()).resolves.toEqual([
      { chargeId: CHARGE_ID, at: plannedAt + 90_000, plannedAt },
    ]);
    await expect((await database()).getAll('pending')).resolves.toEqual([
      { chargeId: CHARGE_ID, who: 'acme/cus_1001', lookAt: plannedAt + 90_000, plannedAt },
    ]);
    await expect(journal.open()).resolves.toEqual({ charges: [], damaged: [], closed: [] });
  });

  it('is no charge that went through twice, though it is open', async () => {
    const { journal, database } = await journalWith(lost, looked('twice'));
    await expect(journal.looksAhead()).resolves.toEqual([]);
    await expect((await database()).getAll('pending')).resolves.toEqual([
      { chargeId: CHARGE_ID, who: 'acme/cus_1001', openWho: 'acme/cus_1001' },
    ]);
  });

  it('is forgotten when nothing is left to find out', async () => {
    const { journal, database } = await journalWith(answered('succeeded'));
    const { at } = answered('succeeded');
    const offsets = [90, 300, 1800, 10_800, 86_400].map((seconds) => seconds * 1000);
    for (const offset of offsets) {
      await expect(journal.looksAhead()).resolves.toMatchObject([{ at: at + offset }]);
      await journal.append(CHARGE_ID, { ...looked('nothing'), at: at + offset });
    }
    await expect(journal.looksAhead()).resolves.toEqual([]);
    await expect((await database()).count('pending')).resolves.toBe(0);
  });

  it('moves with every look', async () => {
    const { journal } = await journalWith(lost);
    const offsets = [30, 60, 120, 300, 600, 1800].map((seconds) => seconds * 1000);
    for (const offset of offsets) {
      await expect(journal.looksAhead()).resolves.toMatchObject([
        { chargeId: CHARGE_ID, at: lost.at + offset },
      ]);
      await journal.append(CHARGE_ID, { ...looked('nothing'), at: lost.at + offset });
    }
  });
});

describe('the charges of a customer', () => {
  it('are all of that customer of that organisation, and no other, the oldest first', async () => {
    const { journal } = await journalWith(answered('succeeded'));
    const others = [
      notSent({ chargeId: OTHER_CHARGE_ID, pressedAt: NOW - 1 }),
      sending({ chargeId: THIRD_ID, organization: 'other' }),
      sending({ chargeId: THIRD_ID.replace('3', '4'), externalId: 'cus_1001/' }),
      sending({ chargeId: THIRD_ID.replace('3', '5'), externalId: 'CUS_1001' }),
    ];
    for (const event of others) await journal.begin(event);
    const { charges, damaged } = await journal.ofCustomer('acme', 'cus_1001');
    expect(charges.map(({ request, state }) => [request.chargeId, state])).toEqual([
      [OTHER_CHARGE_ID, 'not-sent'],
      [CHARGE_ID, 'succeeded'],
    ]);
    expect(damaged).toEqual([]);
  });

  it('are none of a customer that nobody charged', async () => {
    const { journal } = await journalWith();
    await expect(journal.ofCustomer('acme', 'cus_9')).resolves.toEqual({
      charges: [],
      damaged: [],
      closed: [],
    });
  });
});
