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
    transaction: (_stores: unknown, mode: string, options?: { durability?: string }) =>
      new Transaction(
        disk,
        disk.open(owner, mode === 'readwrite', options?.durability === 'strict'),
      ),
  };
  // Only the journal uses it, and what the journal uses is here.
  const opened = Promise.resolve(database as unknown as Database);
  return () =>
    disk.health === 'dead'
      ? Promise.reject(new DiskError('the database cannot be opened'))
      : opened;
}

class Transaction {
  readonly #disk: Disk;
  readonly #transaction: DiskTransaction;

  constructor(disk: Disk, transaction: DiskTransaction) {
    this.#disk = disk;
    this.#transaction = transaction;
  }

  objectStore(name: 'events' | 'pending'): Events | Pending {
    return name === 'events'
      ? new Events(this.#disk, this.#transaction)
      : new Pending(this.#disk, this.#transaction);
  }

  get done(): Promise<void> {
    return this.#transaction.done;
  }

  abort(): void {
    this.#transaction.abort();
  }
}

class Events {
  readonly #disk: Disk;
  readonly #transaction: DiskTransaction;

  constructor(disk: Disk, transaction: DiskTransaction) {
    this.#disk = disk;
    this.#transaction = transaction;
  }

  getKey([chargeId, seq]: Key): Promise<Key | undefined> {
    return this.#transaction.read(() => this.#disk.events.get(chargeId)?.[seq] && [chargeId, seq]);
  }

  getAll({ lower: [chargeId] }: Range): Promise<readonly EventRow[]> {
    return this.#transaction.read(() => this.#disk.events.get(chargeId)?.slice() ?? []);
  }

  getAllKeys({ lower: [chargeId] }: Range): Promise<readonly Key[]> {
    return this.#transaction.read(() =>
      (this.#disk.events.get(chargeId) ?? []).map((row) => [row.chargeId, row.seq]),
    );
  }

  async add(row: EventRow): Promise<void> {
    const there = await this.getKey([row.chargeId, row.seq]);
    if (there !== undefined) throw new Error('that key is there');
    await this.#transaction.write({ store: 'events', row });
  }

  index(name: 'who' | 'order') {
    return {
      name,
      /** The charge that was begun last. */
      openKeyCursor: () =>
        this.#transaction.read(() => {
          let key = 0;
          for (const [first] of this.#disk.events.values()) key = Math.max(key, first?.order ?? 0);
          return key === 0 ? null : { key };
        }),
      getAllKeys: (who: string) =>
        this.#transaction.read(() => {
          const keys: Key[] = [];
          for (const [first] of this.#disk.events.values()) {
            if (first?.who === who) keys.push([first.chargeId, 0]);
          }
          return keys;
        }),
    };
  }
}

class Pending {
  readonly #disk: Disk;
  readonly #transaction: DiskTransaction;

  constructor(disk: Disk, transaction: DiskTransaction) {
    this.#disk = disk;
    this.#transaction = transaction;
  }

  get(chargeId: string): Promise<PendingRow | undefined> {
    return this.#transaction.read(() => this.#disk.pending.get(chargeId));
  }

  put(row: PendingRow): Promise<void> {
    return this.#transaction.write({ store: 'pending', key: row.chargeId, row });
  }

  delete(key: string): Promise<void> {
    return this.#transaction.write({ store: 'pending', key, row: null });
  }

  index(name: 'openWho' | 'lookAt'): PendingIndex {
    return new PendingIndex(this.#disk, this.#transaction, name);
  }
}

class PendingIndex {
  readonly #disk: Disk;
  readonly #transaction: DiskTransaction;
  readonly #name: 'openWho' | 'lookAt';

  constructor(disk: Disk, transaction: DiskTransaction, name: 'openWho' | 'lookAt') {
    this.#disk = disk;
    this.#transaction = transaction;
    this.#name = name;
  }

  get(value: string): Promise<PendingRow | undefined> {
    return this.#transaction.read(() => this.#rows().find((row) => row[this.#name] === value));
  }

  getAll(): Promise<readonly PendingRow[]> {
    return this.#transaction.read(() => this.#rows());
  }

  getAllKeys(): Promise<readonly string[]> {
    return this.#transaction.read(() => this.#rows().map(({ chargeId }) => chargeId));
  }

  count(): Promise<number> {
    return this.#transaction.read(() => this.#rows().length);
  }

  #rows(): readonly PendingRow[] {
    const name = this.#name;
    const rows: PendingRow[] = [];
    for (const row of this.#disk.pending.values()) if (row[name] !== undefined) rows.push(row);
    return rows.length < 2 ? rows : rows.sort((a, b) => compare(a[name], b[name]));
  }
}

function compare(a: string | number = 0, b: string | number = 0): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
