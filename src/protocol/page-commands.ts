import type { CardProblem } from '../domain/check-card';
import type { Provenance } from '../domain/charge';
import type { SiteCard } from '../domain/site-card';
import type { ReadFailure } from './read-failure';

/** Why the page gave no customer. Each one is said in words beside the empty field. */
export type PageReadFailure =
  | 'no-page'
  | 'browser-page'
  | 'store-page'
  | 'no-access'
  | 'not-readable'
  | 'no-customer-id'
  | 'foreign-frame'
  | 'still-changing'
  | 'several-customer-ids'
  | 'unusable-customer-id';

/** The page that a form is tied to. `record` names what it shows; both go no further than the form. */
export interface SeenPage {
  readonly host: string;
  /** Without query and fragment. */
  readonly address: string;
  readonly record: string;
}

/** A customer that a page offers. */
export interface PageChoice {
  readonly externalId: string;
  readonly provenance: Provenance;
}

/** A site card that used to find the ID on pages like this one. */
export interface BrokenCard {
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly since: number;
}

/** What every reading of a page says beside the customer. */
interface PageRemarks {
  readonly page: SeenPage | null;
  /** The requester's e-mail address, when the record shows exactly one. */
  readonly email: string | null;
  readonly brokenCards: readonly BrokenCard[];
}

export type PageCustomer = PageRemarks &
  (
    | (PageChoice & {
        readonly found: true;
        readonly grade: 'certain' | 'check';
        readonly page: SeenPage;
      })
    | {
        readonly found: false;
        readonly why: PageReadFailure;
        /** What was found and disagrees, or may not be sent. */
        readonly choices: readonly PageChoice[];
      }
  );

/** What `/search_users` says of the requester's address on the page and the customer of the form. */
export type CustomerCheck =
  | { readonly ok: true; readonly verdict: 'matches' | 'differs' | 'nobody' }
  | { readonly ok: false; readonly why: ReadFailure | 'not-an-email' };

export type FoundByEmail =
  | { readonly ok: true; readonly customers: readonly string[] }
  | { readonly ok: false; readonly why: ReadFailure | 'not-an-email' };

/** What the agent points at, as cards that would find it again; the best first. */
export type CardProposal =
  | {
      readonly ok: true;
      readonly host: string;
      readonly value: string;
      readonly offers: readonly { readonly card: SiteCard; readonly matches: number }[];
    }
  | { readonly ok: false; readonly why: PageReadFailure | 'nothing-pointed-at' };

/** What one card finds on the page of a tab now. */
export type CardTrial =
  | { readonly ok: true; readonly knowsAddress: boolean; readonly values: readonly string[] }
  | { readonly ok: false; readonly why: PageReadFailure };

export interface ListedCard {
  readonly card: SiteCard;
  readonly isShipped: boolean;
  readonly brokenSince: number | null;
}

export interface ListedCards {
  readonly cards: readonly ListedCard[];
  readonly unreadable: number;
}

export type SavedCards =
  | { readonly ok: true; readonly listed: ListedCards; readonly saved: number }
  | {
      readonly ok: false;
      readonly why: 'not-json' | 'not-cards' | 'too-many' | 'shipped-id' | CardProblem;
    };

/** The cards of a file before they are saved. `replaced`: ids of cards that are here already. */
export type PreviewedCards =
  | {
      readonly ok: true;
      readonly cards: readonly SiteCard[];
      readonly replaced: readonly string[];
    }
  | Extract<SavedCards, { ok: false }>;
