import type { ChargeState } from '../../../src/domain/state-facts';
import type { ChargeEvent, LossReason, NotSentReason } from '../../../src/domain/charge-event';
import type { Finding } from '../../../src/domain/finding';
import {
  alreadyCharged,
  answered,
  answerOf,
  doubted,
  doubtedDecline,
  keyAnswered,
  looked,
  lost,
  marked,
  order,
  refused,
  second,
  sending,
  sendingLent,
  taxed,
  unread,
} from './charge-events';
import { samplePrice, sampleRequest } from './seed-charge';

/** A charge that the popup can show: its name in pictures, its events, and a text by which it is known to be there. */
export interface ChargeStory {
  readonly name: string;
  readonly events: readonly ChargeEvent[];
  /** Another charge of the same customer, which came before it. */
  readonly before?: readonly ChargeEvent[];
  readonly shows: RegExp;
}

// A state, a loss or a reason that is missing here does not compile.
const states: Record<Exclude<ChargeState, 'not-sent'>, readonly [() => ChargeEvent[], RegExp]> = {
  sending: [() => [sending()], /Sending|Waiting/],
  succeeded: [() => [sending(), answered('succeeded')], /Succeeded/],
  failed: [() => [sending(), answered('failed')], /Failed/],
  cancelled: [() => [sending(), answered('cancelled')], /Cancelled/],
  refused: [() => [sending(), refused], /Refused/],
  unconfirmed: [() => [sending(), doubted], /checking whether the customer was charged/],
  'already-charged': [() => [sendingLent(), alreadyCharged('succeeded')], /Already charged/],
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

/** What a state alone does not tell. */
const variants: Readonly<Record<string, readonly [() => ChargeEvent[], RegExp]>> = {
  'unconfirmed-decline': [() => [sending(), doubtedDecline], /reported a decline/],
  'unconfirmed-seen': [
    () => [sending(), doubted, looked('nothing', [])],
    /No new payment shows so far/,
  ],
  'unconfirmed-locked': [
    () => [sending(), doubted, looked('nothing', [], 'locked')],
    /the key is locked/,
  ],
  'refused-confirmed': [
    () => [sending(), doubted, looked('nothing', [], 'read', 'refused')],
    /No new payment shows. Chargehand keeps checking/,
  ],
  'failed-confirmed': [
    () => [sending(), doubtedDecline, looked('nothing', [], 'read', 'failed')],
    /No new payment shows. Chargehand keeps checking/,
  ],
  'failed-confirmed-by-assets': [
    () => [sending(), doubtedDecline, looked('nothing', [], 'no-snapshot', 'failed')],
    /Payments could not be compared/,
  ],
  'failed-replayed': [
    () => [sending(), answered('failed', { isReplay: true })],
    /did not try the charge again/,
  ],
  'already-sent': [() => [sendingLent(), alreadyCharged('processing')], /still in progress/],
  'key-answered': [
    () => [sending(), lost('network'), marked(false), keyAnswered(answerOf('succeeded'))],
    /A later press found this charge/,
  ],
  'key-known': [
    () => [sending(), lost('network'), marked(false), keyAnswered(null)],
    /the server already knows this charge/,
  ],
  'unknown-unread-order': [
    () => [sending(), lost('network'), looked('possible', [order, unread])],
    /amount unreadable/,
  ],
  'not-sent-withheld': [
    () => [
      sending(),
      { type: 'withheld', at: Date.now(), life: 'a-life', reason: { code: 'held-up' } },
    ],
    /held up for too long/,
  ],
};

/** The first charge was marked as not charged and carried out after all: its replacement is told, too. */
function chargedTwice(): ChargeStory {
  const request = sampleRequest();
  const again = { ...sampleRequest(), externalId: request.externalId };
  const both = looked('twice', [order, second]);
  return {
    name: 'charged-twice-on-two',
    before: [sending(request), lost('network'), marked(false), both],
    events: [sending(again), answered('succeeded'), both],
    shows: /Charged twice\?/,
  };
}

const losses: Record<LossReason, RegExp> = {
  timeout: /130 seconds/,
  network: /connection broke/,
  'too-large': /too large/,
  'not-json': /no answer of the billing server/,
  'http-status': /HTTP 502/,
  'not-understood': /could not be understood/,
  'background-ended': /stopped the extension/,
  repeated: /does not say what came of it/,
  'already-owned': /a payment is pending/,
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
    ...Object.entries({ ...states, ...variants }).map(([name, [events, shows]]) => ({
      name,
      events: events(),
      shows,
    })),
    chargedTwice(),
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
