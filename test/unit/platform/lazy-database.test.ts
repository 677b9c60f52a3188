import 'fake-indexeddb/auto';
import { forceCloseDatabase } from 'fake-indexeddb';
import { openDB, unwrap } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCardShelf } from '../../../src/platform/card-shelf';
import { openDatabase, type Database } from '../../../src/platform/database';
import { lazyDatabase } from '../../../src/platform/lazy-database';
import { createJournal } from '../../../src/platform/journal';
import { createPriceShelf } from '../../../src/platform/price-shelf';
import { createSettingsStore } from '../../../src/platform/settings-store';
import { NO_SETTINGS } from '../../../src/domain/settings';
import { priceList } from '../support/fake-ports';
import { later } from '../support/later';
import { answered, CARD, CHARGE_ID, sending } from '../support/samples';

/** Closes a connection as the browser does; the types of the library ask for the class instead. */
function forceClose(connection: Database): void {
  forceCloseDatabase(unwrap(connection) as never);
}

/** A database of its own that is opened when needed, each of its connections in the order of their opening. */
function newDatabase() {
  const name = crypto.randomUUID();
  const connections: Database[] = [];
  const open = vi.fn(async () => {
    const connection = await openDatabase(name);
    connections.push(connection);
    return connection;
  });
  return { name, open, connections, database: lazyDatabase(open) };
}

/** How a connection comes to be closed while somebody may use it. */
const endings: [string, (connection: Database) => void][] = [
  [
    'closed by force, with the event that tells it',
    (connection) => {
      forceClose(connection);
    },
  ],
  [
    'closed without a word',
    (connection) => {
      IDBDatabase.prototype.close.call(unwrap(connection));
    },
  ],
  [
    'of no use for another reason',
    (connection) => {
      unwrap(connection).transaction = () => {
        throw new DOMException('Connection to Indexed Database server lost', 'UnknownError');
      };
    },
  ],
];

describe('a connection that is opened when it is needed', () => {
  it('is opened once, for all who ask', async () => {
    const { open, database } = newDatabase();
    expect(open).not.toHaveBeenCalled();
    const [one, two] = await Promise.all([database(), database()]);
    expect(one).toBe(two);
    await expect(database()).resolves.toBe(one);
    expect(open).toHaveBeenCalledTimes(1);
  });

  it('is opened again after it could not be', async () => {
    const { open, database } = newDatabase();
    open.mockRejectedValueOnce(new Error('no disk'));
    await expect(Promise.allSettled([database(), database()])).resolves.toMatchObject([
      { status: 'rejected', reason: { message: 'no disk' } },
      { status: 'rejected', reason: { message: 'no disk' } },
    ]);
    expect(open).toHaveBeenCalledTimes(1);
    await expect(database()).resolves.toMatchObject({ version: 3 });
    expect(open).toHaveBeenCalledTimes(2);
  });

  it('leaves nothing behind by being asked for', async () => {
    const { database } = newDatabase();
    const connection = await database();
    await connection.put('prices', priceList(), 'acme');
    await database();
    await expect(connection.getAllKeys('prices')).resolves.toEqual(['acme']);
  });
});

describe.each(endings)('a connection that is %s', (_, end) => {
  it('is opened again for the outcome that meets it: it is recorded', async () => {
    const { connections, database } = newDatabase();
    const journal = createJournal(database);
    await journal.begin(sending());
    for (const connection of connections) end(connection);
    const charge = await journal.append(CHARGE_ID, answered('succeeded'));
    expect(charge?.state).toBe('succeeded');
    await expect(journal.read(CHARGE_ID)).resolves.toMatchObject({ state: 'succeeded' });
    expect(connections).toHaveLength(2);
  });

  it('is opened again once, for all who meet it at once', async () => {
    const { open, connections, database } = newDatabase();
    const first = await database();
    for (const connection of connections) end(connection);
    const [one, two, three] = await Promise.all([database(), database(), database()]);
    expect(one).not.toBe(first);
    expect([two, three]).toEqual([one, one]);
    expect(open).toHaveBeenCalledTimes(2);
  });

  it('is left closed, so that it stands in the way of no newer build', async () => {
    const { name, connections, database } = newDatabase();
    const first = await database();
    end(first);
    await database();
    const newer = await openDB(name, 3);
    newer.close();
    expect(connections).toHaveLength(2);
  });

  it('is opened again for every store', async () => {
    const { connections, database } = newDatabase();
    const endAll = () => {
      for (const connection of connections) end(connection);
    };
    const settings = createSettingsStore(database);
    const prices = createPriceShelf(database);
    const cards = createCardShelf(database);
    const acme = { ...NO_SETTINGS, organization: 'acme' };
    await settings.write(acme);
    endAll();
    await expect(settings.read()).resolves.toEqual(acme);
    endAll();
    await prices.write('acme', priceList());
    endAll();
    await expect(prices.read('acme')).resolves.toBeDefined();
    endAll();
    await cards.write([CARD]);
    endAll();
    await expect(cards.read()).resolves.toEqual({ cards: [CARD], unreadable: 0 });
  });

  it('and cannot be opened again says so, and is tried again by the next', async () => {
    const { open, connections, database } = newDatabase();
    await database();
    for (const connection of connections) end(connection);
    open.mockRejectedValueOnce(new Error('no disk'));
    await expect(database()).rejects.toThrow('no disk');
    await expect(database()).resolves.toMatchObject({ version: 3 });
  });
});

describe('a transaction that had begun when its connection was closed', () => {
  it('fails, and is not repeated', async () => {
    const { connections, database } = newDatabase();
    const journal = createJournal(database);
    await journal.begin(sending());
    const add = vi.spyOn(IDBObjectStore.prototype, 'add');
    add.mockImplementationOnce(() => {
      for (const connection of connections) forceClose(connection);
      throw new DOMException('', 'InvalidStateError');
    });
    await expect(journal.append(CHARGE_ID, answered('succeeded'))).rejects.toThrow();
    expect(add).toHaveBeenCalledTimes(1);
    await expect(journal.read(CHARGE_ID)).resolves.toMatchObject({ state: 'sending' });
  });
});

describe('an opening that is blocked', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it('is given up after ten seconds, for all who wait, and tried again by the next', async () => {
    const { name, open, database } = newDatabase();
    const blocked = later<Database>();
    open.mockReturnValueOnce(blocked.promise);
    const failed = vi.fn();
    const waiting = [database().catch(failed), database().catch(failed)];
    await vi.advanceTimersByTimeAsync(9_999);
    expect(failed).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await Promise.all(waiting);
    expect(failed).toHaveBeenCalledTimes(2);
    expect(open).toHaveBeenCalledTimes(1);
    await expect(database()).resolves.toMatchObject({ name });
    expect(open).toHaveBeenCalledTimes(2);
  });

  it('that succeeds too late is closed, and the connection in use is not', async () => {
    const { name, open, database } = newDatabase();
    const blocked = later<Database>();
    open.mockReturnValueOnce(blocked.promise);
    const waiting = database().catch(() => undefined);
    await vi.advanceTimersByTimeAsync(10_000);
    await waiting;
    const used = await database();
    const late = await openDatabase(name);
    blocked.resolve(late);
    await vi.waitFor(() => {
      expect(() => late.transaction('prices')).toThrow('InvalidStateError');
    });
    await expect(database()).resolves.toBe(used);
  });

  it('that fails too late harms nobody', async () => {
    const { open, database } = newDatabase();
    const blocked = later<Database>();
    open.mockReturnValueOnce(blocked.promise);
    const waiting = database().catch(() => undefined);
    await vi.advanceTimersByTimeAsync(10_000);
    await waiting;
    const used = await database();
    blocked.reject(new Error('late'));
    await vi.advanceTimersByTimeAsync(0);
    await expect(database()).resolves.toBe(used);
  });
});
