/** What a site card may call the source of a value: a field for it, an id in an app link, words that an agent wrote. */
export const CARD_SOURCES = ['card', 'link', 'note'] as const;

/**
 * How a value was come by, from the strongest to the weakest: a labelled field of the visible record, a
 * field that a site card names, an id in an app link, a note on the customer, the organisation's pattern
 * in the address, text or a link that the agent pointed at.
 */
export const SOURCES = ['label', ...CARD_SOURCES, 'address', 'selection'] as const;

export type FoundBy = (typeof SOURCES)[number];

/** One value that may be the customer's ID. `label`: the field's own text, or what the site card calls it. */
export interface Candidate {
  readonly value: string;
  readonly by: FoundBy;
  readonly label: string;
}

/** What the content script found on a page, in the order of the page. */
export interface PageReading {
  readonly candidates: readonly Candidate[];
  /** E-mail addresses in fields of the record, outside of any conversation. */
  readonly emails: readonly string[];
  /** The cards that were asked and found nothing, by id. */
  readonly emptyCards: readonly string[];
  /** A card knows the record of the address, and the document does not show it yet. */
  readonly isChanging: boolean;
  /** Visible frames of other sites: what they hold is out of reach. */
  readonly foreignFrames: number;
}

/** How a value is taken out of the element that holds it. `pattern`: its first group, else its whole match. */
export interface Take {
  readonly from: 'text' | 'value' | 'attribute';
  /** The attribute's name; empty for the others. */
  readonly attribute: string;
  readonly pattern: string;
}

/** One field that a card reads, by the label on the page or by a selector. */
export interface CardField {
  /** What the field is called where the ID is shown. */
  readonly label: string;
  readonly by: (typeof CARD_SOURCES)[number];
  /** Empty when `labels` lead to it. */
  readonly selector: string;
  /** Label texts, as `normalizeLabel` leaves them; empty when `selector` leads to it. */
  readonly labels: readonly string[];
  readonly take: Take;
}

/** A site card as the reader is asked to use it: for one address, with its record filled in. */
export interface CardQuestion {
  readonly id: string;
  /** The visible record; empty when the card knows none. */
  readonly root: string;
  readonly fields: readonly CardField[];
  /** Regions that are never read. */
  readonly never: readonly string[];
}

/** What the reader is asked for. */
export interface PageQuestion {
  /** All label texts to know, as `normalizeLabel` leaves them. */
  readonly labels: readonly string[];
  readonly cards: readonly CardQuestion[];
}

/** One way to find the value that the agent pointed at again: an anchor that a card can keep. */
export interface Anchor {
  readonly field: CardField;
  /** How many places of the page it leads to now. */
  readonly matches: number;
}

/** What the reader proposes for the value that the agent pointed at; no anchors when it found none. */
export interface Pointed {
  readonly value: string;
  /** The best first. */
  readonly anchors: readonly Anchor[];
}
