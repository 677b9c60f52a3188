import { describe, expect, it } from 'vitest';
import { BILLING_ORIGIN, createBilling, type Transport } from '../../../src/billing/client';
import { checkCustomerId, type CustomerId } from '../../../src/domain/customer-id';
import { SecretKey } from '../../../src/domain/secret-key';
import type { Billing, Read } from '../../../src/ports';
import { NOW } from '../support/samples';

const key = new SecretKey('sk_sentinel_5e7a');
const customer = customerId('cus_1001');

function customerId(text: string): CustomerId {
  const check = checkCustomerId(text);
  if (!check.ok) throw new Error(check.problem);
  return check.id;
}

interface Sent {
  readonly url: string;
  readonly body: unknown;
  readonly key: string | null;
}

const DATE = { date: 'Sun, 22 Nov 2026 09:00:00 GMT' };

/** The client over a fetch that always answers the same and keeps what was sent. */
function clientWith(answer: () => Response | Promise<Response>) {
  const sent: Sent[] = [];
  const send: Transport['send'] = async (...call) => {
    const request = new Request(...call);
    const body: unknown = await request.json();
    sent.push({ url: request.url, body, key: request.headers.get('ff-secret-key') });
    return answer();
  };
  const billing = createBilling({ send, canStream: false, protocolOf: () => undefined });
  return { billing, sent };
}

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: DATE });
const error = (status: number, code?: string) =>
  json({ status: 'error', error: code === undefined ? [] : [{ msg: 'no', code }] }, status);
const empty = () => json({ status: 'success', data: {} });

const charge = {
  organization: 'acme',
  key,
  externalId: customer,
  ppIdent: 'coins-100',
  idempotencyKey: 'id-1',
  isOwned: false,
  metadata: { source: 'chargehand', ref: 'id-1' },
};

const calls: Record<
  Exclude<keyof Billing, 'readyForCharge'>,
  (billing: Billing, organization: string) => Promise<unknown>
> = {
  oneClick: (billing, organization) => billing.oneClick({ ...charge, organization }),
  pricePoints: (billing, organization) => billing.pricePoints(organization, null, 1000),
  paymentsHistory: (billing, organization) =>
    billing.paymentsHistory(organization, key, customer, 1000),
  myAssets: (billing, organization) => billing.myAssets(organization, customer, 1000),
  searchUsers: (billing, organization) =>
    billing.searchUsers(organization, key, 'ann@example.test', 1000),
  tryKey: (billing, organization) => billing.tryKey(organization, key, 1000),
};

describe('each call is one POST', () => {
  it.each<[keyof typeof calls, Sent]>([
    [
      'oneClick',
      {
        url: `${BILLING_ORIGIN}/acme/v1/checkout/one_click`,
        body: {
          external_id: 'cus_1001',
          pp_ident: 'coins-100',
          client_metadata: { source: 'chargehand', ref: 'id-1' },
          idempotency_key: 'id-1',
        },
        key: key.reveal(),
      },
    ],
    ['pricePoints', { url: `${BILLING_ORIGIN}/acme/v1/price_points`, body: {}, key: null }],
    [
      'paymentsHistory',
      {
        url: `${BILLING_ORIGIN}/acme/v1/payments_history`,
        body: { external_id: 'cus_1001' },
        key: key.reveal(),
      },
    ],
    [
      'myAssets',
      {
        url: `${BILLING_ORIGIN}/acme/v1/my_assets`,
        body: { external_id: 'cus_1001' },
        key: null,
      },
    ],
    [
      'searchUsers',
      {
        url: `${BILLING_ORIGIN}/acme/v1/search_users`,
        body: { email: 'ann@example.test' },
        key: key.reveal(),
      },
    ],
    [
      'tryKey',
      {
        url: `${BILLING_ORIGIN}/acme/v1/search_users`,
        body: { email: 'connection-test@chargehand.invalid' },
        key: key.reveal(),
      },
    ],
  ])('%s', async (name, request) => {
    const { billing, sent } = clientWith(empty);
    await calls[name](billing, 'acme');
    expect(sent).toEqual([request]);
  });

  it('pricePoints of one ident', async () => {
    const { billing, sent } = clientWith(empty);
    await billing.pricePoints('acme', 'coins-100', 1000);
    expect(sent.map(({ body }) => body)).toEqual([{ ident: 'coins-100' }]);
  });

  it.each(Object.keys(calls) as (keyof typeof calls)[])(
    '%s of an odd organisation stays on the billing host, in its own part of the path',
    async (name) => {
      const odd = ['a/b', 'a?b=c', 'a#b', '@evil.test', 'é b', 'a%2Fb', '//evil.test'];
      for (const organization of odd) {
        const { billing, sent } = clientWith(empty);
        await calls[name](billing, organization);
        const url = new URL(sent[0]?.url ?? '');
        expect(url.origin).toBe(BILLING_ORIGIN);
        expect(decodeURIComponent(url.pathname.split('/')[1] ?? '')).toBe(organization);
        expect(url.pathname.split('/')[2]).toBe('v1');
      }
    },
  );
});

describe('a charge', () => {
  it('is answered through the answer table', async () => {
    const { billing } = clientWith(() => json({ checkout_status: 'succeeded', order_id: 'o' }));
    await expect(billing.oneClick(charge)).resolves.toMatchObject({
      type: 'answered',
      answer: { status: 'succeeded', orderId: 'o' },
    });
  });

  it.each([
    [false, { type: 'lost', why: 'already-owned' }],
    [true, { type: 'refused', isCertain: true }],
  ])('of what the customer owns is read by whether it was: %j', async (isOwned, outcome) => {
    const { billing } = clientWith(() => error(200, 'double_purchase'));
    await expect(billing.oneClick({ ...charge, isOwned })).resolves.toMatchObject(outcome);
  });

  it('that the network swallows is sent once and lost', async () => {
    const { billing, sent } = clientWith(() => Promise.reject(new TypeError('Failed to fetch')));
    await expect(billing.oneClick(charge)).resolves.toEqual({
      type: 'lost',
      why: 'network',
      httpStatus: null,
    });
    expect(sent.length).toBe(1);
  });
});

type LookUp = Exclude<keyof typeof calls, 'oneClick'>;

/** Each look-up with a good answer and what it brings. */
const lookUps: [LookUp, unknown, unknown][] = [
  ['pricePoints', { data: { price_points: [] } }, { pricePoints: [], unreadable: 0 }],
  ['paymentsHistory', { data: { payments: [] } }, []],
  ['myAssets', { data: { subscriptions: [], oneoffs: [] } }, []],
  ['searchUsers', { data: { users: [{ external_id: 'cus_1001' }] } }, ['cus_1001']],
  ['tryKey', { data: { users: [] } }, null],
];

/** What HTTP 404 says where the API itself answers it. */
const notFound: Readonly<Record<LookUp, unknown>> = {
  pricePoints: { ok: false, why: 'organization-unknown' },
  paymentsHistory: { ok: false, why: 'not-found' },
  myAssets: { ok: false, why: 'not-found' },
  searchUsers: { ok: true, value: [], serverAt: NOW },
  tryKey: { ok: true, value: null, serverAt: NOW },
};

describe.each(lookUps)('the look-up %s', (name, good, value) => {
  const ask = (answer: () => Response | Promise<Response>) =>
    calls[name](clientWith(answer).billing, 'acme') as Promise<Read<unknown>>;

  it("brings what it is for, with the server's time", async () => {
    await expect(ask(() => json(good))).resolves.toEqual({ ok: true, value, serverAt: NOW });
  });

  it.each<[string, object]>([
    ['no time', {}],
    ['a time that is none', { headers: { date: 'now' } }],
  ])('brings what it is for with %s', async (_, init) => {
    const answer = () => new Response(JSON.stringify(good), init);
    await expect(ask(answer)).resolves.toEqual({ ok: true, value, serverAt: null });
  });

  it.each<[string, () => Response | Promise<Response>, string]>([
    ['no network', () => Promise.reject(new TypeError('x')), 'network'],
    ['no answer in time', () => Promise.reject(new DOMException('x', 'TimeoutError')), 'timeout'],
    ['an answer beyond all bounds', () => new Response(new Uint8Array(17 * 2 ** 20)), 'malformed'],
    ['HTTP 401', () => json({}, 401), 'key-refused'],
    ['HTTP 403', () => json({}, 403), 'forbidden'],
    ['an error with HTTP 401', () => error(401), 'key-refused'],
    ['an error with HTTP 403', () => error(403), 'forbidden'],
    ['HTTP 400', () => json({}, 400), 'server-error'],
    ['HTTP 400, and what was asked for', () => json(good, 400), 'server-error'],
    ['an error with HTTP 400', () => error(400, 'invalid_customer'), 'server-error'],
    ['HTTP 500', () => json(good, 500), 'server-error'],
    ['HTTP 201', () => json(good, 201), 'server-error'],
    ['HTTP 204', () => new Response(null, { status: 204 }), 'server-error'],
    ['an error with HTTP 200', () => error(200, 'no'), 'server-error'],
    ['an error without a list', () => json({ status: 'error' }), 'server-error'],
    [
      'an error beside what was asked for',
      () => json({ ...Object(good), status: 'error' }),
      'server-error',
    ],
    ['HTML with HTTP 200', () => new Response('<html>'), 'malformed'],
    ['an empty body', () => new Response(''), 'malformed'],
    ['another shape', () => json({ data: { nothing: [] } }), 'malformed'],
  ])('brings nothing on %s', async (_, answer, why) => {
    await expect(ask(answer)).resolves.toEqual({ ok: false, why });
  });

  it('is told HTTP 404 by the API', async () => {
    for (const code of [undefined, 'not_found']) {
      await expect(ask(() => error(404, code))).resolves.toEqual(notFound[name]);
    }
  });

  it.each<[string, () => Response]>([
    ['a page', () => new Response('<html>', { status: 404 })],
    ['nothing', () => new Response(null, { status: 404 })],
    ['an empty object', () => json({}, 404)],
    ['what was asked for', () => json(good, 404)],
  ])('is not told by HTTP 404 and %s that there is nobody', async (_, answer) => {
    const why = name === 'pricePoints' ? 'organization-unknown' : 'not-found';
    await expect(ask(answer)).resolves.toEqual({ ok: false, why });
  });
});
