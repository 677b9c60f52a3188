import type { Charge, DamagedCharge, Provenance, Surface } from '../domain/charge';
import type { PriceList } from '../domain/price-point';
import type { Settings, SettingsProblem } from '../domain/settings';
import type { SiteCard } from '../domain/site-card';
import type { SecretKeyProblem } from '../domain/secret-key';
import type { PassphraseProblem } from '../domain/passphrase';
import type {
  CheckCustomerRequest,
  CloseDamagedRequest,
  MarkChargeRequest,
  OpenFormRequest,
  PageHint,
  ReadCustomerRequest,
  SaveSetupRequest,
  StartChargeRequest,
  TryCardRequest,
} from './requests';

/** Where the extension stands; holds nothing that a locked screen may not show. */
export interface Status {
  readonly settings: Settings;
  readonly key: { readonly stored: boolean; readonly ending: string; readonly remembered: boolean };
  readonly locked: boolean;
  /** Charges whose outcome is still open, of all customers. */
  readonly openCharges: number;
  readonly hostPermission: boolean;
}

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
  | { readonly ok: false; readonly why: ReadFailure };

export type FoundByEmail =
  | { readonly ok: true; readonly customers: readonly string[] }
  | { readonly ok: false; readonly why: ReadFailure };

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

/** What a file of cards holds; nothing of it is saved. */
export type PreviewedCards =
  { readonly ok: true; readonly cards: readonly SiteCard[] } | Extract<SavedCards, { ok: false }>;

export type SavedCards =
  | { readonly ok: true; readonly listed: ListedCards; readonly saved: number }
  | { readonly ok: false; readonly why: 'not-json' | 'not-cards' | 'too-many' | 'shipped-id' };

/** What was typed and not sent yet. The charge's id belongs to the form, so a reopened form is the same charge. */
export interface Draft {
  readonly chargeId: string;
  readonly externalId: string;
  readonly provenance: Provenance | null;
  readonly ppIdent: string;
  readonly note: string;
}

/** All that the popup needs for its first screen, in one message. */
export interface OpenedForm {
  readonly status: Status;
  readonly surface: Surface;
  /** What the right-click menu was used on, when it was text or a link. */
  readonly hint: PageHint | null;
  /** The menu asked to teach the page instead of charging. */
  readonly isTeaching: boolean;
  readonly tabId: number | null;
  readonly newChargeId: string;
  readonly draft: Draft | null;
  /** A charge of the last two minutes that the agent has not put aside. */
  readonly recent: Charge | null;
  readonly prices: PriceList | null;
  readonly lastPricePoint: string;
}

export type ReadFailure =
  | 'offline'
  | 'no-host-permission'
  | 'network'
  | 'timeout'
  | 'organization-unknown'
  | 'key-refused'
  | 'forbidden'
  | 'malformed'
  | 'server-error'
  | 'locked'
  | 'no-key'
  | 'not-set-up';

export type PricesReply =
  | { readonly ok: true; readonly prices: PriceList }
  | { readonly ok: false; readonly why: ReadFailure; readonly cached: PriceList | null };

/** What a test of the connection found out; nothing else is claimed. */
export type ConnectionReply =
  | {
      readonly ok: true;
      readonly pricePoints: number;
      readonly key: 'works' | 'may-not-look-up' | 'none';
    }
  | { readonly ok: false; readonly why: ReadFailure };

export type SaveSetupReply =
  | { readonly ok: true; readonly status: Status; readonly keyTrimmed: boolean }
  | {
      readonly ok: false;
      readonly problem:
        | SettingsProblem
        | { readonly field: 'secretKey'; readonly problem: SecretKeyProblem }
        | { readonly field: 'passphrase'; readonly problem: PassphraseProblem | 'missing-key' };
    };

export type UnlockReply =
  | { readonly ok: true; readonly status: Status }
  | {
      readonly ok: false;
      readonly why: 'wrong-passphrase' | 'wait' | 'no-key' | 'key-unreadable';
      /** No passphrase is tried before (milliseconds since 1970), after too many wrong ones. */
      readonly until: number | null;
    };

export interface OpenChargesReply {
  readonly charges: readonly Charge[];
  readonly damaged: readonly DamagedCharge[];
}

export type ChargeReply = { readonly charge: Charge };

/** Every command: what a page of ours may ask of the background, and what it answers. No other sender may ask anything. */
export interface Commands {
  'get-status': { request: null; reply: Status };
  'save-setup': { request: SaveSetupRequest; reply: SaveSetupReply };
  'remove-key': { request: null; reply: Status };
  unlock: { request: { passphrase: string }; reply: UnlockReply };
  lock: { request: null; reply: Status };
  'test-connection': { request: null; reply: ConnectionReply };
  'open-form': { request: OpenFormRequest; reply: OpenedForm };
  'list-price-points': { request: { fresh: boolean }; reply: PricesReply };
  'read-customer': { request: ReadCustomerRequest; reply: PageCustomer };
  'check-customer': { request: CheckCustomerRequest; reply: CustomerCheck };
  'find-by-email': { request: { email: string }; reply: FoundByEmail };
  'propose-card': { request: { tabId: number }; reply: CardProposal };
  'try-card': { request: TryCardRequest; reply: CardTrial };
  'save-card': { request: { card: SiteCard }; reply: SavedCards };
  'remove-card': { request: { id: string }; reply: ListedCards };
  'list-cards': { request: null; reply: ListedCards };
  /** The text of a file of cards, as it would be imported. */
  'preview-cards': { request: { text: string }; reply: PreviewedCards };
  /** The text of a file of cards; nothing is saved unless all of it is sound. */
  'import-cards': { request: { text: string }; reply: SavedCards };
  'save-draft': { request: { tabId: number; draft: Draft | null }; reply: null };
  'start-charge': { request: StartChargeRequest; reply: ChargeReply };
  'get-charge': { request: { chargeId: string }; reply: Charge | null };
  /** The agent has seen it and goes on: it is not shown first again. */
  'put-aside': { request: { chargeId: string }; reply: { newChargeId: string } };
  'check-outcome': { request: { chargeId: string }; reply: Charge | null };
  'mark-charge': { request: MarkChargeRequest; reply: Charge | null };
  'list-open-charges': { request: null; reply: OpenChargesReply };
  'get-damaged': { request: { chargeId: string }; reply: DamagedCharge | null };
  'close-damaged': { request: CloseDamagedRequest; reply: null };
}

export type CommandName = keyof Commands;
