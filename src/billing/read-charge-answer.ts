import { cleanText } from '../domain/clean-text';
import type { ChargeAnswer, LossReason } from '../domain/charge-event';
import { z } from '../domain/schema';
import type { OneClickOutcome } from '../ports';
import { identifier, readErrorEnvelope } from './error-envelope';
import { parseJson } from './parse-json';
import type { Delivery } from './post';

const STATUSES_THAT_SAY_NOTHING = new Set([408, 409, 421, 425]);

const wrapped = z.object({
  status: z.literal('success'),
  data: z.record(z.string(), z.unknown()),
  req_id: z.optional(z.unknown()),
});
const bare = z.record(z.string(), z.unknown());
const deciders = z.object({
  checkout_status: z.enum(['processing', 'succeeded', 'failed', 'cancelled']),
  action_required_token: z.optional(z.nullable(z.string())),
});

/**
 * Decides what an answer to a charge means; total, first match wins. Only an answer that is understood
 * in full counts: everything else leaves the outcome unknown (rule 3), whatever the HTTP status hints at.
 */
export function readChargeAnswer(delivery: Delivery): OneClickOutcome {
  const lost = (why: LossReason): OneClickOutcome => ({
    type: 'lost',
    why,
    httpStatus: delivery.httpStatus,
  });
  if (!delivery.arrived) return lost(delivery.why);
  const { httpStatus, text } = delivery;
  const saysNothing =
    (httpStatus >= 300 && httpStatus < 400) ||
    httpStatus >= 500 ||
    STATUSES_THAT_SAY_NOTHING.has(httpStatus);
  if (saysNothing) return lost('http-status');
  const body = parseJson(text);
  if (body === undefined) return lost('not-json');

  const refusal = readErrorEnvelope(body);
  // Our key is made for this one charge: who has seen it before has seen the browser's first delivery.
  if (refusal?.code === 'idempotency_key_reused') return lost('repeated');
  if (refusal !== undefined && (httpStatus === 200 || httpStatus >= 400)) {
    return { type: 'refused', httpStatus, ...refusal };
  }
  if (httpStatus === 200 || httpStatus === 201) {
    const answer = readAnswer(body);
    if (answer !== undefined) return { type: 'answered', answer };
  }
  return lost('not-understood');
}

function readAnswer(body: unknown): ChargeAnswer | undefined {
  const envelope = wrapped.safeParse(body);
  const fields = (envelope.success ? envelope.data.data : bare.safeParse(body).data) ?? {};
  const decided = deciders.safeParse(fields);
  if (!decided.success) return undefined;
  const { checkout_status, action_required_token } = decided.data;
  const odd: string[] = [];
  const orderId = readNullableText(fields, 'order_id', odd);
  const message = readNullableText(fields, 'failed_message_for_user', odd);
  return {
    status: (action_required_token ?? '') === '' ? checkout_status : 'authenticating',
    orderId: identifier(orderId),
    requestId: envelope.success ? identifier(envelope.data.req_id) : null,
    messageForCustomer: cleanText(message ?? '', 500) || null,
    isReplay: fields['idempotent_replay'] === true,
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
