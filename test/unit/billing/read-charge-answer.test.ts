import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readChargeAnswer, type SentCharge } from '../../../src/billing/read-charge-answer';
import type { OneClickOutcome } from '../../../src/ports';

/** Properties take their time on a busy machine. */
const LONG = { timeout: 60_000 };

const bare = (changes: object = {}) => ({
  checkout_status: 'succeeded',
  action_required_token: null,
  failed_message_for_user: null,
  order_id: '7c1f',
  ...changes,
});
const wrap = (data: unknown) => ({ status: 'success', data, req_id: 'req-1' });
const errorOf = (...codes: unknown[]) => ({
  status: 'error',
  error: codes.map((code) => ({ msg: 'No', code })),
  req_id: 'r',
});

const saying = (msg: string, code: string) => ({ status: 'error', error: [{ msg, code }] });

/** A charge whose body the browser could put on the wire twice, of something that the customer did not own. */
const PLAIN: SentCharge = { isSingleDelivery: false, isOwned: false };
const STREAMED: SentCharge = { isSingleDelivery: true, isOwned: false };
const OWNED: SentCharge = { isSingleDelivery: false, isOwned: true };
const BOTH: SentCharge = { isSingleDelivery: true, isOwned: true };

const read = (httpStatus: number, text: string, sent = PLAIN) =>
  readChargeAnswer({ arrived: true, httpStatus, text, serverAt: null }, sent);
const readJson = (httpStatus: number, body: unknown, sent = PLAIN) =>
  read(httpStatus, JSON.stringify(body), sent);

/** In one word: the status, or why it is lost, or refused; with a question mark where it is not certain. */
function wordOf(outcome: OneClickOutcome): string {
  if (outcome.type === 'lost') return outcome.why;
  if (outcome.type === 'refused') return outcome.isCertain ? 'refused' : 'refused?';
  return outcome.answer.isCertain ? outcome.answer.status : `${outcome.answer.status}?`;
}

describe('an answer that never arrived leaves the outcome unknown', () => {
  it.each([
    ['network', null],
    ['timeout', null],
    ['timeout', 200],
    ['network', 200],
    ['too-large', 200],
  ] as const)('%s after HTTP %s', (why, httpStatus) => {
    expect(readChargeAnswer({ arrived: false, why, httpStatus }, BOTH)).toEqual({
      type: 'lost',
      why,
      httpStatus,
    });
  });
});

/** What a body means under each kind of HTTP status, sent once for certain. */
interface Meaning {
  readonly text: string;
  readonly at200: string;
  readonly at201: string;
  readonly at409: string;
  readonly atNamed4xx: string;
  readonly atOther4xx: string;
}

/** The statuses of a 4xx that speak of the request. */
const NAMED = [400, 401, 403, 404, 422, 429];

function answer(body: unknown, at200: string): Meaning {
  return meaning(JSON.stringify(body), { at200, at201: at200 });
}

function meaning(text: string, changes: Partial<Meaning>): Meaning {
  const other = changes.at200 === 'not-json' ? 'not-json' : 'not-understood';
  const at4xx = { atNamed4xx: other, atOther4xx: other };
  return { text, at200: other, at201: other, at409: 'http-status', ...at4xx, ...changes };
}

/** An error, by what it is at HTTP 200 and at each kind of 4xx. */
function error(body: unknown, at200: string, atNamed4xx: string, atOther4xx: string): Meaning {
  return meaning(JSON.stringify(body), { at200, atNamed4xx, atOther4xx });
}

const bodies: readonly Meaning[] = [
  answer(bare(), 'succeeded'),
  answer(wrap(bare()), 'succeeded'),
  answer(bare({ checkout_status: 'failed' }), 'failed'),
  answer(wrap(bare({ checkout_status: 'cancelled' })), 'cancelled'),
  answer(wrap(bare({ checkout_status: 'processing' })), 'processing'),
  answer(wrap(bare({ action_required_token: 't' })), 'authenticating'),
  error(errorOf('invalid_customer'), 'refused', 'refused', 'refused?'),
  error(errorOf('payment_failed'), 'refused', 'refused', 'refused'),
  error(errorOf('internal_error'), 'refused?', 'refused', 'refused?'),
  error(errorOf('double_purchase'), 'already-owned', 'already-owned', 'already-owned'),
  error(errorOf(), 'refused?', 'refused', 'refused?'),
  error({ status: 'error' }, 'refused?', 'refused', 'refused?'),
  error({ status: 'error', error: null }, 'refused?', 'refused', 'refused?'),
  error({ status: 'error', error: 'no list' }, 'refused?', 'refused', 'refused?'),
  {
    ...error(errorOf('idempotency_key_reused'), 'repeated', 'repeated', 'repeated'),
    at409: 'repeated',
  },
  meaning('{}', {}),
  meaning('null', {}),
  meaning('"succeeded"', {}),
  meaning('', { at200: 'not-json', at201: 'not-json' }),
  meaning('<html>Sign in</html>', { at200: 'not-json', at201: 'not-json' }),
  meaning(JSON.stringify(wrap(bare())).slice(0, -1), { at200: 'not-json', at201: 'not-json' }),
];

function expected(httpStatus: number, body: Meaning): string {
  if ([408, 421, 425].includes(httpStatus)) return 'http-status';
  if (httpStatus === 409) return body.at409;
  if (httpStatus === 200) return body.at200;
  if (httpStatus === 201) return body.at201;
  if (NAMED.includes(httpStatus)) return body.atNamed4xx;
  if (httpStatus >= 400 && httpStatus < 500) return body.atOther4xx;
  if (httpStatus >= 300) return 'http-status';
  return body.at200 === 'not-json' ? 'not-json' : 'not-understood';
}

describe('the HTTP status', () => {
  it.each(bodies)('decides with the body $text', (body) => {
    const statuses = Array.from({ length: 500 }, (_, index) => 100 + index);
    expect(statuses.map((status) => [status, wordOf(read(status, body.text, STREAMED))])).toEqual(
      statuses.map((status) => [status, expected(status, body)]),
    );
  });

  it('is kept with a loss and with a refusal', () => {
    const lost = (why: string, httpStatus: number) => ({ type: 'lost', why, httpStatus });
    expect(read(502, 'x')).toEqual(lost('http-status', 502));
    expect(read(409, 'x')).toEqual(lost('http-status', 409));
    expect(read(400, 'x')).toEqual(lost('not-json', 400));
    expect(readJson(200, {})).toEqual(lost('not-understood', 200));
    expect(readJson(400, errorOf('double_purchase'))).toEqual(lost('already-owned', 400));
    expect(readJson(409, errorOf('idempotency_key_reused'))).toEqual(lost('repeated', 409));
    expect(readJson(402, errorOf())).toMatchObject({ type: 'refused', httpStatus: 402 });
  });
});

/** How a denial reads: sent as text and as a stream, each without and with the customer owning it before. */
type FourWords = readonly [plain: string, streamed: string, owned: string, both: string];
const always = (word: string): FourWords => [word, word, word, word];
const ifStreamed = (word: string): FourWords => [`${word}?`, word, `${word}?`, word];
const ifOwned: FourWords = ['already-owned', 'already-owned', 'refused', 'refused'];

describe('a denial', () => {
  it.each<[string, number, unknown, FourWords]>([
    ['of what the customer owns', 200, errorOf('double_purchase'), ifOwned],
    ['of what the customer owns', 400, errorOf('double_purchase'), ifOwned],
    ['of what the customer owns', 429, errorOf('double_purchase'), ifOwned],
    ['of what the customer owns', 402, errorOf('double_purchase'), ifOwned],
    ['of a purchase under way', 200, errorOf('payment_pending'), always('already-owned')],
    ['of a purchase under way', 400, errorOf('duplicate'), always('already-owned')],
    ['of both', 400, errorOf('double_purchase', 'pending'), always('already-owned')],
    ['of the payment', 200, errorOf('payment_failed'), ifStreamed('refused')],
    ['of the payment', 400, errorOf('card_declined'), ifStreamed('refused')],
    ['of the payment', 401, errorOf('card_declined'), ifStreamed('refused')],
    ['of the payment', 402, errorOf('card_declined'), ifStreamed('refused')],
    ['of the payment', 429, errorOf('card_declined'), ifStreamed('refused')],
    ['of the customer', 200, errorOf('invalid_customer'), always('refused')],
    ['of the customer', 402, errorOf('invalid_customer'), always('refused?')],
    ['of the price', 200, errorOf('invalid_price'), always('refused')],
    ['of the price and of more', 200, errorOf('invalid_price', 'oops'), always('refused?')],
    ['of too many', 429, errorOf('too_many'), ifStreamed('refused')],
    ['of too many for this customer', 429, errorOf('invalid_customer'), ifStreamed('refused')],
    ['of another kind', 200, errorOf('oops'), always('refused?')],
    ['without a code', 200, errorOf(), always('refused?')],
    ['of another kind', 402, errorOf('oops'), always('refused?')],
    ...[400, 401, 403, 404, 422].map((status): [string, number, unknown, FourWords] => [
      'by its status',
      status,
      errorOf('oops'),
      always('refused'),
    ]),
    ['by its status alone', 422, { status: 'error' }, always('refused')],
    ['by its text, of what is owned', 400, { status: 'error', error: 'Already owned' }, ifOwned],
    [
      'by its text, under way',
      400,
      { status: 'error', error: 'Duplicate' },
      always('already-owned'),
    ],
    ['by its code, not its text', 400, saying('Already', 'invalid_price'), always('refused')],
    ['of a fault behind the server', 200, errorOf('gateway_timeout'), always('refused?')],
    ['of a fault behind the server', 400, errorOf('gateway_timeout'), always('refused?')],
    ['of a fault behind the server', 429, errorOf('unavailable'), always('refused?')],
    ['of our one-time key', 200, errorOf('idempotency_key_reused'), always('repeated')],
    ['of our one-time key', 400, errorOf('x', 'idempotency_key_reused'), always('repeated')],
    ['of our one-time key', 409, errorOf('idempotency_key_reused'), always('repeated')],
    ['in conflict', 409, errorOf('double_purchase'), always('http-status')],
    ['by a status', 200, bare({ checkout_status: 'failed' }), ifStreamed('failed')],
    ['by a status', 201, wrap(bare({ checkout_status: 'failed' })), ifStreamed('failed')],
    ['by a status', 200, wrap(bare({ checkout_status: 'cancelled' })), ifStreamed('cancelled')],
  ])('%s at HTTP %i: %j', (_, httpStatus, body, words) => {
    const sent = [PLAIN, STREAMED, OWNED, BOTH];
    expect(sent.map((each) => wordOf(readJson(httpStatus, body, each)))).toEqual(words);
  });

  it.each(['failed', 'cancelled'])('by %s is certain where it is replayed', (checkout_status) => {
    const replay = bare({ checkout_status, idempotent_replay: true });
    expect(wordOf(readJson(200, replay))).toBe(checkout_status);
    const odd = bare({ checkout_status, idempotent_replay: 'true' });
    expect(wordOf(readJson(200, odd))).toBe(`${checkout_status}?`);
  });

  it.each([
    { data: bare() },
    { data: bare({ checkout_status: 'processing' }) },
    { data: { checkout_status: 'charged' } },
    { data: { checkout_status: true } },
    { data: { checkout_status: 'failed', action_required_token: 't' } },
    { data: { action_required_token: 't' } },
    { data: { action_required_token: 7 } },
    { data: { checkout_status: 'failed' }, checkout_status: 'succeeded' },
    { checkout_status: 'succeeded' },
    { checkout_status: 'processing', data: null },
    { action_required_token: 't' },
  ])('with an answer beside it that is none is not understood: %j', (said) => {
    for (const [httpStatus, code] of [
      [200, 'invalid_customer'],
      [400, 'invalid_customer'],
      [400, 'idempotency_key_reused'],
      [400, 'double_purchase'],
      [402, 'payment_failed'],
    ] as const) {
      for (const sent of [PLAIN, BOTH]) {
        const outcome = readJson(httpStatus, { ...errorOf(code), ...said }, sent);
        expect(wordOf(outcome)).toBe('not-understood');
      }
    }
  });

  it.each([
    { data: bare({ checkout_status: 'failed' }) },
    { data: bare({ checkout_status: 'cancelled', action_required_token: '' }) },
    { data: bare({ checkout_status: null }) },
    { data: {} },
    { data: null },
    { data: [bare()] },
    { data: 'succeeded' },
    { checkout_status: 'failed' },
    { checkout_status: 'cancelled', action_required_token: null },
    { order_id: 'o' },
  ])('with a denial or nothing beside it is still one: %j', (said) => {
    expect(wordOf(readJson(200, { ...errorOf('invalid_customer'), ...said }))).toBe('refused');
    expect(wordOf(readJson(200, { ...errorOf('oops'), ...said }))).toBe('refused?');
  });

  it.each([201, 202, 299])('that succeeded by its HTTP status is not understood: %i', (status) => {
    for (const said of [{}, bare(), bare({ checkout_status: 'failed' })]) {
      const outcome = readJson(status, { ...errorOf('invalid_customer'), ...said }, BOTH);
      expect(wordOf(outcome)).toBe('not-understood');
    }
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
    const isDenial = state === 'failed' || state === 'cancelled';
    expect(wordOf(readJson(http, body, PLAIN))).toBe(isDenial ? `${state}?` : state);
    expect(wordOf(readJson(http, body, STREAMED))).toBe(state);
  });

  it.each<[string, object, string]>([
    ['without a word on success', { data: bare() }, 'succeeded'],
    ['with a null word on success', { status: null, data: bare() }, 'succeeded'],
    ['with another word on success', { status: 'ok', data: bare() }, 'not-understood'],
    ['that nobody speaks of', { status: 'ok', ...bare() }, 'succeeded'],
  ])('%s is read by its data', (_, body, word) => {
    expect(wordOf(readJson(200, body))).toBe(word);
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
  ])('with %s leaves the outcome unknown', (_, body) => {
    expect(wordOf(readJson(200, body))).toBe('not-understood');
  });

  it.each([
    '{"__proto__": {"checkout_status": "succeeded"}}',
    '{"status": "success", "data": {"__proto__": {"checkout_status": "succeeded"}}}',
    '{"status": "success", "__proto__": {"data": {"checkout_status": "succeeded"}}}',
    '{"constructor": {"prototype": {"checkout_status": "succeeded"}}}',
    '{"__proto__": {"status": "error", "error": []}}',
    '{"constructor": {"status": "error"}}',
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
        isCertain: true,
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
  it.each<[unknown, object]>([
    [errorOf('oops'), { text: 'No', code: 'oops', requestId: 'r' }],
    [
      { status: 'error', error: [{ msg: 'One' }, { msg: 'Two', code: 'second' }] },
      { text: 'One Two', code: 'second', requestId: null },
    ],
    [
      { status: 'error', error: [{ msg: 'One', code: 'first' }, { code: 'second' }] },
      { text: 'One', code: 'first', requestId: null },
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
      { status: 'error', error: [null, 7, [{ code: 'deep' }], { msg: 'One', code: '\u200b' }] },
      { text: 'One', code: null, requestId: null },
    ],
    [
      { status: 'error', error: [{ msg: 'a\u202eb\u0000c', code: 'x\u200by' }], req_id: 'r\n1' },
      { text: 'a b c', code: 'x y', requestId: 'r 1' },
    ],
    [
      { status: 'error', req_id: 'r' },
      { text: '', code: null, requestId: 'r' },
    ],
    [
      { status: 'error', error: null },
      { text: '', code: null, requestId: null },
    ],
    [
      { status: 'error', error: 'No such thing' },
      { text: 'No such thing', code: null, requestId: null },
    ],
    [
      { status: 'error', error: ['No', 'such thing'] },
      { text: 'No such thing', code: null, requestId: null },
    ],
    [
      { status: 'error', error: { msg: 'No', code: 'oops' } },
      { text: 'No', code: 'oops', requestId: null },
    ],
    [
      { status: 'error', msg: 'No', code: 'oops' },
      { text: 'No', code: 'oops', requestId: null },
    ],
    [
      { status: 'error', error: [{ msg: 'One', code: 'first' }], msg: 'Two', code: 'second' },
      { text: 'One Two', code: 'first', requestId: null },
    ],
  ])('%j says %o', (body, said) => {
    expect(readJson(200, body)).toEqual({
      type: 'refused',
      httpStatus: 200,
      isCertain: false,
      ...said,
    });
  });

  it.each<unknown>([
    errorOf('oops', 'double_purchase'),
    { status: 'error', error: { code: 'double_purchase' } },
    { status: 'error', code: 'double_purchase' },
    { ...errorOf('oops'), code: 'double_purchase' },
  ])('is read by every code in it: %j', (body) => {
    expect(wordOf(readJson(400, body))).toBe('already-owned');
  });

  it.each([200, 400, 422])('of our one-time key leaves the outcome unknown: HTTP %i', (status) => {
    expect(readJson(status, errorOf('idempotency_key_reused'), BOTH)).toEqual({
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

const anySent = fc.record({ isSingleDelivery: fc.boolean(), isOwned: fc.boolean() });
const anyText = fc.uint16Array().map((units) => String.fromCharCode(...units));

describe('whatever the server sends', () => {
  it('as text: nothing throws, and no text but JSON is understood', LONG, () => {
    fc.assert(
      fc.property(httpStatuses, anyText, anySent, (httpStatus, text, sent) => {
        expect(['refused', 'answered']).not.toContain(read(httpStatus, `<${text}`, sent).type);
        expect(read(httpStatus, text, sent).type).toBe('lost');
      }),
    );
  });

  it('as JSON: nothing succeeded without that word at HTTP 200 or 201', LONG, () => {
    const body = fc.oneof(nearlyAnswers, fc.jsonValue());
    fc.assert(
      fc.property(httpStatuses, body, anySent, (httpStatus, value, sent) => {
        const word = wordOf(readJson(httpStatus, value, sent));
        if (word !== 'succeeded') return;
        expect(saysSucceeded(value)).toBe(true);
        expect([200, 201]).toContain(httpStatus);
      }),
      { numRuns: 5000 },
    );
  });

  it('as JSON: nothing that says it succeeded is denied', LONG, () => {
    const denial = fc.constantFrom(errorOf('invalid_customer'), errorOf(), { status: 'error' });
    fc.assert(
      fc.property(httpStatuses, denial, nearlyAnswers, anySent, (httpStatus, error, more, sent) => {
        for (const said of [more, { data: more }]) {
          const body = { ...said, ...error };
          const data = 'data' in body ? body.data : undefined;
          const parts = [body, data].map((part) => new Map(Object.entries(part ?? {})));
          if (!parts.some((part) => part.get('checkout_status') === 'succeeded')) continue;
          expect(readJson(httpStatus, body, sent).type).toBe('lost');
        }
      }),
      { numRuns: 5000 },
    );
  });
});
