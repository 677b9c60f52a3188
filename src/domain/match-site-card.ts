import type { CardQuestion } from './page-reading';
import type { SiteCard } from './site-card';

/** A card that fits an address. `record`: the record's id in it, empty when the address names none. */
export interface MatchedCard {
  readonly card: SiteCard;
  readonly page: string;
  readonly record: string;
}

/** No address that a card is tried on is longer. */
const ADDRESS_LIMIT = 2048;

/** The cards that know this address, in the order given. */
export function matchSiteCards(cards: readonly SiteCard[], url: string): readonly MatchedCard[] {
  const address = url.slice(0, ADDRESS_LIMIT);
  return cards.flatMap((card) => {
    for (const { name, pattern } of card.pages) {
      const match = new RegExp(pattern).exec(address);
      if (match !== null) return [{ card, page: name, record: lastGroup(match) }];
    }
    return [];
  });
}

/** The last group that took part: one for an optional part of the address may not have. */
function lastGroup(match: readonly (string | undefined)[]): string {
  return match.slice(1).findLast((group) => group !== undefined && group !== '') ?? '';
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

/** Before the name of a record that the address has and the page does not show yet. */
const NOT_SHOWN = 'not shown yet: ';

/**
 * Which record a page shows: what a form is tied to. Every card that names one has its say, so that none
 * can make two records one; without a card every part of the address counts.
 */
export function recordOf(matched: readonly MatchedCard[], url: string, isChanging = false): string {
  const named = matched.filter(({ record }) => record !== '');
  const names = named.map(({ card, page, record }) => `${card.id}/${page}/${record}`);
  return `${isChanging ? NOT_SHOWN : ''}${names.length === 0 ? url : names.join(' ')}`;
}

/** True when the form's record is the one that the page shows now; one that was not shown may have come. */
export function isSameRecord(form: string, now: string): boolean {
  return form === now || form === NOT_SHOWN + now;
}
