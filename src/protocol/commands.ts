import type { Charge, DamagedCharge, Provenance, Surface } from '../domain/charge';
import type { PriceList } from '../domain/price-point';
import type { Settings, SettingsProblem } from '../domain/settings';
import type { SiteCard } from '../domain/site-card';
import type { SecretKeyProblem } from '../domain/secret-key';
import type { PassphraseProblem } from '../domain/passphrase';
import type {
  CardProposal,
  CardTrial,
  CustomerCheck,
  FoundByEmail,
  ListedCards,
  PageCustomer,
  PreviewedCards,
  SavedCards,
} from './page-commands';
import type { ReadFailure } from './read-failure';
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
  readonly key: {
    /** The organization in the settings has a key. */
    readonly stored: boolean;
    readonly ending: string;
    readonly remembered: boolean;
    /**
     * There while the key that is kept is not that organization's: whose it is, or null where it does not
     * say. No charge is sent with it until it is.
     */
    readonly otherOrganization?: string | null;
  };
  readonly locked: boolean;
  /** Charges whose outcome is still open, of all customers. */
  readonly openCharges: number;
  readonly hostPermission: boolean;
}

/** What was typed and not sent yet. The charge's id belongs to the form, so a reopened form is the same charge. */
export interface Draft {
  readonly chargeId: string;
  readonly externalId: string;
  readonly provenance: Provenance | null;
  readonly ppIdent: string;
  readonly note: string;
  /** What the page showed when the form was filled; null where that was not known. */
  readonly record: string | null;
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

export type PricesReply =
  | { readonly ok: true; readonly prices: PriceList }
  | { readonly ok: false; readonly why: ReadFailure; readonly cached: PriceList | null };

/** What a test of the connection found out; nothing else is claimed. */
export type ConnectionReply =
  | {
      readonly ok: true;
      readonly pricePoints: number;
      readonly key: 'works' | 'may-not-look-up' | 'untested' | 'none';
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
  'preview-cards': { request: { text: string }; reply: PreviewedCards };
  /** The text of a file of cards; nothing is saved unless all of it is sound. */
  'import-cards': { request: { text: string }; reply: SavedCards };
  'save-draft': { request: { tabId: number; draft: Draft | null }; reply: null };
  'start-charge': { request: StartChargeRequest; reply: { readonly charge: Charge } };
  'get-charge': { request: { chargeId: string }; reply: Charge | null };
  /** The agent has seen it and goes on: it is not shown first again. */
  'put-aside': { request: { chargeId: string }; reply: { newChargeId: string } };
  'check-outcome': { request: { chargeId: string }; reply: Charge | null };
  'mark-charge': { request: MarkChargeRequest; reply: Charge | null };
  'list-open-charges': { request: null; reply: OpenChargesReply };
  'get-damaged': { request: { chargeId: string }; reply: DamagedCharge | null };
  /** `closed` is false while it is too early to deny the charge. */
  'close-damaged': { request: CloseDamagedRequest; reply: { closed: boolean } };
}

export type CommandName = keyof Commands;
