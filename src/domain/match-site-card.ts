import type { CardQuestion } from './page-reading';
import type { SiteCard } from './site-card';

/** A card that fits an address. `record`: the record's id in it, empty when the address names none. */
export interface MatchedCard {
  readonly card: SiteCard;
  readonly page: string;
  readonly record: string;
  /** What the card knows of the address: which site, which account, which record. */
  readonly known: string;
}

/** No address that a card is tried on is longer. */
const ADDRESS_LIMIT = 2048;

/** The cards that know this address, in the order given. */
export function matchSiteCards(cards: readonly SiteCard[], url: string): readonly MatchedCard[] {
  const address = url.slice(0, ADDRESS_LIMIT);
  return cards.flatMap((card) => {
    for (const { name, pattern } of card.pages) {
      const match = new RegExp(pattern).exec(address);
      if (match !== null)
        return [
          { card, page: name, record: lastGroup(match), known: match[0].replace(/[/?#&]$/, '') },
        ];
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

/** Between what is known of an address and the record's id in it; no address holds a space. */
const IS = ' is ';
/** Before the name of a record that the address has and the page does not show yet. */
const NOT_SHOWN = 'not shown yet: ';

/**
 * Which record a page shows: what a form is tied to. Every card that names one has its say, so that none
 * can make two records one; without a card every part of the address counts.
 */
export function recordOf(matched: readonly MatchedCard[], url: string, isChanging = false): string {
  const named = matched.filter(({ record }) => record !== '');
  const names = named.map(({ known, record }) => `${known}${IS}${record}`);
  return `${isChanging ? NOT_SHOWN : ''}${names.length === 0 ? url : names.join(' ')}`;
}

/** The record's own id, where a card knows it; empty where all that is known is the whole address. */
export function nameOfRecord(record: string): string {
  const at = record.lastIndexOf(IS);
  return at === -1 ? '' : record.slice(at + IS.length);
}

/** True when the form's record is the one that the page shows now; one that was not shown may have come. */
export function isSameRecord(form: string, now: string): boolean {
  return form === now || form === NOT_SHOWN + now;
}
