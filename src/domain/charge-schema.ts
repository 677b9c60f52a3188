import type { ChargeEvent } from './charge-event';
import { chargeRequestSchema as request } from './charge-request-schema';
import { moneySchema, pricePointSchema } from './price-point-schema';
import { z } from './schema';

const snapshot = z.discriminatedUnion('taken', [
  z.strictObject({
    taken: z.literal(true),
    at: z.number(),
    // Records of journal version 1 have none.
    serverAt: z._default(z.nullable(z.number()), null),
    payments: z.readonly(
      z.array(z.strictObject({ orderId: z.string(), refundedMinor: z.number() })),
    ),
  }),
  z.strictObject({
    taken: z.literal(false),
    why: z.enum(['key-refused', 'unreachable', 'unreadable']),
  }),
]);

const earlierCharge = z.strictObject({
  knownBy: z.enum(['journal', 'assets', 'payments']),
  id: z.string(),
  at: z.nullable(z.number()),
  amount: moneySchema,
});

const finding = z.strictObject({
  kind: z.enum(['nothing', 'ours', 'probable', 'possible', 'twice']),
  orders: z.readonly(
    z.array(
      z.strictObject({
        orderId: z.nullable(z.string()),
        amount: moneySchema,
        createdAt: z.nullable(z.number()),
      }),
    ),
  ),
});

const lookResult = z.enum([
  'read',
  'locked',
  'no-key',
  'key-refused',
  'unreachable',
  'unreadable',
  'no-snapshot',
]);

const notSentReason = z.discriminatedUnion('code', [
  z.strictObject({
    code: z.enum([
      'not-set-up',
      'no-key',
      'locked',
      'offline',
      'no-host-permission',
      'customer-id',
      'journal-failed',
      'price-unread',
      'price-gone',
      'form-used',
      'organization-changed',
      'held-up',
    ]),
  }),
  z.strictObject({ code: z.literal('open-charge'), chargeId: z.string() }),
  z.strictObject({ code: z.literal('charge-again'), earlier: z.readonly(z.array(earlierCharge)) }),
  z.strictObject({ code: z.literal('price-changed'), now: pricePointSchema }),
  z.strictObject({ code: z.literal('page-changed'), was: z.string(), now: z.string() }),
]);

const answer = z.strictObject({
  status: z.enum(['succeeded', 'failed', 'cancelled', 'processing', 'authenticating']),
  orderId: z.nullable(z.string()),
  requestId: z.nullable(z.string()),
  messageForCustomer: z.nullable(z.string()),
  isReplay: z.boolean(),
  odd: z.readonly(z.array(z.string())),
});

const at = z.number();

/** One event of the journal as stored. A record that does not fit is shown and blocks its customer. */
export const chargeEventSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('sending'), at, life: z.string(), request, snapshot }),
  z.strictObject({ type: z.literal('not-sent'), at, request, reason: notSentReason }),
  z.strictObject({ type: z.literal('answered'), at, answer }),
  z.strictObject({
    type: z.literal('refused'),
    at,
    httpStatus: z.int(),
    text: z.string(),
    code: z.nullable(z.string()),
    requestId: z.nullable(z.string()),
  }),
  z.strictObject({
    type: z.literal('lost'),
    at,
    why: z.enum([
      'timeout',
      'network',
      'too-large',
      'not-json',
      'http-status',
      'not-understood',
      'background-ended',
      'repeated',
    ]),
    httpStatus: z.nullable(z.int()),
  }),
  z.strictObject({
    type: z.literal('looked'),
    at,
    by: z.enum(['schedule', 'agent']),
    assets: lookResult,
    payments: lookResult,
    finding,
  }),
  z.strictObject({
    type: z.literal('marked'),
    at,
    charged: z.boolean(),
    by: z.string(),
    // Records of journal version 1 have neither.
    why: z._default(z.string(), ''),
    orderId: z._default(z.nullable(z.string()), null),
  }),
]) satisfies z.ZodMiniType<ChargeEvent>;
