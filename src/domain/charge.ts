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

/** An order that a look found. Null is what the source does not tell. Times are the server's. */
export interface FoundOrder {
  readonly orderId: string | null;
  readonly amount: Money;
  readonly createdAt: number | null;
}

/**
 * What a look found of a charge. `ours` carries our reference: that is certain. `probable` is one new
 * order of the amount, `possible` one or more of another amount (tax, perhaps), `twice` two that fit.
 */
export interface Finding {
  readonly kind: 'nothing' | 'ours' | 'probable' | 'possible' | 'twice';
  readonly orders: readonly FoundOrder[];
}

/** What came of asking one source. `no-snapshot`: the payments before the charge are not known. */
export type LookResult =
  'read' | 'locked' | 'no-key' | 'key-refused' | 'unreachable' | 'unreadable' | 'no-snapshot';

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
  | { readonly code: 'charge-again'; readonly earlier: EarlierCharge }
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
      /** Somebody or the schedule looked the charge up at the server. */
      readonly type: 'looked';
      readonly at: number;
      readonly by: 'schedule' | 'agent';
      readonly assets: LookResult;
      readonly payments: LookResult;
      readonly finding: Finding;
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
  | 'charged-twice'
  | 'marked-charged'
  | 'marked-not-charged';

/** A charge as derived from its events. */
export interface Charge {
  readonly request: ChargeRequest;
  readonly state: ChargeState;
  readonly events: readonly ChargeEvent[];
}

/** A record that cannot be read. It is shown, and blocks its customer until somebody has seen to it. */
export interface DamagedCharge {
  readonly chargeId: string;
  readonly organization: string;
  readonly externalId: string;
  /** Milliseconds since 1970; null when not even that is known. */
  readonly begunAt: number | null;
}

const OPEN: readonly ChargeState[] = [
  'sending',
  'processing',
  'authenticating',
  'unknown',
  'charged-twice',
];

/** True while somebody has to settle it: the customer is blocked for another charge (rule 4). */
export function isOpen(state: ChargeState): boolean {
  return OPEN.includes(state);
}

/** The amount that the agent saw on the button. */
export function listedPrice(request: ChargeRequest): Money {
  return request.pricePoint.now;
}

/** The order that this charge is known by: the latest that the server or the agent named. */
export function orderOf({ events }: Charge): string | null {
  for (const event of events.toReversed()) {
    const orderId = orderIn(event);
    if (orderId !== null) return orderId;
  }
  return null;
}

function orderIn(event: ChargeEvent): string | null {
  switch (event.type) {
    case 'answered':
      return event.answer.orderId;
    case 'marked':
      return event.orderId;
    case 'looked':
      return event.finding.kind === 'ours' ? (event.finding.orders[0]?.orderId ?? null) : null;
    case 'sending':
    case 'not-sent':
    case 'refused':
    case 'lost':
      return null;
    default:
      return event satisfies never;
  }
}

/** Every order that belongs to this charge, so that no other charge takes it for its own. */
export function ordersOf({ events }: Charge): readonly string[] {
  return events.flatMap((event) => orderIn(event) ?? []);
}
