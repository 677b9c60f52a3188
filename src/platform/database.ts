import {
  openDB,
  type DBSchema,
  type IDBPDatabase,
  type IDBPTransaction,
  type StoreNames,
} from 'idb';
import { writeAll } from './write-all';

/** What the extension keeps on this device. Values are parsed when they are read: a profile can be edited. */
export interface Schema extends DBSchema {
  /** The journal: one record for each event of a charge, never changed. The first one carries `begunAt` and `who`. */
  events: {
    key: [chargeId: string, seq: number];
    value: { chargeId: string; seq: number; begunAt?: number; who?: string; event: unknown };
    indexes: { begunAt: number; who: string };
  };
  /**
   * The charges that somebody still has to do with. `openWho` is there while the charge is open: its
   * customer is then claimed. `lookAt` is there while it is to be looked at.
   */
  pending: {
    key: string;
    value: { chargeId: string; who: string; openWho?: string; lookAt?: number };
    indexes: { openWho: string; lookAt: number };
  };
  vault: { key: 'sealed' | 'device-key' | 'wrong-tries'; value: unknown };
  settings: { key: string; value: unknown };
  prices: { key: string; value: unknown };
}

export type Database = IDBPDatabase<Schema>;

const VERSION = 2;

/** Opens the extension's database, making it or bringing it up to date. Rejects when the browser cannot open it. */
export function openDatabase(name = 'chargehand'): Promise<Database> {
  return openDB<Schema>(name, VERSION, {
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
        if (from === 1) {
          const move = () => moveClaims(transaction, database as unknown as IDBPDatabase);
          // Where this fails the old version stays whole, and it is the opening that rejects.
          void Promise.allSettled([writeAll(transaction, move)]);
        }
      }
    },
  });
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

/** Whom a record of version 1 is about; undefined when it is too damaged to say. */
function whoOfStored(event: unknown): string | undefined {
  const { request } = (event ?? {}) as {
    request?: { organization?: unknown; externalId?: unknown };
  };
  const { organization, externalId } = request ?? {};
  if (typeof organization !== 'string' || typeof externalId !== 'string') return undefined;
  return `${organization}/${externalId}`;
}

/** A connection that is opened when first needed, and again when opening failed. */
export function lazyDatabase(open: () => Promise<Database>): () => Promise<Database> {
  let opening: Promise<Database> | undefined;
  return () => {
    opening ??= open().catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  };
}
