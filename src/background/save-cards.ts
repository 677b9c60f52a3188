import { checkCard } from '../domain/check-card';
import type { SiteCard } from '../domain/site-card';
import type { CardShelf } from '../ports';
import type { ListedCards, PreviewedCards, SavedCards } from '../protocol/page-commands';
import { listCards } from './list-cards';
import { readCardFile } from './read-card-file';
import { shippedCards } from './shipped-cards';

interface Ports {
  readonly cards: CardShelf;
}

type Refused = Extract<SavedCards, { ok: false }>;

/** The most cards that one device keeps. */
const CARD_LIMIT = 200;

/** Saves a taught card over one of the same id. The id of a shipped card is not to be had. */
export function saveCard(ports: Ports, { card }: { card: SiteCard }): Promise<SavedCards> {
  const isTaken = shippedIds().has(card.id);
  return saveCards(ports, [isTaken ? { ...card, id: `${card.id.slice(0, 58)}-own` } : card]);
}

/** What a file of cards would bring, without saving any of it. */
export async function previewCards(
  ports: Ports,
  { text }: { text: string },
): Promise<PreviewedCards> {
  const file = readCardFile(text);
  if (!file.ok) return file;
  const { cards: known } = await ports.cards.read();
  const refused = refusal(known, file.cards);
  if (refused !== undefined) return refused;
  const ids = new Set(known.map(({ id }) => id));
  const replaced = file.cards.filter(({ id }) => ids.has(id)).map(({ id }) => id);
  return { ok: true, cards: file.cards, replaced };
}

/** Saves the cards of a file, all or none. */
export async function importCards(ports: Ports, { text }: { text: string }): Promise<SavedCards> {
  const file = readCardFile(text);
  return file.ok ? saveCards(ports, file.cards) : file;
}

/** Forgets a card of this device. */
export async function removeCard(ports: Ports, { id }: { id: string }): Promise<ListedCards> {
  await ports.cards.remove(id);
  return listCards(ports);
}

async function saveCards(ports: Ports, cards: readonly SiteCard[]): Promise<SavedCards> {
  const { cards: known } = await ports.cards.read();
  const refused = refusal(known, cards);
  if (refused !== undefined) return refused;
  await ports.cards.write(cards);
  return { ok: true, listed: await listCards(ports), saved: cards.length };
}

function refusal(known: readonly SiteCard[], cards: readonly SiteCard[]): Refused | undefined {
  const shipped = shippedIds();
  if (cards.some(({ id }) => shipped.has(id))) return { ok: false, why: 'shipped-id' };
  const problem = cards.map(checkCard).find((each) => each !== undefined);
  if (problem !== undefined) return { ok: false, why: problem };
  const ids = new Set([...known, ...cards].map(({ id }) => id));
  return ids.size > CARD_LIMIT ? { ok: false, why: 'too-many' } : undefined;
}

function shippedIds(): ReadonlySet<string> {
  return new Set(shippedCards().map(({ id }) => id));
}
