import type { CardHealth } from './domain/card-health';
import type { Charge, DamagedCharge, PagePlace } from './domain/charge';
import type { ChargeEvent } from './domain/charge-event';
import type { CustomerId } from './domain/customer-id';
import type { Asset, Payment } from './domain/customer-books';
import type { PageQuestion, PageReading, Pointed } from './domain/page-reading';
import type { PriceList, PricePoint } from './domain/price-point';
import type { SecretKey } from './domain/secret-key';
import type { Settings } from './domain/settings';
import type { SiteCard } from './domain/site-card';

/** Milliseconds since 1970. */
export interface Clock {
  now(): number;
}

/** Random UUIDs. */
export interface Ids {
  next(): string;
}

export type BeginningEvent = Extract<ChargeEvent, { type: 'sending' | 'not-sent' }>;
export type LaterEvent = Exclude<ChargeEvent, BeginningEvent>;

export type Beginning =
  | { readonly begun: true; readonly charge: Charge }
  /** That id is taken: the same charge was pressed before. */
  | { readonly begun: false; readonly why: 'same-charge' }
  /** The customer has an open charge, in whichever window it was made (rule 4). */
  | { readonly begun: false; readonly why: 'customer-busy'; readonly chargeId: string };

export interface ChargesOfCustomer {
  readonly charges: readonly Charge[];
  readonly damaged: readonly DamagedCharge[];
  /** Damaged records that the agent has closed: they block nobody any more. */
  readonly closed: readonly DamagedCharge[];
}

/** A damaged record that the agent has closed. `story` is null where not even its beginning can be read. */
export interface ClosedRecord {
  readonly damaged: DamagedCharge;
  readonly story: Charge | null;
}

/** When a charge is to be looked at, and when that was planned, in milliseconds since 1970. */
export interface PlannedLook {
  readonly chargeId: string;
  readonly at: number;
  readonly plannedAt: number;
}

/** The append-only record of all charges. Every method rejects when the disk fails: nothing may be sent then. */
export interface Journal {
  /** Writes the first event and, for one that is about to be sent, claims its customer: one atomic, strict write. */
  begin(event: BeginningEvent): Promise<Beginning>;
  /** Adds an event if it fits the charge's state; the charge as it stands afterwards, undefined when unreadable. */
  append(chargeId: string, event: LaterEvent): Promise<Charge | undefined>;
  read(chargeId: string): Promise<Charge | undefined>;
  /** Charges whose outcome is open, the oldest first, and the damaged ones that nobody has seen to. */
  open(): Promise<ChargesOfCustomer>;
  /** How many charges are open, damaged ones among them. */
  countOpen(): Promise<number>;
  /** The charge begun last, whatever clocks said meanwhile, if it was at or after `since` (milliseconds since 1970). */
  latest(since: number): Promise<Charge | undefined>;
  ofCustomer(organization: string, externalId: string): Promise<ChargesOfCustomer>;
  /** When which charge is to be looked at next, the earliest first. */
  looksAhead(): Promise<readonly PlannedLook[]>;
  readDamaged(chargeId: string): Promise<DamagedCharge | undefined>;
  /** Adds the agent's word to a damaged record and frees its customer; true when there was one. A denied one is watched. */
  closeDamaged(chargeId: string, word: Extract<ChargeEvent, { type: 'marked' }>): Promise<boolean>;
  readClosed(chargeId: string): Promise<ClosedRecord | undefined>;
  /** Adds a look to a closed damaged record: what was found opens it again, else it is looked at next at `lookAt`. */
  noteDamaged(
    chargeId: string,
    looked: Extract<ChargeEvent, { type: 'looked' }>,
    lookAt: number | null,
  ): Promise<void>;
}

export type OpenedKey =
  | { readonly ok: true; readonly key: SecretKey }
  | { readonly ok: false; readonly why: 'locked' | 'no-key' };

export interface KeyStatus {
  /** A key is kept, whosever it is, and whether or not it can be read. */
  readonly stored: boolean;
  /** Whose it is; null where none is kept, or where what is kept does not say. */
  readonly organization: string | null;
  readonly ending: string;
  readonly remembered: boolean;
  readonly locked: boolean;
}

/** What came of a passphrase. `until` (milliseconds since 1970): none is tried before, after too many wrong ones. */
export type Unlocking =
  | { readonly result: 'unlocked' | 'no-key' | 'key-unreadable' }
  | { readonly result: 'wrong-passphrase' | 'wait'; readonly until: number | null };

/** Where the secret key is sealed. Nothing here returns it but `open`. */
export interface Vault {
  status(): Promise<KeyStatus>;
  /**
   * Saves a set-up, all of it or nothing: the settings, and the key of their organization, sealed with a
   * passphrase, or with this device's own key when it is null. Leaves the key unlocked.
   */
  seal(settings: Settings, key: SecretKey, passphrase: string | null): Promise<void>;
  unlock(passphrase: string): Promise<Unlocking>;
  /** Opens the key of that organization; `no-key` where the one that is kept is another's, or does not say whose it is. */
  open(organization: string): Promise<OpenedKey>;
  lock(): Promise<void>;
  remove(): Promise<void>;
}

export interface SettingsStore {
  read(): Promise<Settings>;
  write(settings: Settings): Promise<void>;
  lastPricePoint(organization: string): Promise<string>;
  rememberPricePoint(organization: string, ident: string): Promise<void>;
}

/** The price lists last read, one for each organisation. */
export interface PriceShelf {
  read(organization: string): Promise<PriceList | undefined>;
  write(organization: string, prices: PriceList): Promise<void>;
}

/** What lasts as long as the browser session: drafts, what a shortcut asked for, what was put aside. Gone at lock. */
export interface SessionStore {
  read(key: string): Promise<unknown>;
  write(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
}

/**
 * Why a call brought nothing. The server answered in all but the first two: `not-found` is its 404 to anything
 * but the price list, `server-error` any other error of its own.
 */
export type CallFailure =
  | 'network'
  | 'timeout'
  | 'organization-unknown'
  | 'key-refused'
  | 'forbidden'
  | 'not-found'
  | 'malformed'
  | 'server-error';

/** `serverAt`: the server's own clock in its answer, milliseconds since 1970; null when it did not say. */
export type Read<Value> =
  | { readonly ok: true; readonly value: Value; readonly serverAt: number | null }
  | { readonly ok: false; readonly why: CallFailure };

export interface OneClickCall {
  readonly organization: string;
  readonly key: SecretKey;
  readonly externalId: CustomerId;
  readonly ppIdent: string;
  readonly idempotencyKey: string;
  /** The assets that were read before showed it as owned: `double_purchase` is then a refusal. */
  readonly isOwned: boolean;
  readonly metadata: Readonly<Record<string, string>>;
}

/** What came of the one request of a charge, without its time. */
export type OneClickOutcome =
  | Omit<Extract<ChargeEvent, { type: 'answered' }>, 'at'>
  | Omit<Extract<ChargeEvent, { type: 'refused' }>, 'at'>
  | Omit<Extract<ChargeEvent, { type: 'lost' }>, 'at'>;

/** The FunnelFox Billing API. One `fetch` for each call, never a second one. Nothing here rejects. */
export interface Billing {
  oneClick(call: OneClickCall): Promise<OneClickOutcome>;
  /** All price points, or the one named. `timeout` in milliseconds. */
  pricePoints(
    organization: string,
    ident: string | null,
    timeout: number,
  ): Promise<Read<{ readonly pricePoints: readonly PricePoint[]; readonly unreadable: number }>>;
  paymentsHistory(
    organization: string,
    key: SecretKey,
    externalId: string,
    timeout: number,
  ): Promise<Read<readonly Payment[]>>;
  /** What the customer owns; needs no key. */
  myAssets(
    organization: string,
    externalId: string,
    timeout: number,
  ): Promise<Read<readonly Asset[]>>;
  /** Finds out whether the next charge can be sent so that the browser cannot repeat it (rule 2). */
  readyForCharge(organization: string, ident: string, timeout: number): Promise<void>;
  /** The customers with this e-mail address; needs the key. */
  searchUsers(
    organization: string,
    key: SecretKey,
    email: string,
    timeout: number,
  ): Promise<Read<readonly string[]>>;
  /** Asks an endpoint that needs the key for nothing in particular. */
  tryKey(organization: string, key: SecretKey, timeout: number): Promise<Read<null>>;
}

/** The page of a tab, with its whole address, which is kept nowhere. */
export interface OpenPage extends PagePlace {
  readonly url: string;
}

/**
 * Why a page cannot be read: the tab is gone, it is a page of the browser or of an extension store, our
 * access ended when the tab went elsewhere, or it did not answer.
 */
export type PageFailure = 'no-page' | 'browser-page' | 'store-page' | 'no-access' | 'not-readable';

export type PageRead<Answer> =
  | { readonly ok: true; readonly page: OpenPage; readonly answer: Answer }
  | { readonly ok: false; readonly why: PageFailure; readonly page: OpenPage | null };

/** The page a form stands on, read when asked: `activeTab` is all the access there is. */
export interface ActivePage {
  /** Asks the page one question, made from its address. The answer is of that very address. */
  read(tabId: number, ask: (url: string) => PageQuestion): Promise<PageRead<PageReading>>;
  /** What the agent points at: the selection, or the field that holds the cursor. */
  readPointed(tabId: number, labels: readonly string[]): Promise<PageRead<Pointed>>;
}

/** The site cards of this device, beside the shipped ones. */
export interface CardShelf {
  /** Taught and imported cards; one that can no longer be read counts in `unreadable`. */
  read(): Promise<{ readonly cards: readonly SiteCard[]; readonly unreadable: number }>;
  /** Writes cards over those of the same id. */
  write(cards: readonly SiteCard[]): Promise<void>;
  remove(id: string): Promise<void>;
  health(): Promise<ReadonlyMap<string, CardHealth>>;
  noteHealth(id: string, health: CardHealth): Promise<void>;
}

/** What the browser lets us do right now. */
export interface Reach {
  online(): boolean;
  /** Without it both browsers still deliver the charge, but hide its answer. */
  mayCallBilling(): Promise<boolean>;
}

export interface Notifier {
  /** Tells pages of ours that a charge has news; where none shows it, a notification does. */
  tell(charge: Charge): Promise<void>;
  /** Tells pages of ours alone: nothing came of it that would be worth a notification. */
  refresh(charge: Charge): Promise<void>;
}

/** Keeps the background alive while a charge is out; returns what ends it. */
export interface Heartbeat {
  start(): () => void;
  /** Calls once no work is under way any more; at once when none is. */
  whenStill(then: () => void): void;
}

/** Wakes the background at a time (milliseconds since 1970), or no more (null). */
export interface Alarm {
  wakeAt(at: number | null): Promise<void>;
}

/** Time that a change of the device's clock does not touch. */
export interface Timers {
  /** Does the work so many milliseconds from now, if this life of the background lasts so long; it is kept alive for it. */
  after(delay: number, work: () => Promise<void>): void;
}

/** What the toolbar shows: how many charges somebody has to see to. */
export interface Badge {
  show(openCharges: number): Promise<void>;
}

/** Runs one piece of work at a time for each name, across all lives and windows. */
export interface Locks {
  run<Result>(name: string, work: () => Promise<Result>): Promise<Result>;
}

/** The one logger. Takes no text but a fixed one: no secret, customer or payment can get in. */
export interface Log {
  bug(where: string): (error: unknown) => undefined;
}
