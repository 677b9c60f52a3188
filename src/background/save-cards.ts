import { siteCardSchema, type SiteCard } from '../domain/site-card';
import type { CardShelf } from '../ports';
import type { ListedCards, PreviewedCards, SavedCards } from '../protocol/page-commands';
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
  const found = await previewCards(ports, { text });
  return found.ok ? saveCards(ports, found.cards) : found;
}

/** What the file would bring, or why it brings nothing. */
export async function previewCards(
  ports: Ports,
  { text }: { text: string },
): Promise<PreviewedCards> {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return { ok: false, why: 'not-json' };
  }
  const cards = (Array.isArray(file) ? file : [file]).map((card) => siteCardSchema.safeParse(card));
  const sound = cards.flatMap(({ data }) => (data === undefined ? [] : [data]));
  if (sound.length === 0 || sound.length < cards.length) return { ok: false, why: 'not-cards' };
  const refused = await refuse(ports, sound);
  return refused === undefined ? { ok: true, cards: sound } : { ok: false, why: refused };
}

async function saveCards(ports: Ports, cards: readonly SiteCard[]): Promise<SavedCards> {
  const refused = await refuse(ports, cards);
  if (refused !== undefined) return { ok: false, why: refused };
  await ports.cards.write(cards);
  return { ok: true, listed: await listCards(ports), saved: cards.length };
}

/** Why these cards cannot be kept beside those that are known. */
async function refuse(
  ports: Ports,
  cards: readonly SiteCard[],
): Promise<'shipped-id' | 'too-many' | undefined> {
  const shipped = new Set(shippedCards().map(({ id }) => id));
  if (cards.some(({ id }) => shipped.has(id))) return 'shipped-id';
  const { cards: known } = await ports.cards.read();
  const ids = new Set([...known, ...cards].map(({ id }) => id));
  return ids.size > CARD_LIMIT ? 'too-many' : undefined;
}

/** Forgets a card of this device. */
export async function removeCard(ports: Ports, { id }: { id: string }): Promise<ListedCards> {
  await ports.cards.remove(id);
  return listCards(ports);
}
