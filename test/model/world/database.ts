import type { Database } from '../../../src/platform/database';
import type { Disk, EventRow, PendingRow } from './disk';
import { DiskError, type DiskTransaction, type Owner } from './disk-transaction';

type Key = readonly [chargeId: string, seq: number];
interface Range {
  readonly lower: Key;
}

/** The disk as IndexedDB shows it to the journal: only what the journal asks for, and that faithfully. */
export function openSimulated(disk: Disk, owner: Owner): () => Promise<Database> {
  const database = {
    transaction: (_stores: unknown, mode: string, options?: { durability?: string }) => {
      const isStrict = options?.durability === 'strict';
      const transaction = disk.open(owner, mode === 'readwrite', isStrict);
      const stores = { events: eventsOf(disk, transaction), pending: pendingOf(disk, transaction) };
      return {
        objectStore: (name: keyof typeof stores) => stores[name],
        get done() {
          return transaction.done;
        },
        abort: () => {
          transaction.abort();
        },
      };
    },
  };
  return () =>
    disk.health === 'dead'
      ? Promise.reject(new DiskError('the database cannot be opened'))
      : // Only the journal uses it, and what the journal uses is here.
        Promise.resolve(database as unknown as Database);
}

function eventsOf(disk: Disk, transaction: DiskTransaction) {
  const rowsOf = ({ lower: [chargeId] }: Range) => disk.events.get(chargeId) ?? [];
  return {
    getKey: ([chargeId, seq]: Key) =>
      transaction.read(() => disk.events.get(chargeId)?.[seq] && [chargeId, seq]),
    getAll: (range: Range) => transaction.read(() => [...rowsOf(range)]),
    getAllKeys: (range: Range) =>
      transaction.read(() => rowsOf(range).map(({ chargeId, seq }) => [chargeId, seq])),
    add: async (row: EventRow) => {
      await transaction.read(() => {
        if (disk.events.get(row.chargeId)?.[row.seq] !== undefined) throw new Error('that key is there');
      });
      await transaction.write({ store: 'events', row });
    },
    index: () => ({
      getAllKeys: (who: string) =>
        transaction.read(() =>
          [...disk.events.values()].flatMap(([first]) =>
            first?.who === who ? [[first.chargeId, 0]] : [],
          ),
        ),
    }),
  };
}

function pendingOf(disk: Disk, transaction: DiskTransaction) {
  const sorted = (name: 'openWho' | 'lookAt') =>
    [...disk.pending.values()]
      .filter((row) => row[name] !== undefined)
      .sort((a, b) => compare(a[name], b[name]));
  return {
    get: (chargeId: string) => transaction.read(() => disk.pending.get(chargeId)),
    put: (row: PendingRow) => transaction.write({ store: 'pending', key: row.chargeId, row }),
    delete: (key: string) => transaction.write({ store: 'pending', key, row: null }),
    index: (name: 'openWho' | 'lookAt') => ({
      get: (value: string) =>
        transaction.read(() => sorted(name).find((row) => row[name] === value)),
      getAll: () => transaction.read(() => sorted(name)),
      getAllKeys: () => transaction.read(() => sorted(name).map(({ chargeId }) => chargeId)),
      count: () => transaction.read(() => sorted(name).length),
    }),
  };
}

function compare(a: string | number = 0, b: string | number = 0): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
