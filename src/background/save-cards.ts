import { siteCardSchema, type SiteCard } from '../domain/site-card';
import type { CardShelf } from '../ports';
import type { ListedCards, SavedCards } from '../protocol/page-commands';
import { listCards } from './list-cards';
import { shippedCards } from './shipped-cards';

interface Ports {
  readonly cards: CardShelf;
}

/** The most cards that one device keeps. */
const CARD_LIMIT = 200;

/** Saves a taught card over one of the same id. */
export function saveCard(ports: Ports, { card }: { card: SiteCard }): Promise<SavedCards> {
  return saveCards(ports, [card]);
}

/** Saves the cards of a file, all or none. */
export async function importCards(ports: Ports, { text }: { text: string }): Promise<SavedCards> {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return { ok: false, why: 'not-json' };
  }
  const cards = (Array.isArray(file) ? file : [file]).map((card) => siteCardSchema.safeParse(card));
  const sound = cards.flatMap(({ data }) => (data === undefined ? [] : [data]));
  if (sound.length === 0 || sound.length < cards.length) return { ok: false, why: 'not-cards' };
  return saveCards(ports, sound);
}

async function saveCards(ports: Ports, cards: readonly SiteCard[]): Promise<SavedCards> {
  const shipped = new Set(shippedCards().map(({ id }) => id));
  if (cards.some(({ id }) => shipped.has(id))) return { ok: false, why: 'shipped-id' };
  const { cards: known } = await ports.cards.read();
  const ids = new Set([...known, ...cards].map(({ id }) => id));
  if (ids.size > CARD_LIMIT) return { ok: false, why: 'too-many' };
  await ports.cards.write(cards);
  return { ok: true, listed: await listCards(ports), saved: cards.length };
}

/** Forgets a card of this device. */
export async function removeCard(ports: Ports, { id }: { id: string }): Promise<ListedCards> {
  await ports.cards.remove(id);
  return listCards(ports);
}
