import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

/** What the extension keeps on this device. Values are parsed when they are read: a profile can be edited. */
export interface Schema extends DBSchema {
  /** The journal: one record for each event of a charge, never changed. */
  events: {
    key: [chargeId: string, seq: number];
    value: { chargeId: string; seq: number; begunAt?: number; event: unknown };
    indexes: { begunAt: number };
  };
  /** One record for each customer with an open charge; its key makes a second one impossible. */
  claims: { key: string; value: { who: string; chargeId: string } };
  vault: { key: 'sealed' | 'device-key'; value: unknown };
  settings: { key: string; value: unknown };
  prices: { key: string; value: unknown };
}

export type Database = IDBPDatabase<Schema>;

/** Opens the extension's database, making it on first use. Rejects when the browser cannot open it. */
export function openDatabase(name = 'chargehand'): Promise<Database> {
  return openDB<Schema>(name, 1, {
    upgrade(database) {
      const events = database.createObjectStore('events', { keyPath: ['chargeId', 'seq'] });
      events.createIndex('begunAt', 'begunAt');
      database.createObjectStore('claims', { keyPath: 'who' });
      database.createObjectStore('vault');
      database.createObjectStore('settings');
      database.createObjectStore('prices');
    },
  });
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
