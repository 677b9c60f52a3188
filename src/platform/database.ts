import {
  openDB,
  unwrap,
  type DBSchema,
  type IDBPDatabase,
  type IDBPTransaction,
  type StoreNames,
} from 'idb';
import { endLateTransactions } from './end-late-transactions';
import { writeAll } from './write-all';

/** What the extension keeps on this device. Values are parsed when they are read: a profile can be edited. */
export interface Schema extends DBSchema {
  /**
   * The journal: one record for each event of a charge, never changed. The first one carries `begunAt`, `who`
   * and `order`, which grows with each charge whatever the clock says.
   */
  events: {
    key: [chargeId: string, seq: number];
    value: {
      chargeId: string;
      seq: number;
      begunAt?: number;
      who?: string;
      order?: number;
      event: unknown;
    };
    indexes: { begunAt: number; who: string; order: number };
  };
  /**
   * The charges that somebody still has to do with. `openWho` is there while the charge is open: its
   * customer is then claimed. `lookAt` is there while it is to be looked at, as was planned at `plannedAt`.
   */
  pending: {
    key: string;
    value: {
      chargeId: string;
      who: string;
      openWho?: string;
      lookAt?: number;
      plannedAt?: number;
    };
    indexes: { openWho: string; lookAt: number };
  };
  vault: { key: 'sealed' | 'device-key' | 'wrong-tries'; value: unknown };
  settings: { key: string; value: unknown };
  prices: { key: string; value: unknown };
}

export type Database = IDBPDatabase<Schema>;

const VERSION = 3;

/** Opens the extension's database, making it or bringing it up to date. Rejects when the browser cannot open it. */
export async function openDatabase(name = 'chargehand'): Promise<Database> {
  const database = await openDB<Schema>(name, VERSION, {
    upgrade(database, from, _to, transaction) {
      if (from < 1) {
        const events = database.createObjectStore('events', { keyPath: ['chargeId', 'seq'] });
        events.createIndex('begunAt', 'begunAt');
        database.createObjectStore('vault');
        database.createObjectStore('settings');
        database.createObjectStore('prices');
      }
      if (from < 2) {
        transaction.objectStore('events').createIndex('who', 'who');
        const pending = database.createObjectStore('pending', { keyPath: 'chargeId' });
        pending.createIndex('openWho', 'openWho');
        pending.createIndex('lookAt', 'lookAt');
      }
      if (from < 3) {
        transaction.objectStore('events').createIndex('order', 'order');
        // Where this fails the old version stays whole, and it is the opening that rejects.
        void Promise.allSettled([
          writeAll(transaction, async () => {
            if (from === 1) await moveClaims(transaction, database as unknown as IDBPDatabase);
            if (from > 0) await numberCharges(transaction);
          }),
        ]);
      }
    },
    blocking(_present, _next, { target }) {
      // A newer build waits to change the layout; what has begun here is finished before.
      (target as IDBDatabase).close();
    },
  });
  endLateTransactions(unwrap(database));
  return database;
}

type Upgrade = IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>;

/** Version 1 knew a customer only by its claim, and looked at nothing: every open charge is due at once. */
async function moveClaims(transaction: Upgrade, database: IDBPDatabase): Promise<void> {
  const old = transaction as unknown as IDBPTransaction<unknown, string[], 'versionchange'>;
  const claims = (await old.objectStore('claims').getAll()) as { who: string; chargeId: string }[];
  const pending = transaction.objectStore('pending');
  for (const { who, chargeId } of claims) {
    await pending.add({ chargeId, who, openWho: who, lookAt: 0 });
  }
  database.deleteObjectStore('claims');
  const events = transaction.objectStore('events');
  for (let cursor = await events.openCursor(); cursor !== null; cursor = await cursor.continue()) {
    const who = whoOfStored(cursor.value.event);
    if (cursor.value.seq === 0 && who !== undefined) await cursor.update({ ...cursor.value, who });
  }
}

/** Version 2 knew which charge was begun last by the clock alone. */
async function numberCharges(transaction: Upgrade): Promise<void> {
  const events = transaction.objectStore('events');
  let order = 0;
  for (const record of await events.index('begunAt').getAll()) {
    order += 1;
    await events.put({ ...record, order });
  }
}

/** Whom a record of version 1 is about; undefined when it is too damaged to say. */
function whoOfStored(event: unknown): string | undefined {
  const { request } = (event ?? {}) as {
    request?: { organization?: unknown; externalId?: unknown };
  };
  const { organization, externalId } = request ?? {};
  if (typeof organization !== 'string' || typeof externalId !== 'string') return undefined;
  return `${organization}/${externalId}`;
}
