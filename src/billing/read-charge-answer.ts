import { cleanText } from '../domain/clean-text';
import type { ChargeAnswer, LossReason } from '../domain/charge-event';
import { z } from '../domain/schema';
import type { OneClickOutcome } from '../ports';
import { identifier, readErrorEnvelope, type ErrorEnvelope } from './error-envelope';
import { KEY_REUSED, meaningOfCodes, meaningOfText } from './meaning-of-codes';
import { parseJson } from './parse-json';
import type { Delivery } from './post';

/** Statuses of a 4xx that do not say whether the charge was made. */
const SAYS_NOTHING: ReadonlySet<number> = new Set([408, 421, 425]);

/** Statuses of a 4xx that name the request as wrong: no success has one of them, and each delivery gets the same. */
const NAMES_THE_REQUEST: ReadonlySet<number> = new Set([400, 401, 403, 404, 422]);

const wrapped = z.object({
  status: z.optional(z.nullable(z.literal('success'))),
  data: z.record(z.string(), z.unknown()),
  req_id: z.optional(z.unknown()),
});
const bare = z.record(z.string(), z.unknown());
const deciders = z.object({
  checkout_status: z.enum(['processing', 'succeeded', 'failed', 'cancelled']),
  action_required_token: z.optional(z.nullable(z.string())),
});

/** What is known of how a charge was sent, and for whom. */
export interface SentCharge {
  /** The body was a stream: the browser cannot have delivered it twice (rule 2). */
  readonly isSingleDelivery: boolean;
  /** The assets that were read before the press showed the customer owning it. */
  readonly isOwned: boolean;
}

/**
 * Decides what an answer to a charge means; total, first match wins. Only an answer that is understood
 * in full counts: everything else leaves the outcome unknown (rule 3), whatever the HTTP status hints at.
 * A denial is certain only with a reason: it may answer a second delivery of a charge that went through.
 */
export function readChargeAnswer(delivery: Delivery, sent: SentCharge): OneClickOutcome {
  const lost = lostAt(delivery.httpStatus);
  if (!delivery.arrived) return lost(delivery.why);
  const { httpStatus, text } = delivery;
  if ((httpStatus >= 300 && httpStatus < 400) || httpStatus >= 500) return lost('http-status');
  if (SAYS_NOTHING.has(httpStatus)) return lost('http-status');
  const body = parseJson(text);
  const error = readErrorEnvelope(body);
  if (httpStatus === 409) {
    // Our key is made for one charge: a server that has seen it before has seen the first delivery.
    return lost(error?.codes.includes(KEY_REUSED) === true ? 'repeated' : 'http-status');
  }
  if (body === undefined) return lost('not-json');
  if (error !== undefined) {
    const isTold = httpStatus === 200 || httpStatus >= 400;
    return isTold ? readError(error, httpStatus, sent) : lost('not-understood');
  }
  const answer = httpStatus === 200 || httpStatus === 201 ? readAnswer(body, sent) : undefined;
  return answer === undefined ? lost('not-understood') : { type: 'answered', answer };
}

function lostAt(httpStatus: number | null): (why: LossReason) => OneClickOutcome {
  return (why) => ({ type: 'lost', why, httpStatus });
}

function readError(
  { codes, contradictsItself, refusal }: ErrorEnvelope,
  httpStatus: number,
  { isSingleDelivery, isOwned }: SentCharge,
): OneClickOutcome {
  const lost = lostAt(httpStatus);
  const refused = (isCertain: boolean): OneClickOutcome => ({
    type: 'refused',
    httpStatus,
    ...refusal,
    isCertain,
  });
  if (contradictsItself) return lost('not-understood');
  const meaning = codes.length === 0 ? meaningOfText(refusal.text) : meaningOfCodes(codes);
  if (meaning === 'key-reused') return lost('repeated');
  if (meaning === 'underway') return lost('already-owned');
  // Owned before, it is no news; otherwise the customer may own it by this charge.
  if (meaning === 'owned') return isOwned ? refused(true) : lost('already-owned');
  if (meaning === 'fault') return refused(false);
  // A limit of calls, too, may meet the second delivery alone.
  if (meaning === 'payment' || httpStatus === 429) return refused(isSingleDelivery);
  const isNamed = httpStatus === 200 && meaning === 'request';
  return refused(isNamed || NAMES_THE_REQUEST.has(httpStatus));
}

function readAnswer(body: unknown, { isSingleDelivery }: SentCharge): ChargeAnswer | undefined {
  const envelope = wrapped.safeParse(body);
  const fields = (envelope.success ? envelope.data.data : bare.safeParse(body).data) ?? {};
  const decided = deciders.safeParse(fields);
  if (!decided.success) return undefined;
  const { checkout_status, action_required_token } = decided.data;
  const odd: string[] = [];
  const orderId = readNullableText(fields, 'order_id', odd);
  const message = readNullableText(fields, 'failed_message_for_user', odd);
  const status = (action_required_token ?? '') === '' ? checkout_status : 'authenticating';
  const isDenial = status === 'failed' || status === 'cancelled';
  const isReplay = fields['idempotent_replay'] === true;
  return {
    status,
    orderId: identifier(orderId),
    requestId: envelope.success ? identifier(envelope.data.req_id) : null,
    messageForCustomer: cleanText(message ?? '', 500) || null,
    isReplay,
    // A bank that refuses a duplicate is told as a failure, too.
    isCertain: !isDenial || isSingleDelivery || isReplay,
    odd,
  };
}

/** A text field that decides nothing: absent or mistyped it is noted and read as null. */
function readNullableText(fields: Record<string, unknown>, name: string, odd: string[]) {
  const value = fields[name];
  if (typeof value === 'string' || value === null) return value;
  odd.push(name);
  return null;
}
