import type { ChargeEvent } from './charge-event';
import { chargeRequestSchema as request } from './charge-request-schema';
import { moneySchema, pricePointSchema } from './price-point-schema';
import { z, type Fits } from './schema';

const snapshot = z.discriminatedUnion('taken', [
  z.strictObject({
    taken: z.literal(true),
    at: z.number(),
    // Records of journal version 1 have none.
    serverAt: z._default(z.nullable(z.number()), null),
    payments: z.readonly(
      z.array(z.strictObject({ orderId: z.string(), refundedMinor: z.nullable(z.number()) })),
    ),
  }),
  z.strictObject({
    taken: z.literal(false),
    why: z.enum(['key-refused', 'unreachable', 'unreadable']),
  }),
]);

const owned = z.discriminatedUnion('taken', [
  z.strictObject({ taken: z.literal(true), ids: z.readonly(z.array(z.string())) }),
  z.strictObject({ taken: z.literal(false) }),
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
        amount: z.nullable(moneySchema),
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
  'error',
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
  // Records from before this field closed at once.
  isCertain: z._default(z.boolean(), true),
  odd: z.readonly(z.array(z.string())),
});

const at = z.number();

/** One event of the journal as stored. A record that does not fit is shown and blocks its customer. */
export const chargeEventSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('sending'),
    at,
    life: z.string(),
    request,
    snapshot,
    // Records of journal versions 1 and 2 have none of these three.
    owned: z._default(owned, { taken: false }),
    serverAt: z._default(z.nullable(z.number()), null),
    lentKey: z._default(z.nullable(z.strictObject({ key: z.string(), by: z.string() })), null),
  }),
  z.strictObject({ type: z.literal('not-sent'), at, request, reason: notSentReason }),
  z.strictObject({ type: z.literal('withheld'), at, life: z.string(), reason: notSentReason }),
  z.strictObject({ type: z.literal('answered'), at, answer }),
  z.strictObject({ type: z.literal('already-charged'), at, answer }),
  z.strictObject({
    type: z.literal('key-answered'),
    at,
    by: z.string(),
    answer: z.nullable(answer),
  }),
  z.strictObject({
    type: z.literal('refused'),
    at,
    httpStatus: z.int(),
    text: z.string(),
    code: z.nullable(z.string()),
    requestId: z.nullable(z.string()),
    isCertain: z._default(z.boolean(), true),
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
      'already-owned',
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
    serverAt: z._default(z.nullable(z.number()), null),
    confirms: z._default(z.nullable(z.enum(['failed', 'cancelled', 'refused'])), null),
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
]);

type ReadEvent = z.output<typeof chargeEventSchema>;
export type EventTies = Fits<ChargeEvent, ReadEvent> | Fits<ReadEvent, ChargeEvent>;
