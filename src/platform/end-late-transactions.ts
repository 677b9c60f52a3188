import { wrap } from 'idb';
import { DATABASE_ANSWERS_WITHIN } from '../domain/limits';

/**
 * Aborts each transaction of a connection that takes too long. Nothing of it is written then, whoever waits
 * for it is told so, and the locks that were held for it are let go. One that is being committed can no
 * longer be aborted: nobody knows whether it is on the disk.
 */
export function endLateTransactions(connection: IDBDatabase): void {
  // Set on this one connection, whose wrapper by `idb` begins all its transactions by it.
  connection.transaction = (...asked) => {
    const transaction = IDBDatabase.prototype.transaction.apply(connection, asked);
    const timer = setTimeout(() => {
      abort(transaction);
    }, DATABASE_ANSWERS_WITHIN);
    // Whoever waits for one of its requests is told by that: `done` rejects as well, and nobody may hear it.
    void wrap(transaction).done.catch(() => undefined);
    for (const end of ['complete', 'abort']) {
      transaction.addEventListener(end, () => {
        clearTimeout(timer);
      });
    }
    return transaction;
  };
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It is being committed.
  }
}
