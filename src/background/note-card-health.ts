import { nextHealth } from '../domain/card-health';
import { questionOf, type MatchedCard } from '../domain/match-site-card';
import type { CardShelf, Clock, Log } from '../ports';
import type { BrokenCard } from '../protocol/page-commands';

interface Ports {
  readonly cards: Pick<CardShelf, 'health' | 'noteHealth'>;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Notes which of the cards that know a page still find something on it, and names those that no longer
 * do. It writes only what is new, and its own failure costs nobody a customer.
 */
export async function noteCardHealth(
  { cards, clock, log }: Ports,
  matched: readonly MatchedCard[],
  emptyCards: readonly string[],
): Promise<readonly BrokenCard[]> {
  // Where a card knows an address alone it finds nothing.
  const asked = matched.filter((each) => questionOf(each).fields.length > 0);
  if (asked.length === 0) return [];
  const known = await cards.health().catch(log.bug('cards.health'));
  if (known === undefined) return [];
  const broken: BrokenCard[] = [];
  for (const { card } of asked) {
    const isEmpty = emptyCards.includes(card.id);
    const before = known.get(card.id);
    const isTaught = card.basis === 'taught';
    const after = nextHealth(before, { isTaught, isEmpty, at: clock.now() });
    if (after !== undefined) {
      await cards.noteHealth(card.id, after).catch(log.bug('cards.noteHealth'));
    }
    const since = (after ?? before)?.brokenSince ?? null;
    if (isEmpty && since !== null) broken.push({ name: card.name, since });
  }
  return broken;
}
