import type { CardHealth } from '../domain/card-health';
import { z } from '../domain/schema';
import { siteCardSchema } from '../domain/site-card';
import type { CardShelf } from '../ports';
import type { Database } from './database';

const CARDS = 'site-cards';
const HEALTH = 'site-card-health';

const storedCards = z.array(z.unknown());
const storedHealth = z.record(
  z.string(),
  z.strictObject({ workedAt: z.nullable(z.number()), brokenSince: z.nullable(z.number()) }),
);

/** Makes the shelf of taught and imported cards on IndexedDB, beside the settings. */
export function createCardShelf(database: () => Promise<Database>): CardShelf {
  const read = async (key: string) => (await database()).get('settings', key);
  /** Reads and writes in one transaction: two pages of ours may save at once. */
  const change = async (key: string, change: (kept: unknown) => unknown) => {
    const transaction = (await database()).transaction('settings', 'readwrite');
    await transaction.store.put(change(await transaction.store.get(key)), key);
    await transaction.done;
  };
  const changeCards = (ids: ReadonlySet<string>, cards: readonly unknown[]) =>
    change(CARDS, (kept) => [...cardsIn(kept).filter((card) => !ids.has(idOf(card))), ...cards]);
  const changeHealth = (news: (kept: Map<string, CardHealth>) => void) =>
    change(HEALTH, (kept) => {
      const health = healthIn(kept);
      news(health);
      return Object.fromEntries(health);
    });
  /** A card that is new, or gone, has no past. */
  const forgetHealth = (ids: ReadonlySet<string>) =>
    changeHealth((kept) => {
      for (const id of ids) kept.delete(id);
    });
  return {
    async read() {
      const parsed = cardsIn(await read(CARDS)).map((card) => siteCardSchema.safeParse(card));
      const cards = parsed.flatMap(({ data }) => (data === undefined ? [] : [data]));
      return { cards, unreadable: parsed.length - cards.length };
    },
    async write(cards) {
      const ids = new Set(cards.map(({ id }) => id));
      await changeCards(ids, cards);
      await forgetHealth(ids);
    },
    async remove(id) {
      await changeCards(new Set([id]), []);
      await forgetHealth(new Set([id]));
    },
    health: async () => healthIn(await read(HEALTH)),
    noteHealth: (id, noted) => changeHealth((kept) => kept.set(id, noted)),
  };
}

function cardsIn(kept: unknown): readonly unknown[] {
  return storedCards.safeParse(kept).data ?? [];
}

function healthIn(kept: unknown): Map<string, CardHealth> {
  return new Map(Object.entries(storedHealth.safeParse(kept).data ?? {}));
}

/** Also of a card that can no longer be read whole, so that it can be replaced and removed. */
function idOf(card: unknown): string {
  const named = z.object({ id: z.string() }).safeParse(card);
  return named.success ? named.data.id : '';
}
