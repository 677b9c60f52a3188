import type { ChargeRequest } from './charge';
import type { Finding, LookResult } from './finding';
import type { Money } from './money';
import type { PricePoint } from './price-point';

/** One payment as the history knew it before the charge was sent. Amounts in minor units. */
export interface KnownPayment {
  readonly orderId: string;
  /** Null where the server's row could not be read: its id alone says that it was there. */
  readonly refundedMinor: number | null;
}

/** What the customer owned before the charge was sent, by the ids of `Asset`; an asset that is not among them is new. */
export type OwnedBefore =
  { readonly taken: true; readonly ids: readonly string[] } | { readonly taken: false };

/** The idempotency key of an earlier, lost charge, which this one sends in its place. */
export interface LentKey {
  readonly key: string;
  /** The charge whose key it first was. */
  readonly by: string;
}

/**
 * What the payment history showed before sending; without it the history proves nothing afterwards.
 * `serverAt` is the server's own clock at that moment, null when it did not say.
 */
export type Snapshot =
  | {
      readonly taken: true;
      readonly at: number;
      readonly serverAt: number | null;
      readonly payments: readonly KnownPayment[];
    }
  | { readonly taken: false; readonly why: 'key-refused' | 'unreachable' | 'unreadable' };

/** The server's word on a charge, after `readChargeAnswer`. `odd` names fields that were absent or mistyped. */
export interface ChargeAnswer {
  readonly status: 'succeeded' | 'failed' | 'cancelled' | 'processing' | 'authenticating';
  readonly orderId: string | null;
  readonly requestId: string | null;
  readonly messageForCustomer: string | null;
  readonly isReplay: boolean;
  /**
   * False for a denial that may answer the browser's second delivery of a charge whose first one went
   * through: look-ups have to confirm it first.
   */
  readonly isCertain: boolean;
  readonly odd: readonly string[];
}

/** The words by which the server denies a charge. */
export type Denial = 'failed' | 'cancelled' | 'refused';

/** Why an outcome is not known. `background-ended`: the browser stopped us while the request was out. */
export type LossReason =
  | 'timeout'
  | 'network'
  | 'too-large'
  | 'not-json'
  | 'http-status'
  | 'not-understood'
  | 'background-ended'
  /** The server knows our one-time key already: the browser has sent the charge twice. */
  | 'repeated'
  /** The server says that the customer has it already, and did not show it before: it may be this charge's doing. */
  | 'already-owned';

/** An earlier charge of the same, and who knows of it. `at` is null where the source tells no time. */
export interface EarlierCharge {
  readonly knownBy: 'journal' | 'assets' | 'payments';
  /** The charge's id in our journal, else the order's; what the agent agrees to by it is this one. */
  readonly id: string;
  readonly at: number | null;
  readonly amount: Money;
}

/** Why nothing was sent. Each of them means: nothing was charged. */
export type NotSentReason =
  | { readonly code: 'not-set-up' | 'no-key' | 'locked' | 'offline' | 'no-host-permission' }
  | { readonly code: 'customer-id' }
  | { readonly code: 'open-charge'; readonly chargeId: string }
  /** The agent is shown all of them, the latest first. */
  | { readonly code: 'charge-again'; readonly earlier: readonly EarlierCharge[] }
  /** The form was used up, or is another organisation's, or its press was held up (page hung, computer slept). */
  | { readonly code: 'form-used' | 'organization-changed' | 'held-up' }
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
      readonly owned: OwnedBefore;
      /** The server's own clock before the charge left, in milliseconds since 1970; null when it did not say. */
      readonly serverAt: number | null;
      /** Null: the charge's own id is its idempotency key. */
      readonly lentKey: LentKey | null;
    }
  | {
      readonly type: 'not-sent';
      readonly at: number;
      readonly request: ChargeRequest;
      readonly reason: NotSentReason;
    }
  | {
      /** Written down, and then too late to be sent: `fetch` was never called, in the life that wrote it. */
      readonly type: 'withheld';
      readonly at: number;
      readonly life: string;
      readonly reason: NotSentReason;
    }
  | { readonly type: 'answered'; readonly at: number; readonly answer: ChargeAnswer }
  | {
      /** The server answered the order of the charge whose key this one was lent. */
      readonly type: 'already-charged';
      readonly at: number;
      readonly answer: ChargeAnswer;
    }
  | {
      /**
       * A later charge, which was lent this one's key, was answered for it. `answer` is null where the server
       * only said that it knows the key.
       */
      readonly type: 'key-answered';
      readonly at: number;
      readonly by: string;
      readonly answer: ChargeAnswer | null;
    }
  | {
      readonly type: 'refused';
      readonly at: number;
      readonly httpStatus: number;
      readonly text: string;
      readonly code: string | null;
      readonly requestId: string | null;
      /** As in `ChargeAnswer`. */
      readonly isCertain: boolean;
    }
  | {
      readonly type: 'lost';
      readonly at: number;
      readonly why: LossReason;
      readonly httpStatus: number | null;
    }
  | {
      /** Somebody or the schedule looked the charge up at the server. */
      readonly type: 'looked';
      readonly at: number;
      readonly by: 'schedule' | 'agent';
      readonly assets: LookResult;
      readonly payments: LookResult;
      readonly finding: Finding;
      /** The server's own clock, in milliseconds since 1970; null when it did not say. */
      readonly serverAt: number | null;
      /** The denial that this look confirms: the server's books could be read in time, and show no payment. */
      readonly confirms: Denial | null;
    }
  | {
      readonly type: 'marked';
      readonly at: number;
      readonly charged: boolean;
      readonly by: string;
      /** The agent's own words. */
      readonly why: string;
      /** The order that the agent took for this charge's, of those that a look had found. */
      readonly orderId: string | null;
    };
