import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readChargeAnswer, type SentCharge } from '../../../src/billing/read-charge-answer';
import { chargeEventSchema } from '../../../src/domain/charge-schema';
import type { OneClickOutcome } from '../../../src/ports';

const SEED = 20_261_122;
/** It takes seconds; a busy machine may take its time. */
const LONG = { timeout: 120_000 };

/** Texts of this test that show as nothing. */
const PRINTS_NOTHING = ['', ' ', '\u200b', '\u0000'];

/** Codes that the answers of this test carry, by what they say; any other code says nothing. */
const CODES: Readonly<Record<string, 'key' | 'has one' | 'owned' | 'payment' | 'request'>> = {
  idempotency_key_reused: 'key',
  double_purchase: 'owned',
  already_owned: 'owned',
  duplicate_transaction: 'has one',
  payment_pending: 'has one',
  purchase_in_progress: 'has one',
  order_locked: 'has one',
  conflict: 'has one',
  payment_failed: 'payment',
  card_declined: 'payment',
  invalid_customer: 'request',
  invalid_price: 'request',
};

/*
 * The table of answers once more, in words of its own: it shares no code with what it judges.
 *  1. HTTP 3xx, 408, 421, 425 or 500 and above, no JSON, and 409 but for a key that was used: unknown
 *  2. an error with HTTP 200 or any other 4xx
 *     a. that also has a token, or a status that is no denial: unknown
 *     b. of our key, or of something that the server has already: unknown, but refused where it was owned before
 *     c. of the payment, or HTTP 429: refused; certain if it was sent once
 *     d. HTTP 400, 401, 403, 404 or 422, or 200 and every code names the request: refused, certain
 *     e. of any other kind: refused, not certain
 *  3. HTTP 200 or 201 with a known status, wrapped or bare: authenticating if there is a token, else it;
 *     failed and cancelled are certain if it was sent once, or is replayed
 *  4. anything else: unknown
 */
function verdictOf(httpStatus: number, text: string, sent: SentCharge): string {
  const hundreds = Math.floor(httpStatus / 100);
  if (hundreds === 3 || hundreds >= 5) return 'http-status';
  if ([408, 421, 425].includes(httpStatus)) return 'http-status';
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return httpStatus === 409 ? 'http-status' : 'not-json';
  }
  const isError = isObject(body) && own(body, 'status') === 'error';
  if (httpStatus === 409) {
    return isError && kindsIn(body as object).includes('key') ? 'repeated' : 'http-status';
  }
  if (isError) {
    if (httpStatus !== 200 && hundreds !== 4) return 'not-understood';
    return verdictOfError(httpStatus, body as object, sent);
  }
  if (httpStatus !== 200 && httpStatus !== 201) return 'not-understood';
  if (!isObject(body)) return 'not-understood';
  const data = ['success', null, undefined].includes(own(body, 'status') as never)
    ? own(body, 'data')
    : undefined;
  return statusIn(isObject(data) ? data : body, sent);
}

function verdictOfError(httpStatus: number, body: object, sent: SentCharge): string {
  for (const part of [body, own(body, 'data')]) {
    if (!isObject(part)) continue;
    const status = own(part, 'checkout_status') ?? 'failed';
    if (status !== 'failed' && status !== 'cancelled') return 'not-understood';
    if ((own(part, 'action_required_token') ?? '') !== '') return 'not-understood';
  }
  const kinds = kindsIn(body);
  if (kinds.includes('key')) return 'repeated';
  if (kinds.includes('has one')) return 'already-owned';
  if (kinds.includes('owned')) return sent.isOwned ? 'refused' : 'already-owned';
  if (kinds.includes('payment') || httpStatus === 429) {
    return sent.isSingleDelivery ? 'refused' : 'perhaps refused';
  }
  if ([400, 401, 403, 404, 422].includes(httpStatus)) return 'refused';
  const namesOnly = kinds.length > 0 && kinds.every((kind) => kind === 'request');
  return httpStatus === 200 && namesOnly ? 'refused' : 'perhaps refused';
}

/** What each code in the error says. */
function kindsIn(body: object): string[] {
  const error = own(body, 'error');
  const items: unknown[] = Array.isArray(error) ? error : [error];
  return [...items, body].flatMap((item) => {
    const code = isObject(item) ? own(item, 'code') : undefined;
    if (typeof code !== 'string' || PRINTS_NOTHING.includes(code)) return [];
    return Object.hasOwn(CODES, code) ? (CODES[code] ?? []) : ['nothing'];
  });
}

function statusIn(fields: object, sent: SentCharge): string {
  const status = own(fields, 'checkout_status');
  const token = own(fields, 'action_required_token') ?? '';
  if (typeof token !== 'string') return 'not-understood';
  if (status === 'processing' || status === 'succeeded') {
    return token === '' ? status : 'authenticating';
  }
  if (status !== 'failed' && status !== 'cancelled') return 'not-understood';
  if (token !== '') return 'authenticating';
  const isCertain = sent.isSingleDelivery || own(fields, 'idempotent_replay') === true;
  return isCertain ? status : `perhaps ${status}`;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function own(value: object, name: string): unknown {
  return Object.getOwnPropertyDescriptor(value, name)?.value as unknown;
}

function saidBy(outcome: OneClickOutcome): string {
  if (outcome.type === 'lost') return outcome.why;
  if (outcome.type === 'refused') return outcome.isCertain ? 'refused' : 'perhaps refused';
  const { isCertain, status } = outcome.answer;
  return isCertain ? status : `perhaps ${status}`;
}

const httpStatuses = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(200, 201) },
  { weight: 2, arbitrary: fc.constantFrom(202, 204, 400, 401, 402, 403, 404, 409, 422, 429) },
  { weight: 1, arbitrary: fc.constantFrom(301, 302, 304, 408, 409, 421, 425, 499, 500, 502, 599) },
  { weight: 1, arbitrary: fc.integer({ min: 200, max: 599 }) },
);

const odd = fc.constantFrom<unknown>(
  null,
  true,
  false,
  0,
  1,
  '',
  ' ',
  'x',
  'succeeded',
  [],
  {},
  ['succeeded'],
  { checkout_status: 'succeeded' },
);
const statuses = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom('succeeded', 'failed', 'cancelled', 'processing') },
  { weight: 1, arbitrary: fc.constantFrom('Succeeded', 'succeeded ', 'success', 'charged', 'ok') },
  { weight: 1, arbitrary: odd },
);
const tokens = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(null, '') },
  { weight: 2, arbitrary: fc.constantFrom('tok_1', ' ', 'null', '0') },
  { weight: 1, arbitrary: odd },
);
const texts = fc.oneof(fc.constantFrom('o-1', '', ' ', '\u200b', '\u0000', 'é'), fc.string(), odd);

/** Each field with its likely values, or gone, or with anything at all. */
const fields = fc.record(
  {
    checkout_status: statuses,
    action_required_token: tokens,
    order_id: texts,
    failed_message_for_user: texts,
    idempotent_replay: odd,
    ['__proto__']: odd,
    status: fc.constantFrom('success', 'error', 'ok'),
  },
  { requiredKeys: [] },
);
/** No other letters: a text at random must not happen to say something. */
const silent = fc.oneof(fc.constantFrom(...PRINTS_NOTHING, '__proto__'), odd);
const codes = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...Object.keys(CODES)) },
  { weight: 1, arbitrary: fc.constantFrom('internal_error', 'toString', 'x') },
  { weight: 1, arbitrary: silent },
);
const item = fc.record({ msg: texts, code: codes, type: texts }, { requiredKeys: [] });
const errors = fc.oneof(
  { weight: 6, arbitrary: fc.array(item, { maxLength: 3 }) },
  { weight: 1, arbitrary: item },
  { weight: 1, arbitrary: fc.array(fc.oneof(odd, item), { maxLength: 3 }) },
  { weight: 1, arbitrary: odd },
);
const envelopes = fc.record(
  {
    status: fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom('success', 'error') },
      { weight: 1, arbitrary: odd },
    ),
    data: fc.oneof({ weight: 5, arbitrary: fields }, { weight: 1, arbitrary: odd }),
    error: errors,
    code: codes,
    req_id: texts,
    checkout_status: statuses,
    action_required_token: tokens,
  },
  { requiredKeys: [] },
);
const values = fc.oneof(
  { weight: 4, arbitrary: fields },
  { weight: 3, arbitrary: fields.map((data) => ({ status: 'success', data, req_id: 'r' })) },
  { weight: 5, arbitrary: errors.map((error) => ({ status: 'error', error, req_id: 'r' })) },
  { weight: 4, arbitrary: envelopes },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
);

type Spoil = (text: string, at: number) => string;
const spoils = fc.constantFrom<Spoil>(
  (text, at) => text.slice(0, at % (text.length + 1)),
  (text, at) => text.slice(at % (text.length + 1)),
  (text, at) => `${text.slice(0, at % (text.length + 1))}"${text.slice(at % (text.length + 1))}`,
  (text) => `\ufeff${text}`,
  (text) => `${text}${text}`,
  (text) => `)]}',\n${text}`,
  (text) => `<html>${text}</html>`,
  (text) => text.replaceAll('"', "'"),
  (text) => text.replace('succeeded', 'succee\\u0064ed'),
  (text) => text.replace(/\}$/, ',"checkout_status":"failed"}'),
);
const bodies = fc.oneof(
  { weight: 8, arbitrary: values.map((value) => JSON.stringify(value)) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(values, spoils, fc.nat())
      .map(([value, spoil, at]) => spoil(JSON.stringify(value), at)),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
);

const sentCharges = fc.record({ isSingleDelivery: fc.boolean(), isOwned: fc.boolean() });

describe('a hundred thousand random answers', () => {
  it('are each read as the table says, and as a record that can be read again', LONG, () => {
    const counts: Record<string, number> = {};
    fc.assert(
      fc.property(httpStatuses, bodies, sentCharges, (httpStatus, text, sent) => {
        const answer = { arrived: true, httpStatus, text, serverAt: null } as const;
        const outcome = readChargeAnswer(answer, sent);
        const verdict = verdictOf(httpStatus, text, sent);
        if (saidBy(outcome) !== verdict) expect([saidBy(outcome), text]).toEqual([verdict, text]);
        const record = chargeEventSchema.safeParse({ ...outcome, at: 0 });
        if (!record.success) expect(record.error).toBeUndefined();
        counts[verdict] = (counts[verdict] ?? 0) + 1;
      }),
      { seed: SEED, numRuns: 100_000 },
    );
    expect(Object.keys(counts).sort()).toEqual([
      'already-owned',
      'authenticating',
      'cancelled',
      'failed',
      'http-status',
      'not-json',
      'not-understood',
      'perhaps cancelled',
      'perhaps failed',
      'perhaps refused',
      'processing',
      'refused',
      'repeated',
      'succeeded',
    ]);
    for (const count of Object.values(counts)) expect(count).toBeGreaterThan(500);
  });
});
