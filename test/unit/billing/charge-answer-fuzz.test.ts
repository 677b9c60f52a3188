import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readChargeAnswer } from '../../../src/billing/read-charge-answer';
import { chargeEventSchema } from '../../../src/domain/charge-schema';
import type { OneClickOutcome } from '../../../src/ports';

const SEED = 20_261_122;
/** It takes seconds; a busy machine may take its time. */
const LONG = { timeout: 120_000 };

/*
 * The table of answers once more, in words of its own: it shares no code with what it judges.
 *  1. no JSON, HTTP 3xx, 408, 409, 421, 425 or 500 and above: unknown
 *  2. an error envelope with HTTP 200 or any other 4xx: refused
 *  3. HTTP 200 or 201 with a known status, wrapped or bare: authenticating if there is a token, else it
 *  4. anything else: unknown
 */
function verdictOf(httpStatus: number, text: string): string {
  const hundreds = Math.floor(httpStatus / 100);
  if (hundreds === 3 || hundreds >= 5) return 'unknown';
  if ([408, 409, 421, 425].includes(httpStatus)) return 'unknown';
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return 'unknown';
  }
  if ((httpStatus === 200 || hundreds === 4) && isErrorEnvelope(body)) return 'refused';
  if (httpStatus !== 200 && httpStatus !== 201) return 'unknown';
  if (!isObject(body)) return 'unknown';
  const data = own(body, 'status') === 'success' ? own(body, 'data') : undefined;
  return statusIn(isObject(data) ? data : body);
}

function statusIn(fields: object): string {
  const status = own(fields, 'checkout_status');
  const token = own(fields, 'action_required_token');
  const isKnown =
    status === 'processing' ||
    status === 'succeeded' ||
    status === 'failed' ||
    status === 'cancelled';
  if (!isKnown) return 'unknown';
  if (token === undefined || token === null || token === '') return status;
  return typeof token === 'string' ? 'authenticating' : 'unknown';
}

function isErrorEnvelope(body: unknown): boolean {
  if (!isObject(body) || own(body, 'status') !== 'error') return false;
  const errors = own(body, 'error');
  return Array.isArray(errors) && errors.every(isObject);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function own(value: object, name: string): unknown {
  return Object.getOwnPropertyDescriptor(value, name)?.value as unknown;
}

function saidBy(outcome: OneClickOutcome): string {
  if (outcome.type === 'answered') return outcome.answer.status;
  return outcome.type === 'lost' ? 'unknown' : 'refused';
}

const httpStatuses = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(200, 201) },
  { weight: 2, arbitrary: fc.constantFrom(202, 204, 400, 401, 402, 403, 404, 422, 429) },
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
const errors = fc.oneof(
  fc.array(fc.record({ msg: texts, code: texts, type: texts }, { requiredKeys: [] }), {
    maxLength: 3,
  }),
  fc.array(odd, { maxLength: 3 }),
  odd,
);
const envelopes = fc.record(
  {
    status: fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom('success', 'error') },
      { weight: 1, arbitrary: odd },
    ),
    data: fc.oneof({ weight: 5, arbitrary: fields }, { weight: 1, arbitrary: odd }),
    error: errors,
    req_id: texts,
    checkout_status: statuses,
    action_required_token: tokens,
  },
  { requiredKeys: [] },
);
const values = fc.oneof(
  { weight: 4, arbitrary: fields },
  { weight: 3, arbitrary: fields.map((data) => ({ status: 'success', data, req_id: 'r' })) },
  { weight: 2, arbitrary: errors.map((error) => ({ status: 'error', error, req_id: 'r' })) },
  { weight: 4, arbitrary: envelopes },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
);

type Spoil = (text: string, at: number) => string;
const spoils = fc.constantFrom<Spoil>(
  (text, at) => text.slice(0, at % (text.length + 1)),
  (text, at) => text.slice(at % (text.length + 1)),
  (text, at) => `${text.slice(0, at % (text.length + 1))},${text.slice(at % (text.length + 1))}`,
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

describe('a hundred thousand random answers', () => {
  it('are each read as the table says, and as a record that can be read again', LONG, () => {
    const counts: Record<string, number> = {};
    fc.assert(
      fc.property(httpStatuses, bodies, (httpStatus, text) => {
        const outcome = readChargeAnswer({ arrived: true, httpStatus, text, serverAt: null });
        const verdict = verdictOf(httpStatus, text);
        if (saidBy(outcome) !== verdict) expect(saidBy(outcome)).toBe(verdict);
        const record = chargeEventSchema.safeParse({ ...outcome, at: 0 });
        if (!record.success) expect(record.error).toBeUndefined();
        counts[verdict] = (counts[verdict] ?? 0) + 1;
      }),
      { seed: SEED, numRuns: 100_000 },
    );
    const names = ['authenticating', 'cancelled', 'failed', 'processing', 'refused', 'succeeded'];
    expect(Object.keys(counts).sort()).toEqual([...names, 'unknown']);
    for (const count of Object.values(counts)) expect(count).toBeGreaterThan(1000);
  });
});
