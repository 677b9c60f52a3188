import { waitAfterWrong } from '../domain/passphrase';
import { z } from '../domain/schema';
import type { Clock } from '../ports';
import type { Database } from './database';
import { writeAll } from './write-all';

const wrongTriesSchema = z.strictObject({ count: z.int().check(z.gte(0)), lastAt: z.number() });

/** A passphrase that may be tried, or not; the next one not before `until` (milliseconds since 1970) should it be wrong. */
export interface Try {
  readonly allowed: boolean;
  readonly until: number | null;
}

/** Makes the count of wrong passphrases in a row, which outlives the browser. */
export function createWrongTries(database: () => Promise<Database>, clock: Clock) {
  return {
    /**
     * Counts a try as wrong before it is made: whoever ends the browser in between gains none, nor who
     * makes many at once.
     */
    async begin(): Promise<Try> {
      const transaction = (await database()).transaction('vault', 'readwrite', {
        durability: 'strict',
      });
      const parsed = wrongTriesSchema.safeParse(await transaction.store.get('wrong-tries'));
      const { count, lastAt } = parsed.success ? parsed.data : { count: 0, lastAt: 0 };
      const now = clock.now();
      // A clock that was set back lengthens no wait.
      const left = waitAfterWrong(count) - Math.abs(now - lastAt);
      if (left > 0) return { allowed: false, until: now + left };
      await writeAll(transaction, async () => {
        await transaction.store.put({ count: count + 1, lastAt: now }, 'wrong-tries');
      });
      const wait = waitAfterWrong(count + 1);
      return { allowed: true, until: wait === 0 ? null : now + wait };
    },

    /** Forgets them, after a passphrase that was right. */
    async clear(): Promise<void> {
      await (await database()).delete('vault', 'wrong-tries');
    },
  };
}
