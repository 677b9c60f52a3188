import type { ChargeState } from '../../../src/domain/charge';
import type {
  ChargeAnswer,
  ChargeEvent,
  LossReason,
  NotSentReason,
} from '../../../src/domain/charge-event';
import type { Finding, LookResult } from '../../../src/domain/finding';
import { samplePrice, sampleRequest } from './seed-charge';

/** A charge that the popup can show: its name in pictures, its events, and a text by which it is known to be there. */
export interface ChargeStory {
  readonly name: string;
  readonly events: readonly ChargeEvent[];
  readonly shows: RegExp;
}

const sending = (): ChargeEvent => ({
  type: 'sending',
  at: Date.now(),
  life: 'a-life',
  request: sampleRequest(),
  snapshot: { taken: true, at: Date.now(), serverAt: null, payments: [] },
});

const answered = (status: ChargeAnswer['status']): ChargeEvent => ({
  type: 'answered',
  at: Date.now(),
  answer: {
    status,
    orderId: '3c90c3cc-0d44-4b50-8888-8dd25736052a',
    requestId: 'req_5f0c2a',
    messageForCustomer: status === 'failed' ? 'Your card has insufficient funds.' : null,
    isReplay: false,
    odd: [],
  },
});

const lost = (why: LossReason): ChargeEvent => ({
  type: 'lost',
  at: Date.now(),
  why,
  httpStatus: why === 'http-status' ? 502 : null,
});

const marked = (charged: boolean): ChargeEvent => ({
  type: 'marked',
  at: Date.now(),
  charged,
  by: 'Robin',
  why: 'seen in the support tool',
  orderId: null,
});

const order = {
  orderId: '9b2f0c11-3c4d-4f7a-9a58-0f6f0a7f1d22',
  amount: samplePrice.now,
  createdAt: Date.now(),
};
const second = { ...order, orderId: '1d7a4c52-90a1-4a53-8d3e-7b1c9d1f0e33' };

const taxed = [3299, 3599].map((minor, index) => ({
  ...(index === 0 ? order : second),
  amount: { ...samplePrice.now, minor },
}));

const looked = (
  kind: Finding['kind'],
  orders: Finding['orders'],
  payments: LookResult = 'read',
): ChargeEvent => ({
  type: 'looked',
  at: Date.now(),
  by: 'schedule',
  assets: 'read',
  payments,
  finding: { kind, orders },
});

const refused: ChargeEvent = {
  type: 'refused',
  at: 0,
  httpStatus: 200,
  text: 'The customer already has an active subscription.',
  code: 'double_purchase',
  requestId: 'req_5f0c2b',
};

// A state, a loss or a reason that is missing here does not compile.
const states: Record<Exclude<ChargeState, 'not-sent'>, readonly [() => ChargeEvent[], RegExp]> = {
  sending: [() => [sending()], /Sending|Waiting/],
  succeeded: [() => [sending(), answered('succeeded')], /Succeeded/],
  failed: [() => [sending(), answered('failed')], /Failed/],
  cancelled: [() => [sending(), answered('cancelled')], /Cancelled/],
  refused: [() => [sending(), refused], /Refused/],
  processing: [() => [sending(), answered('processing')], /Processing/],
  authenticating: [() => [sending(), answered('authenticating')], /must authenticate/],
  unknown: [() => [sending(), lost('network')], /Outcome unknown/],
  'charged-twice': [
    () => [sending(), answered('succeeded'), looked('twice', [order, second])],
    /Charged twice\?/,
  ],
  'marked-charged': [() => [sending(), lost('network'), marked(true)], /Marked as charged/],
  'marked-not-charged': [
    () => [sending(), lost('network'), marked(false)],
    /Marked as not charged/,
  ],
};

const losses: Record<LossReason, RegExp> = {
  timeout: /90 seconds/,
  network: /connection broke/,
  'too-large': /too large/,
  'not-json': /no answer of the billing server/,
  'http-status': /HTTP 502/,
  'not-understood': /could not be understood/,
  'background-ended': /stopped the extension/,
  repeated: /sent it a second time/,
};

const looks: Record<Exclude<Finding['kind'], 'ours' | 'twice'>, readonly [ChargeEvent, RegExp]> = {
  nothing: [looked('nothing', [], 'locked'), /proves nothing yet/],
  probable: [looked('probable', [order]), /probably this charge/],
  possible: [looked('possible', taxed), /with tax/],
};

const changedPrice = { ...samplePrice, now: { ...samplePrice.now, minor: 3499 } };
const reasons: Record<NotSentReason['code'], NotSentReason> = {
  'not-set-up': { code: 'not-set-up' },
  'no-key': { code: 'no-key' },
  locked: { code: 'locked' },
  offline: { code: 'offline' },
  'no-host-permission': { code: 'no-host-permission' },
  'customer-id': { code: 'customer-id' },
  'open-charge': { code: 'open-charge', chargeId: '3c90c3cc-0d44-4b50-8888-8dd25736052a' },
  'charge-again': {
    code: 'charge-again',
    earlier: [
      { knownBy: 'payments', id: order.orderId, at: order.createdAt, amount: order.amount },
    ],
  },
  'form-used': { code: 'form-used' },
  'organization-changed': { code: 'organization-changed' },
  'held-up': { code: 'held-up' },
  'journal-failed': { code: 'journal-failed' },
  'price-unread': { code: 'price-unread' },
  'price-gone': { code: 'price-gone' },
  'price-changed': { code: 'price-changed', now: changedPrice },
  'page-changed': { code: 'page-changed', was: 'usr_9f31c2', now: 'usr_77ab01' },
};

/** Every way in which a charge can stand on the screen. Made anew at each call: the popup shows recent ones only. */
export function chargeStories(): readonly ChargeStory[] {
  return [
    ...Object.entries(states).map(([name, [events, shows]]) => ({ name, events: events(), shows })),
    ...Object.entries(losses).map(([why, shows]) => ({
      name: `unknown-${why}`,
      events: [sending(), lost(why as LossReason)],
      shows,
    })),
    ...Object.entries(looks).map(([found, [look, shows]]) => ({
      name: `unknown-${found}`,
      events: [sending(), lost('network'), look],
      shows,
    })),
    ...Object.values(reasons).map((reason) => ({
      name: `not-sent-${reason.code}`,
      events: [
        {
          type: 'not-sent',
          at: Date.now(),
          request: sampleRequest(),
          reason,
        } satisfies ChargeEvent,
      ],
      shows: /Not sent/,
    })),
  ];
}
