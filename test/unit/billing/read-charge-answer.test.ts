import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readChargeAnswer } from '../../../src/billing/read-charge-answer';
import type { OneClickOutcome } from '../../../src/ports';

const bare = (changes: object = {}) => ({
  checkout_status: 'succeeded',
  action_required_token: null,
  failed_message_for_user: null,
  order_id: '7c1f',
  ...changes,
});
const wrap = (data: unknown) => ({ status: 'success', data, req_id: 'req-1' });
const error = { status: 'error', error: [{ msg: 'Owned', code: 'double_purchase' }], req_id: 'r' };

const read = (httpStatus: number, text: string) =>
  readChargeAnswer({ arrived: true, httpStatus, text, serverAt: null });
const readJson = (httpStatus: number, body: unknown) => read(httpStatus, JSON.stringify(body));

/** In one word: the status, or why it is lost, or refused. */
function wordOf(outcome: OneClickOutcome): string {
  if (outcome.type === 'answered') return outcome.answer.status;
  return outcome.type === 'lost' ? outcome.why : 'refused';
}

describe('an answer that never arrived leaves the outcome unknown', () => {
  it.each([
    ['network', null],
    ['timeout', null],
    ['timeout', 200],
    ['network', 200],
    ['too-large', 200],
  ] as const)('%s after HTTP %s', (why, httpStatus) => {
    expect(readChargeAnswer({ arrived: false, why, httpStatus })).toEqual({
      type: 'lost',
      why,
      httpStatus,
    });
  });
});

/** What a body means under each kind of HTTP status. */
interface Meaning {
  readonly text: string;
  readonly at200: string;
  readonly at201: string;
  readonly atOther2xx: string;
  readonly at4xx: string;
}

function meaning(text: string, at200: string, changes: Partial<Meaning> = {}): Meaning {
  const other = at200 === 'not-json' ? 'not-json' : 'not-understood';
  return { text, at200, at201: at200, atOther2xx: other, at4xx: other, ...changes };
}

const bodies: readonly Meaning[] = [
  meaning(JSON.stringify(bare()), 'succeeded'),
  meaning(JSON.stringify(wrap(bare())), 'succeeded'),
  meaning(JSON.stringify(bare({ checkout_status: 'failed' })), 'failed'),
  meaning(JSON.stringify(wrap(bare({ checkout_status: 'cancelled' }))), 'cancelled'),
  meaning(JSON.stringify(wrap(bare({ checkout_status: 'processing' }))), 'processing'),
  meaning(JSON.stringify(wrap(bare({ action_required_token: 't' }))), 'authenticating'),
  meaning(JSON.stringify(error), 'refused', { at201: 'not-understood', at4xx: 'refused' }),
  meaning(JSON.stringify({ status: 'error', error: 'no list' }), 'not-understood'),
  meaning('{}', 'not-understood'),
  meaning('null', 'not-understood'),
  meaning('"succeeded"', 'not-understood'),
  meaning('', 'not-json'),
  meaning('<html>Sign in</html>', 'not-json'),
  meaning(JSON.stringify(wrap(bare())).slice(0, -1), 'not-json'),
];

function expected(httpStatus: number, body: Meaning): string {
  if ([408, 409, 421, 425].includes(httpStatus)) return 'http-status';
  if (httpStatus === 200) return body.at200;
  if (httpStatus === 201) return body.at201;
  if (httpStatus < 300) return body.atOther2xx;
  return httpStatus >= 400 && httpStatus < 500 ? body.at4xx : 'http-status';
}

describe('the HTTP status', () => {
  it.each(bodies)('decides with the body $text', (body) => {
    const statuses = Array.from({ length: 400 }, (_, index) => 200 + index);
    expect(statuses.map((status) => [status, wordOf(read(status, body.text))])).toEqual(
      statuses.map((status) => [status, expected(status, body)]),
    );
  });

  it('is kept with a loss and with a refusal', () => {
    expect(read(502, 'x')).toEqual({ type: 'lost', why: 'http-status', httpStatus: 502 });
    expect(readJson(402, error)).toMatchObject({ type: 'refused', httpStatus: 402 });
  });
});

const statuses = ['succeeded', 'failed', 'cancelled', 'processing'];
const tokens: [string, object, boolean][] = [
  ['no token', { action_required_token: undefined }, false],
  ['a null token', { action_required_token: null }, false],
  ['an empty token', { action_required_token: '' }, false],
  ['a token', { action_required_token: 'tok' }, true],
  ['a blank token', { action_required_token: ' ' }, true],
];
const table = statuses.flatMap((status) =>
  tokens.flatMap(([name, token, authenticates]) =>
    [200, 201].flatMap((http) =>
      ([bare, (changes: object) => wrap(bare(changes))] as const).map(
        (shape, index) =>
          [
            status,
            name,
            http,
            index === 0 ? 'bare' : 'wrapped',
            shape({ checkout_status: status, ...token }),
            authenticates ? 'authenticating' : status,
          ] as const,
      ),
    ),
  ),
);

describe('an answer', () => {
  it.each(table)('%s with %s, HTTP %i, %s', (_status, _token, http, _shape, body, state) => {
    expect(wordOf(readJson(http, body))).toBe(state);
  });

  it.each<[string, unknown]>([
    ['an unknown status', bare({ checkout_status: 'charged' })],
    ['a status in capitals', bare({ checkout_status: 'SUCCEEDED' })],
    ['a status with a space', bare({ checkout_status: 'succeeded ' })],
    ['a status in a list', bare({ checkout_status: ['succeeded'] })],
    ['a status that is true', bare({ checkout_status: true })],
    ['a null status', bare({ checkout_status: null })],
    ['no status', bare({ checkout_status: undefined })],
    ['no status, wrapped', wrap(bare({ checkout_status: undefined }))],
    ['an unknown status, wrapped', wrap(bare({ checkout_status: 'charged' }))],
    ['a mistyped token, wrapped', wrap(bare({ action_required_token: ['t'] }))],
    ['a mistyped token', bare({ action_required_token: 7 })],
    ['a token that is false', bare({ action_required_token: false })],
    ['a token in an object', bare({ action_required_token: {} })],
    ['a list', [bare()]],
    ['null data', wrap(null)],
    ['data in a list', wrap([bare()])],
    ['data in data', wrap(wrap(bare()))],
    ['its answer beside its data', { ...wrap({}), ...bare(), status: 'success' }],
    ['an unknown wrapping', { status: 'ok', data: bare() }],
    ['an error without its list', { status: 'error' }],
  ])('with %s leaves the outcome unknown', (_, body) => {
    expect(wordOf(readJson(200, body))).toBe('not-understood');
  });

  it.each([
    '{"__proto__": {"checkout_status": "succeeded"}}',
    '{"status": "success", "data": {"__proto__": {"checkout_status": "succeeded"}}}',
    '{"status": "success", "__proto__": {"data": {"checkout_status": "succeeded"}}}',
    '{"constructor": {"prototype": {"checkout_status": "succeeded"}}}',
    '{"__proto__": {"status": "error", "error": []}}',
  ])('says nothing by what it inherits: %s', (text) => {
    expect(wordOf(read(200, text))).toBe('not-understood');
  });

  it('hands on its other fields', () => {
    const message = 'Card declined\u202e';
    const body = bare({
      checkout_status: 'failed',
      failed_message_for_user: message,
      idempotent_replay: true,
    });
    expect(readJson(200, wrap(body))).toEqual({
      type: 'answered',
      answer: {
        status: 'failed',
        orderId: '7c1f',
        requestId: 'req-1',
        messageForCustomer: 'Card declined',
        isReplay: true,
        odd: [],
      },
    });
  });

  it.each<[object, string[]]>([
    [{ order_id: undefined }, ['order_id']],
    [{ order_id: 7 }, ['order_id']],
    [{ order_id: null }, []],
    [{ failed_message_for_user: undefined }, ['failed_message_for_user']],
    [{ failed_message_for_user: {} }, ['failed_message_for_user']],
    [{ failed_message_for_user: '' }, []],
    [{ failed_message_for_user: '\u200b' }, []],
    [{ order_id: [], failed_message_for_user: 1 }, ['order_id', 'failed_message_for_user']],
    [{ extra: { deep: [1] } }, []],
    [{ idempotent_replay: 'yes' }, []],
  ])('with %o is read all the same; odd: %o', (changes, odd) => {
    const outcome = readJson(200, wrap(bare(changes)));
    expect(outcome).toMatchObject({
      type: 'answered',
      answer: { status: 'succeeded', isReplay: false, messageForCustomer: null, odd },
    });
  });
});

describe('a refusal', () => {
  it.each([
    [error, { text: 'Owned', code: 'double_purchase', requestId: 'r' }],
    [
      { status: 'error', error: [{ msg: 'One' }, { msg: 'Two', code: 'second' }] },
      { text: 'One Two', code: 'second', requestId: null },
    ],
    [
      { status: 'error', error: [{}] },
      { text: '', code: null, requestId: null },
    ],
    [
      { status: 'error', error: [] },
      { text: '', code: null, requestId: null },
    ],
    [
      { status: 'error', error: [{ msg: 7, code: [] }], req_id: 9 },
      { text: '', code: null, requestId: null },
    ],
    [
      { status: 'error', error: [{ msg: 'a\u202eb\u0000c', code: 'x\u200by' }], req_id: 'r\n1' },
      { text: 'a b c', code: 'x y', requestId: 'r 1' },
    ],
    [
      { ...error, data: bare() },
      { text: 'Owned', code: 'double_purchase', requestId: 'r' },
    ],
  ])('%j says %o', (body, said) => {
    expect(readJson(200, body)).toEqual({ type: 'refused', httpStatus: 200, ...said });
  });

  it.each([200, 400, 422])('of our one-time key leaves the outcome unknown: HTTP %i', (status) => {
    const reused = { status: 'error', error: [{ msg: 'Used', code: 'idempotency_key_reused' }] };
    expect(readJson(status, reused)).toEqual({
      type: 'lost',
      why: 'repeated',
      httpStatus: status,
    });
  });

  it('is cut to what a screen can hold', () => {
    const long = { status: 'error', error: [{ msg: 'm'.repeat(9000), code: 'c'.repeat(9000) }] };
    const outcome = readJson(400, long);
    expect(outcome.type === 'refused' && [outcome.text.length, outcome.code?.length]).toEqual([
      500, 100,
    ]);
  });
});

/** True when some object in a JSON value has that very word as its checkout status. */
function saysSucceeded(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(
    ([name, part]) => (name === 'checkout_status' && part === 'succeeded') || saysSucceeded(part),
  );
}

const httpStatuses = fc.oneof(fc.constantFrom(200, 201), fc.integer({ min: 100, max: 599 }));
const words = fc.constantFrom('succeeded', 'Succeeded', 'failed', 'success', 'error', '', 'x');
const fieldNames = fc.constantFrom(
  'checkout_status',
  'action_required_token',
  'status',
  'data',
  'error',
  'order_id',
  '__proto__',
);
const nearlyAnswers = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, words, fc.jsonValue({ maxDepth: 1 }), tie('object')),
  object: fc
    .array(fc.tuple(fieldNames, tie('value')), { maxLength: 5 })
    .map((entries) => Object.fromEntries(entries)),
})).object;

const anyText = fc.uint16Array().map((units) => String.fromCharCode(...units));

describe('whatever the server sends', () => {
  it('as text: nothing throws, and no text but JSON is understood', () => {
    fc.assert(
      fc.property(httpStatuses, anyText, (httpStatus, text) => {
        expect(['refused', 'answered']).not.toContain(read(httpStatus, `<${text}`).type);
        expect(read(httpStatus, text).type).toBe('lost');
      }),
    );
  });

  it('as JSON: nothing succeeded without that word at HTTP 200 or 201', () => {
    fc.assert(
      fc.property(httpStatuses, fc.oneof(nearlyAnswers, fc.jsonValue()), (httpStatus, body) => {
        const word = wordOf(readJson(httpStatus, body));
        if (word !== 'succeeded') return;
        expect(saysSucceeded(body)).toBe(true);
        expect([200, 201]).toContain(httpStatus);
      }),
      { numRuns: 5000 },
    );
  });
});
