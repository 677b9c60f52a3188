import type {
  ChargeAnswer,
  ChargeEvent,
  Denial,
  LossReason,
} from '../../../src/domain/charge-event';
import type { Finding, LookResult } from '../../../src/domain/finding';
import { samplePrice, sampleRequest } from './seed-charge';

/** A charge that leaves now. */
export const sending = (request = sampleRequest()) =>
  ({
    type: 'sending',
    at: Date.now(),
    life: 'a-life',
    request,
    snapshot: { taken: true, at: Date.now(), serverAt: null, payments: [] },
    owned: { taken: true, ids: [] },
    serverAt: null,
    lentKey: null,
  }) satisfies ChargeEvent;

const FIRST = 'a3f1c9d4-6b0e-4c53-9d0a-51b7c4e2f810';

/** A charge that sends an earlier one's key. */
export const sendingLent = (): ChargeEvent => ({
  ...sending(),
  lentKey: { key: FIRST, by: FIRST },
});

/** What the server says of a charge. */
export const answerOf = (status: ChargeAnswer['status']): ChargeAnswer => ({
  status,
  orderId: '3c90c3cc-0d44-4b50-8888-8dd25736052a',
  requestId: 'req_5f0c2a',
  messageForCustomer: status === 'failed' ? 'Your card has insufficient funds.' : null,
  isReplay: false,
  isCertain: true,
  odd: [],
});

/** The server's answer to it. */
export const answered = (
  status: ChargeAnswer['status'],
  changes: Partial<ChargeAnswer> = {},
): ChargeEvent => ({
  type: 'answered',
  at: Date.now(),
  answer: { ...answerOf(status), ...changes },
});

/** The answer to a press that sent an earlier charge's key. */
export const alreadyCharged = (status: ChargeAnswer['status']): ChargeEvent => ({
  type: 'already-charged',
  at: Date.now(),
  answer: { ...answerOf(status), isReplay: true },
});

/** What such a press means for the earlier charge. */
export const keyAnswered = (answer: ChargeAnswer | null): ChargeEvent => ({
  type: 'key-answered',
  at: Date.now(),
  by: FIRST,
  answer,
});

/** Its answer was lost. */
export const lost = (why: LossReason): ChargeEvent => ({
  type: 'lost',
  at: Date.now(),
  why,
  httpStatus: why === 'http-status' ? 502 : null,
});

/** The word of an agent. */
export const marked = (charged: boolean): ChargeEvent => ({
  type: 'marked',
  at: Date.now(),
  charged,
  by: 'Robin',
  why: 'seen in the support tool',
  orderId: null,
});

/** An order of the listed price. */
export const order = {
  orderId: '9b2f0c11-3c4d-4f7a-9a58-0f6f0a7f1d22',
  amount: samplePrice.now,
  createdAt: Date.now(),
};
/** Another one. */
export const second = { ...order, orderId: '1d7a4c52-90a1-4a53-8d3e-7b1c9d1f0e33' };
/** An order that cannot be read. */
export const unread = { ...second, amount: null, createdAt: null };

/** Two orders that may be the charge with tax. */
export const taxed = [3299, 3599].map((minor, index) => ({
  ...(index === 0 ? order : second),
  amount: { ...samplePrice.now, minor },
}));

/** A look at the server, and what it found. */
export const looked = (
  kind: Finding['kind'],
  orders: Finding['orders'],
  payments: LookResult = 'read',
  confirms: Denial | null = null,
): ChargeEvent => ({
  type: 'looked',
  at: Date.now(),
  by: 'schedule',
  assets: 'read',
  payments,
  finding: { kind, orders },
  serverAt: null,
  confirms,
});

/** A refusal with a reason. */
export const refused: ChargeEvent = {
  type: 'refused',
  at: 0,
  httpStatus: 200,
  text: 'The customer already has an active subscription.',
  code: 'double_purchase',
  requestId: 'req_5f0c2b',
  isCertain: true,
};

/** Errors that may answer the browser's second delivery of a charge that went through. */
export const doubted: ChargeEvent = {
  ...refused,
  text: 'Something went wrong.',
  code: 'internal',
  isCertain: false,
};
/** A decline of the same kind. */
export const doubtedDecline = answered('failed', { orderId: null, isCertain: false });
