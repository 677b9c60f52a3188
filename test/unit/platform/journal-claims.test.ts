import { describe, expect, it } from 'vitest';
import { createJournal } from '../../../src/platform/journal';
import { freshDatabase } from '../support/fresh-database';
import { sending } from '../support/samples';

/** A thousand transactions take their time on a busy machine. */
const LONG = { timeout: 60_000 };

const uuid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

describe('the journal begins a charge', () => {
  it('for one of a thousand claims of one id at once', LONG, async () => {
    const journal = createJournal(freshDatabase());
    const all = await Promise.all(Array.from({ length: 1000 }, () => journal.begin(sending())));
    expect(all.filter(({ begun }) => begun).length).toBe(1);
  });

  it('for one of a thousand claims of one customer at once, in two windows', LONG, async () => {
    const database = freshDatabase();
    const windows = [createJournal(database), createJournal(database)] as const;
    const all = await Promise.all(
      Array.from({ length: 1000 }, (_, index) =>
        windows[index % 2 === 0 ? 0 : 1].begin(sending({ chargeId: uuid(index) })),
      ),
    );
    const winners = all.flatMap((result) => (result.begun ? [result.charge.request.chargeId] : []));
    expect(winners.length).toBe(1);
    const losers = all.filter((result) => !result.begun);
    expect(losers).toEqual(
      losers.map(() => ({ begun: false, why: 'customer-busy', chargeId: winners[0] })),
    );
    await expect((await database()).count('events')).resolves.toBe(1);
  });
});
