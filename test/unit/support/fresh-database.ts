import 'fake-indexeddb/auto';
import { openDatabase, type Database } from '../../../src/platform/database';
import { lazyDatabase } from '../../../src/platform/lazy-database';

/** A way to a database of its own, empty, through the real schema. */
export function freshDatabase(): () => Promise<Database> {
  const name = crypto.randomUUID();
  return lazyDatabase(() => openDatabase(name));
}
