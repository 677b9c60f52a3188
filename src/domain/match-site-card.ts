import type { CardQuestion } from './page-reading';
import type { SiteCard } from './site-card';

/** A card that fits an address. `record`: the record's id in it, empty when the address names none. */
export interface MatchedCard {
  readonly card: SiteCard;
  readonly page: string;
  readonly record: string;
}

/** The cards that know this address, in the order given. */
export function matchSiteCards(cards: readonly SiteCard[], url: string): readonly MatchedCard[] {
  return cards.flatMap((card) => {
    for (const { name, pattern } of card.pages) {
      const match = new RegExp(pattern).exec(url);
      if (match !== null) return [{ card, page: name, record: match.at(-1) ?? '' }];
    }
    return [];
  });
}

/** What the reader is asked on behalf of a card; the record's id is a part of selectors and holds no other sign. */
export function questionOf({ card, page, record }: MatchedCard): CardQuestion {
  const { root = card.root, addressOnly = false } =
    card.pages.find(({ name }) => name === page) ?? {};
  if (addressOnly) return { id: card.id, root: '', fields: [], never: card.never };
  const isPlain = /^[-\w]+$/.test(record);
  const fill = (selector: string) => selector.replaceAll('{record}', isPlain ? record : '');
  return {
    id: card.id,
    root: fill(root),
    fields: card.fields.map((field) => ({ ...field, selector: fill(field.selector) })),
    never: card.never,
  };
}

/** Which record an address shows: what a form is tied to. Without a card every part of the address counts. */
export function recordOf(matched: readonly MatchedCard[], url: string): string {
  const named = matched.find(({ record }) => record !== '');
  return named === undefined ? url : `${named.card.id}/${named.page}/${named.record}`;
}
