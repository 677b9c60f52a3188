import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { isOpen } from '../../../src/domain/state-facts';
import { openDatabase } from '../../../src/platform/database';
import { createJournal } from '../../../src/platform/journal';
import { goldenJournal, shelve, unshelve, type GoldenJournal } from '../support/golden-journal';
import { lost, notSent, NOW, sending } from '../support/samples';

const ID = '10000000-0000-4000-8000-000000000001';
const OTHER_ID = '10000000-0000-4000-8000-000000000002';
const THIRD_ID = '10000000-0000-4000-8000-000000000003';
const old = goldenJournal(1);

/** What a record of which only its customer is known says of the rest: nothing was denied, nobody was asked. */
const damaged = { chargeId: ID, organization: 'acme', mayAuthenticate: false, denied: null };

/** A journal of version 1 that holds no more than these. */
function versionOne(changes: Partial<GoldenJournal>): GoldenJournal {
  return { version: 1, expected: [], events: [], claims: [], settings: [], prices: [], ...changes };
}

/** Everything of a journal that stayed at version 1. */
async function stillVersionOne(name: string) {
  const database = await openDB(name);
  const events: unknown = await database.getAll('events');
  const claims: unknown = await database.getAll('claims');
  database.close();
  return { version: database.version, events, claims };
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('a new database', () => {
  it('holds nothing, in the layout of the present version', async () => {
    const database = await openDatabase(crypto.randomUUID());
    expect(database.version).toBe(3);
    expect([...database.objectStoreNames]).toEqual([
      'events',
      'pending',
      'prices',
      'settings',
      'vault',
    ]);
    for (const store of database.objectStoreNames) {
      await expect(database.count(store)).resolves.toBe(0);
    }
  });

  it('is the same when it is opened again', async () => {
    const name = crypto.randomUUID();
    const first = await openDatabase(name);
    await createJournal(() => Promise.resolve(first)).begin(sending());
    first.close();
    const again = await openDatabase(name);
    await expect(createJournal(() => Promise.resolve(again)).countOpen()).resolves.toBe(1);
  });
});

describe('bringing version 1 up to date', () => {
  const scratches: [string, unknown][] = [
    ['text', 'scratched'],
    ['nothing', null],
    ['without its request', { type: 'sending' }],
    ['with a request of nothing', { type: 'sending', request: null }],
    ['with a request that is a text', { type: 'sending', request: 'scratched' }],
    ['about nobody', { type: 'sending', request: { organization: 'acme' } }],
    ['about a number', { type: 'sending', request: { organization: 'acme', externalId: 7 } }],
    ['of no organisation', { type: 'sending', request: { externalId: 'usr_1' } }],
  ];

  it.each(scratches)('a record %s keeps its claim and blocks its customer', async (_, event) => {
    const record = { chargeId: ID, seq: 0, begunAt: NOW, event: event as never };
    const claims = [{ who: 'acme/usr_1', chargeId: ID }];
    const database = await unshelve(await shelve(versionOne({ events: [record], claims })));
    const journal = createJournal(database);
    await expect((await database()).getAll('events')).resolves.toEqual([{ ...record, order: 1 }]);
    await expect(journal.open()).resolves.toEqual({
      charges: [],
      damaged: [{ ...damaged, externalId: 'usr_1', begunAt: NOW }],
      closed: [],
    });
    const next = sending({ chargeId: OTHER_ID, externalId: 'usr_1' });
    await expect(journal.begin(next)).resolves.toMatchObject({ why: 'customer-busy' });
  });

  it('a claim whose records are gone still claims', async () => {
    const claims = [{ who: 'acme/usr/1', chargeId: ID }];
    const journal = createJournal(await unshelve(await shelve(versionOne({ claims }))));
    await expect(journal.open()).resolves.toEqual({
      charges: [],
      damaged: [{ ...damaged, externalId: 'usr/1', begunAt: null }],
      closed: [],
    });
  });

  it('a later record that names a customer is not taken for a beginning', async () => {
    const [first] = old.events;
    const second = { chargeId: ID, seq: 1, event: first?.event ?? {} };
    const database = await unshelve(await shelve(versionOne({ events: [second] })));
    await expect((await database()).getAll('events')).resolves.toEqual([second]);
  });

  /** How a disk fails in the middle of it. */
  const failures: [string, () => void][] = [
    [
      'a claim cannot be written',
      () =>
        vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
          throw new DOMException('full', 'QuotaExceededError');
        }),
    ],
    [
      'a record cannot be written',
      () =>
        vi.spyOn(IDBCursor.prototype, 'update').mockImplementation(() => {
          throw new DOMException('full', 'QuotaExceededError');
        }),
    ],
    [
      'the browser gives up by itself',
      () => {
        const add = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'add')
          ?.value as IDBObjectStore['add'];
        vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (
          this: IDBObjectStore,
          ...record
        ) {
          const request = add.apply(this, record);
          this.transaction.abort();
          return request;
        });
      },
    ],
  ];

  it.each(failures)('when %s leaves version 1 whole, and is tried again', async (_, breakDisk) => {
    const name = await shelve(old);
    const before = await stillVersionOne(name);
    breakDisk();
    await expect(openDatabase(name)).rejects.toThrow();
    vi.restoreAllMocks();
    await expect(stillVersionOne(name)).resolves.toEqual(before);
    expect(before).toMatchObject({ version: 1, claims: old.claims });
    const journal = createJournal(await unshelve(name));
    await expect(journal.countOpen()).resolves.toBe(old.claims?.length);
  });
});

describe('bringing version 2 up to date', () => {
  const second = goldenJournal(2);
  const beginning = (chargeId: string, begunAt?: number) => ({
    chargeId,
    seq: 0,
    ...(begunAt === undefined ? {} : { begunAt }),
    who: 'acme/usr_1',
    event: sending() as never,
  });
  /** A journal of version 2 that holds no more than these. */
  const versionTwo = (events: GoldenJournal['events']): GoldenJournal => ({
    ...versionOne({ events }),
    version: 2,
  });

  it('numbers the charges by the time at which they were begun', async () => {
    const first = { ...beginning(OTHER_ID, NOW), event: sending({ chargeId: OTHER_ID }) };
    const last = { ...beginning(ID, NOW + 1), event: sending({ chargeId: ID }) };
    const later = { chargeId: OTHER_ID, seq: 1, event: lost };
    const database = await unshelve(await shelve(versionTwo([last, first, later])));
    await expect((await database()).getAll('events')).resolves.toEqual([
      { ...last, order: 2 },
      { ...first, order: 1 },
      later,
    ]);
    const journal = createJournal(database);
    await expect(journal.latest(0)).resolves.toMatchObject({ request: { chargeId: ID } });
    const next = { ...notSent({ chargeId: THIRD_ID }), at: 1 };
    await journal.begin(next);
    await expect(journal.latest(0)).resolves.toMatchObject({ request: { chargeId: THIRD_ID } });
    await expect((await database()).get('events', [THIRD_ID, 0])).resolves.toMatchObject({
      order: 3,
    });
  });

  it('leaves a record that does not tell its time as it is', async () => {
    const record = beginning(ID);
    const database = await unshelve(await shelve(versionTwo([record])));
    await expect((await database()).getAll('events')).resolves.toEqual([record]);
  });

  it('changes no other record, and none of what is pending', async () => {
    const database = await unshelve(await shelve(second));
    const records = await (await database()).getAll('events');
    const numbered = second.events.map((record, index) => {
      const { order } = records[index] ?? {};
      return order === undefined ? record : { ...record, order };
    });
    expect(records).toEqual(numbered);
    const orders = records.flatMap(({ order }) => order ?? []);
    expect(orders.toSorted((a, b) => a - b)).toEqual(second.expected.map((_, index) => index + 1));
    await expect((await database()).getAll('pending')).resolves.toEqual(second.pending);
  });

  it('that fails leaves version 2 whole, and is tried again', async () => {
    const name = await shelve(second);
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await expect(openDatabase(name)).rejects.toThrow();
    vi.restoreAllMocks();
    const old = await openDB(name);
    const events: unknown = await old.getAll('events');
    old.close();
    expect([old.version, events]).toEqual([2, second.events]);
    const journal = createJournal(await unshelve(name));
    const open = second.expected.filter(({ state }) => isOpen(state));
    await expect(journal.countOpen()).resolves.toBe(open.length);
  });
});

describe('a newer build that changes the layout', () => {
  it('is not held up by a connection of this one, which finishes what it has begun', async () => {
    const name = crypto.randomUUID();
    const database = await openDatabase(name);
    const writing = database.put('settings', 'kept', 'settings');
    const newer = await openDB(name, 4);
    await writing;
    await expect(newer.get('settings', 'settings')).resolves.toBe('kept');
    newer.close();
  });
});
