import { z } from '../domain/schema';
import { siteCardSchema } from '../domain/site-card';
import type { CardHealth } from '../domain/card-health';
import type { CardShelf } from '../ports';
import type { Database } from './database';

const KEY = 'site-cards';
const HEALTH = 'site-card-health';

const storedCards = z.array(z.unknown());
const storedHealth = z.record(
  z.string(),
  z.strictObject({ workedAt: z.nullable(z.number()), brokenSince: z.nullable(z.number()) }),
);

/** Makes the shelf of taught and imported cards on IndexedDB, beside the settings. */
export function createCardShelf(database: () => Promise<Database>): CardShelf {
  const stored = async (): Promise<readonly unknown[]> => {
    const parsed = storedCards.safeParse(await (await database()).get('settings', KEY));
    return parsed.success ? parsed.data : [];
  };
  const health = async (): Promise<ReadonlyMap<string, CardHealth>> => {
    const parsed = storedHealth.safeParse(await (await database()).get('settings', HEALTH));
    return new Map(parsed.success ? Object.entries(parsed.data) : []);
  };
  const idOf = (card: unknown) => siteCardSchema.safeParse(card).data?.id;
  return {
    async read() {
      const parsed = (await stored()).map((card) => siteCardSchema.safeParse(card));
      const cards = parsed.flatMap(({ data }) => (data === undefined ? [] : [data]));
      return { cards, unreadable: parsed.length - cards.length };
    },
    async write(cards) {
      const ids = new Set(cards.map(({ id }) => id));
      const kept = (await stored()).filter((card) => !ids.has(idOf(card) ?? ''));
      await (await database()).put('settings', [...kept, ...cards], KEY);
    },
    async remove(id) {
      const kept = (await stored()).filter((card) => idOf(card) !== id);
      await (await database()).put('settings', kept, KEY);
    },
    health,
    async noteHealth(id, noted) {
      const all = new Map(await health()).set(id, noted);
      await (await database()).put('settings', Object.fromEntries(all), HEALTH);
    },
  };
}
