import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openDatabase } from '../../../src/platform/database';
import { createJournal } from '../../../src/platform/journal';
import { createPriceShelf } from '../../../src/platform/price-shelf';
import { createSettingsStore } from '../../../src/platform/settings-store';
import 'fake-indexeddb/auto';
import { priceList } from '../support/fake-ports';
import { sending } from '../support/samples';

beforeEach(() => {
  // The fake database lives on `setImmediate`, which goes on.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A database in which another connection holds the journal until it is let go: nobody else's write begins. */
async function heldDatabase() {
  const name = crypto.randomUUID();
  const database = await openDatabase(name);
  const raw = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open(name);
    opening.onsuccess = () => {
      resolve(opening.result);
    };
  });
  const transaction = raw.transaction(['events', 'pending'], 'readwrite');
  let isHeld = true;
  const work = () => {
    if (isHeld) transaction.objectStore('events').count().onsuccess = work;
  };
  work();
  const letGo = () => {
    isHeld = false;
    return new Promise((resolve) => {
      transaction.oncomplete = resolve;
    });
  };
  return { database, letGo };
}

/** Lets the fake database do what it can do now. */
async function turns() {
  for (let turn = 0; turn < 20; turn += 1) {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}

describe('a transaction that takes more than a minute', () => {
  it('is aborted: who waits for it is told so, and nothing of it is written, then or later', async () => {
    const { database, letGo } = await heldDatabase();
    const journal = createJournal(() => Promise.resolve(database));
    const failed = vi.fn();
    const beginning = journal.begin(sending()).catch(failed);
    await turns();
    await vi.advanceTimersByTimeAsync(59_999);
    await turns();
    expect(failed).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await beginning;
    expect(failed).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ name: 'AbortError' }));
    await letGo();
    await expect(journal.countOpen()).resolves.toBe(0);
  });

  it('leaves the connection to the next one', async () => {
    const { database, letGo } = await heldDatabase();
    const journal = createJournal(() => Promise.resolve(database));
    const beginning = journal.begin(sending()).catch(() => undefined);
    await vi.advanceTimersByTimeAsync(60_000);
    await beginning;
    await letGo();
    await expect(journal.begin(sending())).resolves.toMatchObject({ begun: true });
  });

  it('is also one of a single read or write', async () => {
    const { database } = await heldDatabase();
    const reading = expect(database.getAll('events')).rejects.toThrow();
    await vi.advanceTimersByTimeAsync(60_000);
    await reading;
  });
});

describe('a transaction that ends in time', () => {
  it('leaves no timer behind, whether it was written or aborted', async () => {
    const database = await openDatabase(crypto.randomUUID());
    await createPriceShelf(() => Promise.resolve(database)).write('acme', priceList());
    await createSettingsStore(() => Promise.resolve(database)).read();
    await turns();
    expect(vi.getTimerCount()).toBe(0);
    const transaction = database.transaction('prices', 'readwrite');
    expect(vi.getTimerCount()).toBe(1);
    transaction.abort();
    await expect(transaction.done).rejects.toThrow();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('that is committed just then is left alone', async () => {
    const database = await openDatabase(crypto.randomUUID());
    const transaction = database.transaction('prices', 'readwrite');
    await transaction.store.put(priceList(), 'acme');
    transaction.commit();
    vi.advanceTimersByTime(60_000);
    await expect(transaction.done).resolves.toBeUndefined();
    await expect(database.count('prices')).resolves.toBe(1);
  });

  it('begins as the browser lets it begin, with what it was asked for', async () => {
    const database = await openDatabase(crypto.randomUUID());
    const begin = vi.spyOn(IDBDatabase.prototype, 'transaction');
    const transaction = database.transaction(['events', 'pending'], 'readwrite', {
      durability: 'strict',
    });
    expect(begin).toHaveBeenCalledExactlyOnceWith(['events', 'pending'], 'readwrite', {
      durability: 'strict',
    });
    expect([...transaction.objectStoreNames]).toEqual(['events', 'pending']);
    expect([transaction.mode, transaction.durability]).toEqual(['readwrite', 'strict']);
    await transaction.done;
  });
});
