import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDB, type IDBPDatabase } from 'idb';
import type { ChargeState } from '../../../src/domain/state-facts';
import { openDatabase, type Database } from '../../../src/platform/database';

export interface GoldenRecord {
  readonly chargeId: string;
  readonly seq: number;
  readonly begunAt?: number;
  readonly who?: string;
  readonly order?: number;
  readonly event: Readonly<Record<string, unknown>>;
}

type Version = 1 | 2 | 3;

/** All that one version of the extension had on the disk, and how its charges stood. */
export interface GoldenJournal {
  readonly version: Version;
  readonly expected: readonly {
    readonly chargeId: string;
    readonly externalId: string;
    readonly state: ChargeState;
  }[];
  readonly events: readonly GoldenRecord[];
  readonly claims?: readonly { readonly who: string; readonly chargeId: string }[];
  readonly pending?: readonly {
    readonly chargeId: string;
    readonly lookAt?: number;
    readonly plannedAt?: number;
  }[];
  readonly settings: readonly (readonly [string, unknown])[];
  readonly prices: readonly (readonly [string, unknown])[];
}

const folder = join(import.meta.dirname, '../../fixtures/journals');

/** A journal as that version wrote it. These files never change: every later version reads them. */
export function goldenJournal(version: Version): GoldenJournal {
  return JSON.parse(
    readFileSync(join(folder, `v${String(version)}.json`), 'utf8'),
  ) as GoldenJournal;
}

/** How each version laid out its database; what was shipped stays as it was. */
const layouts: Readonly<Record<Version, (database: IDBPDatabase) => void>> = {
  1: (database) => {
    const events = database.createObjectStore('events', { keyPath: ['chargeId', 'seq'] });
    events.createIndex('begunAt', 'begunAt');
    database.createObjectStore('claims', { keyPath: 'who' });
    for (const store of ['vault', 'settings', 'prices']) database.createObjectStore(store);
  },
  2: (database) => {
    const events = database.createObjectStore('events', { keyPath: ['chargeId', 'seq'] });
    events.createIndex('begunAt', 'begunAt');
    events.createIndex('who', 'who');
    const pending = database.createObjectStore('pending', { keyPath: 'chargeId' });
    pending.createIndex('openWho', 'openWho');
    pending.createIndex('lookAt', 'lookAt');
    for (const store of ['vault', 'settings', 'prices']) database.createObjectStore(store);
  },
  3: (database) => {
    const events = database.createObjectStore('events', { keyPath: ['chargeId', 'seq'] });
    for (const index of ['begunAt', 'who', 'order']) events.createIndex(index, index);
    const pending = database.createObjectStore('pending', { keyPath: 'chargeId' });
    pending.createIndex('openWho', 'openWho');
    pending.createIndex('lookAt', 'lookAt');
    for (const store of ['vault', 'settings', 'prices']) database.createObjectStore(store);
  },
};

/** Puts a golden journal on a new disk, in the layout of its version; its name on that disk. */
export async function shelve(golden: GoldenJournal): Promise<string> {
  const name = crypto.randomUUID();
  const database = await openDB(name, golden.version, { upgrade: layouts[golden.version] });
  for (const event of golden.events) await database.add('events', event);
  for (const claim of golden.claims ?? []) await database.add('claims', claim);
  for (const entry of golden.pending ?? []) await database.add('pending', entry);
  for (const [key, value] of golden.settings) await database.add('settings', value, key);
  for (const [key, value] of golden.prices) await database.add('prices', value, key);
  database.close();
  return name;
}

/** Opens what was shelved with the present version. */
export async function unshelve(name: string): Promise<() => Promise<Database>> {
  const database = await openDatabase(name);
  return () => Promise.resolve(database);
}
