import type { CardShelf } from '../ports';
import type { ListedCards } from '../protocol/page-commands';
import { shippedCards } from './shipped-cards';

/** All site cards: those of this device, then the shipped ones. */
export async function listCards({
  cards: shelf,
}: {
  readonly cards: CardShelf;
}): Promise<ListedCards> {
  const [{ cards, unreadable }, health] = await Promise.all([shelf.read(), shelf.health()]);
  const listed = (isShipped: boolean) => (card: (typeof cards)[number]) => ({
    card,
    isShipped,
    brokenSince: health.get(card.id)?.brokenSince ?? null,
  });
  return {
    cards: [...cards.map(listed(false)), ...shippedCards().map(listed(true))],
    unreadable,
  };
}
