import { unwrap } from 'idb';
import { DATABASE_OPENS_WITHIN } from '../domain/limits';
import type { Database } from './database';
import { within } from './within';

/**
 * Gives the connection, which is opened when first needed, and again when opening failed or the browser
 * closed it since. Only the opening is repeated: no transaction of the caller has begun by then.
 */
export function lazyDatabase(open: () => Promise<Database>): () => Promise<Database> {
  let opening: Promise<Database> | undefined;
  const openAgain = () => {
    const asked = open();
    const opened = within(DATABASE_OPENS_WITHIN, asked).catch((error: unknown) => {
      if (opening === opened) opening = undefined;
      // Nobody waits any longer for one that comes late, and left open it would block a newer build.
      void asked.then(close, () => undefined);
      throw error;
    });
    return opened;
  };
  return async () => {
    const kept = (opening ??= openAgain());
    const database = await kept;
    if (canBegin(database)) return database;
    // Others may have met it as well: one of them opens the next.
    if (opening === kept) opening = undefined;
    return (opening ??= openAgain());
  };
}

/**
 * True when transactions can begin. A connection that the browser closed throws, whether it has told us so
 * yet or not: no event comes before the first call that meets it.
 */
function canBegin(database: Database): boolean {
  try {
    unwrap(database).transaction('prices');
    return true;
  } catch {
    close(database);
    return false;
  }
}

function close(database: Database): void {
  database.close();
}
