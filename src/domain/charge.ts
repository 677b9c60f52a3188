import type { Money } from './money';
import type { PricePoint } from './price-point';

export type Surface = 'popup' | 'menu' | 'shortcut';

/** Where in the browser the form stands: `address` without query and fragment. */
export interface PagePlace {
  readonly tabId: number;
  readonly host: string;
  readonly address: string;
}

/** Why the form believes who the customer is. `label` is the field's own text on the page. */
export interface Provenance {
  readonly label: string;
  readonly host: string;
}

/** A charge exactly as the agent saw it when the button was pressed. Times are milliseconds since 1970. */
export interface ChargeRequest {
  /** Also the `idempotency_key` and the `ref` in the metadata. */
  readonly chargeId: string;
  readonly organization: string;
  readonly isTest: boolean;
  readonly externalId: string;
  readonly pricePoint: PricePoint;
  readonly note: string;
  readonly agent: string;
  readonly surface: Surface;
  readonly page: PagePlace | null;
  readonly provenance: Provenance | null;
  readonly pressedAt: number;
}

/** One payment as the history knew it before the charge was sent. Amounts in minor units. */
export interface KnownPayment {
  readonly orderId: string;
  readonly refundedMinor: number;
}

/** What the payment history showed before sending; without it the history proves nothing afterwards. */
export type Snapshot =
  | { readonly taken: true; readonly at: number; readonly payments: readonly KnownPayment[] }
  | { readonly taken: false; readonly why: 'key-refused' | 'unreachable' | 'unreadable' };

/** The server's word on a charge, after `readChargeAnswer`. `odd` names fields that were absent or mistyped. */
export interface ChargeAnswer {
  readonly status: 'succeeded' | 'failed' | 'cancelled' | 'processing' | 'authenticating';
  readonly orderId: string | null;
  readonly requestId: string | null;
  readonly messageForCustomer: string | null;
  readonly isReplay: boolean;
  readonly odd: readonly string[];
}

/** Why an outcome is not known. `background-ended`: the browser stopped us while the request was out. */
export type LossReason =
  | 'timeout'
  | 'network'
  | 'too-large'
  | 'not-json'
  | 'http-status'
  | 'not-understood'
  | 'background-ended';

/** Why nothing was sent. Each of them means: nothing was charged. */
export type NotSentReason =
  | { readonly code: 'not-set-up' | 'no-key' | 'locked' | 'offline' | 'no-host-permission' }
  | { readonly code: 'customer-id' }
  | { readonly code: 'open-charge'; readonly chargeId: string }
  | { readonly code: 'journal-failed' }
  | { readonly code: 'price-unread' | 'price-gone' }
  | { readonly code: 'price-changed'; readonly now: PricePoint }
  | { readonly code: 'page-changed'; readonly was: string; readonly now: string };

/** What happened to a charge, in order; the journal holds these and nothing else. */
export type ChargeEvent =
  | {
      readonly type: 'sending';
      readonly at: number;
      readonly life: string;
      readonly request: ChargeRequest;
      readonly snapshot: Snapshot;
    }
  | {
      readonly type: 'not-sent';
      readonly at: number;
      readonly request: ChargeRequest;
      readonly reason: NotSentReason;
    }
  | { readonly type: 'answered'; readonly at: number; readonly answer: ChargeAnswer }
  | {
      readonly type: 'refused';
      readonly at: number;
      readonly httpStatus: number;
      readonly text: string;
      readonly code: string | null;
      readonly requestId: string | null;
    }
  | {
      readonly type: 'lost';
      readonly at: number;
      readonly why: LossReason;
      readonly httpStatus: number | null;
    }
  | {
      readonly type: 'marked';
      readonly at: number;
      readonly charged: boolean;
      readonly by: string;
    };

export type ChargeState =
  | 'sending'
  | 'not-sent'
  | 'succeeded'
  | 'failed'
  | 'cancelled'
  | 'refused'
  | 'processing'
  | 'authenticating'
  | 'unknown'
  | 'marked-charged'
  | 'marked-not-charged';

/** A charge as derived from its events. */
export interface Charge {
  readonly request: ChargeRequest;
  readonly state: ChargeState;
  readonly events: readonly ChargeEvent[];
}

/** True while the outcome may still change: the customer is blocked for another charge (rule 4). */
export function isOpen(state: ChargeState): boolean {
  return ['sending', 'processing', 'authenticating', 'unknown'].includes(state);
}

/** The amount that the agent saw on the button. */
export function listedPrice(request: ChargeRequest): Money {
  return request.pricePoint.now;
}
