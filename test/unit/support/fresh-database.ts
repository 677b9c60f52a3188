import 'fake-indexeddb/auto';
import { lazyDatabase, openDatabase, type Database } from '../../../src/platform/database';

/** A way to a database of its own, empty, through the real schema. */
export function freshDatabase(): () => Promise<Database> {
  const name = crypto.randomUUID();
  return lazyDatabase(() => openDatabase(name));
}
