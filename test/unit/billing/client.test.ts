import { describe, expect, it } from 'vitest';
import { BILLING_ORIGIN, createBilling, type Transport } from '../../../src/billing/client';
import { checkCustomerId, type CustomerId } from '../../../src/domain/customer-id';
import { SecretKey } from '../../../src/domain/secret-key';
import type { Billing, Read } from '../../../src/ports';

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

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
const empty = () => json({ status: 'success', data: {} });

const charge = {
  organization: 'acme',
  key,
  externalId: customer,
  ppIdent: 'coins-100',
  idempotencyKey: 'id-1',
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

const lookUps: [keyof typeof calls, unknown][] = [
  ['pricePoints', { data: { price_points: [] } }],
  ['paymentsHistory', { data: { payments: [] } }],
  ['myAssets', { data: { subscriptions: [], oneoffs: [] } }],
  ['searchUsers', { data: { users: [] } }],
  ['tryKey', { data: { users: [] } }],
];

describe('the payment history', () => {
  it.each([
    ['Sun, 22 Nov 2026 09:00:00 GMT', Date.UTC(2026, 10, 22, 9)],
    [null, null],
  ])("brings the server's time with it: %s", async (date, serverAt) => {
    const headers = date === null ? undefined : { date };
    const body = JSON.stringify({ data: { payments: [] } });
    const { billing } = clientWith(() => new Response(body, headers && { headers }));
    await expect(calls.paymentsHistory(billing, 'acme')).resolves.toEqual({
      ok: true,
      value: { payments: [], serverAt },
    });
  });
});

describe.each(lookUps)('the look-up %s', (name, good) => {
  const ask = (answer: () => Response | Promise<Response>) =>
    calls[name](clientWith(answer).billing, 'acme') as Promise<Read<unknown>>;

  it('brings what it is for', async () => {
    await expect(ask(() => json(good))).resolves.toMatchObject({ ok: true });
  });

  it.each<[string, () => Response | Promise<Response>, string]>([
    ['no network', () => Promise.reject(new TypeError('x')), 'network'],
    ['no answer in time', () => Promise.reject(new DOMException('x', 'TimeoutError')), 'timeout'],
    ['an answer beyond all bounds', () => new Response(new Uint8Array(17 * 2 ** 20)), 'malformed'],
    ['HTTP 401', () => json({}, 401), 'key-refused'],
    ['HTTP 403', () => json({}, 403), 'forbidden'],
    ['HTTP 404', () => json({}, 404), 'organization-unknown'],
    ['HTTP 400', () => json({}, 400), 'server-error'],
    ['HTTP 500', () => json(good, 500), 'server-error'],
    ['HTTP 204', () => new Response(null, { status: 204 }), 'server-error'],
    [
      'an error with HTTP 200',
      () => json({ status: 'error', error: [{ msg: 'no' }] }),
      'server-error',
    ],
    ['HTML with HTTP 200', () => new Response('<html>'), 'malformed'],
    ['an empty body', () => new Response(''), 'malformed'],
    ['another shape', () => json({ data: { nothing: [] } }), 'malformed'],
  ])('brings nothing on %s', async (_, answer, why) => {
    await expect(ask(answer)).resolves.toEqual({ ok: false, why });
  });
});
