import type { Charge, DamagedCharge, Surface } from '../domain/charge';
import type { PriceList, PricePoint } from '../domain/price-point';
import type { OpenChargesReply, Status } from '../protocol/commands';
import type { CustomerCheck, PageCustomer } from '../protocol/page-commands';
import type { ReadFailure } from '../protocol/read-failure';
import type { PageHint } from '../protocol/requests';
import { blankForm, type Form } from './form';
import { SAME_PAGE, type PageLock } from './page-lock';
import type { Teaching } from './teach-page';

/** A charge on the screen, from the press on. */
export interface ShownCharge {
  readonly name: 'charge';
  readonly chargeId: string;
  /** What was pressed, for as long as there is no record to read it from. */
  readonly pressed: { readonly form: Form; readonly at: number } | null;
  readonly charge: Charge | null;
  /** The background went away before it answered: only the record can tell now. */
  readonly isReplyLost: boolean;
}

export type Screen =
  | { readonly name: 'opening' }
  | { readonly name: 'no-answer' }
  | { readonly name: 'set-up-needed' }
  /** `notSent` is the charge that the lock stood against; its form comes back after the unlock. */
  | { readonly name: 'locked'; readonly notSent: Charge | null }
  | { readonly name: 'form' }
  | { readonly name: 'teach'; readonly teaching: Teaching }
  | { readonly name: 'open-charges'; readonly open: OpenChargesReply }
  | { readonly name: 'damaged'; readonly damaged: DamagedCharge }
  | ShownCharge;

/** The price list on the form. `failure` says why the last refresh brought nothing. */
export interface ShownPrices {
  readonly list: PriceList | null;
  readonly isReading: boolean;
  readonly failure: ReadFailure | 'no-answer' | null;
}

/** What the form says of its price point beside it. */
export type PriceRemark =
  | { readonly kind: 'vanished'; readonly ident: string }
  | { readonly kind: 'changed'; readonly was: PricePoint };

export interface PopupState {
  readonly screen: Screen;
  readonly status: Status | null;
  readonly surface: Surface;
  /** What the right-click menu was used on. */
  readonly hint: PageHint | null;
  /** The menu asked to teach the page; it is done before the form, and outlasts an unlock. */
  readonly isTeaching: boolean;
  readonly tabId: number | null;
  readonly form: Form;
  /** What the form was filled from; once read it changes only at the agent's word. */
  readonly customerRead: PageCustomer | 'reading' | null;
  /** The page is on the move and is being read again: what was read of it is not said yet. */
  readonly isReadAgain: boolean;
  readonly pageLock: PageLock;
  /** What the page showed when the draft was left, until it has been compared with what it shows now. */
  readonly draftRecord: string | null;
  /** What `/search_users` said, by address and ID: each pair is asked about once. */
  readonly checks: ReadonlyMap<string, CustomerCheck>;
  /** The address by which the agent looked the customer up; empty when they did not. */
  readonly lookedUpEmail: string;
  /** From then on the page's own ID no longer overwrites the field: it was typed or looked up. */
  readonly isCustomerTyped: boolean;
  readonly prices: ShownPrices;
  readonly priceRemark: PriceRemark | null;
  /** From then on no price point is chosen for the agent. */
  readonly isPriceTouched: boolean;
  /** What to choose from the list once it is there; `isExpected` when its absence is worth a word. */
  readonly wanted: { readonly ident: string; readonly isExpected: boolean };
  /** Fields whose emptiness may be said: after a press, or once they were left. */
  readonly saysEmptyCustomer: boolean;
  readonly saysEmptyPrice: boolean;
  /** Grows whenever what a press would charge changed by itself: the button is then armed anew. */
  readonly selfChanges: number;
  readonly wasPressedEarly: boolean;
}

export const OPENING: PopupState = {
  screen: { name: 'opening' },
  status: null,
  surface: 'popup',
  hint: null,
  isTeaching: false,
  tabId: null,
  form: blankForm(''),
  customerRead: null,
  isReadAgain: false,
  pageLock: SAME_PAGE,
  draftRecord: null,
  checks: new Map(),
  lookedUpEmail: '',
  isCustomerTyped: false,
  prices: { list: null, isReading: false, failure: null },
  priceRemark: null,
  isPriceTouched: false,
  wanted: { ident: '', isExpected: false },
  saysEmptyCustomer: false,
  saysEmptyPrice: false,
  selfChanges: 0,
  wasPressedEarly: false,
};
