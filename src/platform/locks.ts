import type { Locks } from '../ports';

/** Makes the locks of the browser: one holder for each name among all pages and lives of the extension. */
export function createLocks(): Locks {
  return {
    // The browser lets go of a lock when its holder ends: it is for order, the journal is the protection.
    run: (name, work) => navigator.locks.request(name, work),
  };
}
