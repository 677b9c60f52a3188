import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadContract } from '../sandbox/contract';
import { secretKeys } from '../sandbox/secret-keys';
import { type Sandbox, startSandbox } from '../sandbox/start-sandbox';
import { charge } from './sandbox-charge';
import { type Call, overHttp1, overHttp2 } from './sandbox-client';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(async () => {
  await sandbox.close();
});

const contract = loadContract();
const oneClick = '/acme-sandbox/v1/checkout/one_click';
const good = { external_id: 'usr_succeeds.refusals', pp_ident: 'coins-100' };

const refused: readonly [what: string, call: Call, status: number, message: RegExp][] = [
  ['an unknown path', { path: '/acme-sandbox/v1/checkout/two_click' }, 404, /nothing at this path/],
  ['a path without an organization', { path: '/v1/price_points' }, 404, /nothing at this path/],
  ['an unknown organization', { path: '/acme/v1/price_points' }, 404, /No organization "acme"/],
  ['GET', { path: oneClick, method: 'GET' }, 405, /Use POST/],
  ['OPTIONS', { path: oneClick, method: 'OPTIONS' }, 405, /Use POST/],
  [
    'a form',
    { path: oneClick, headers: { 'content-type': 'text/plain' } },
    415,
    /application\/json/,
  ],
  ['half a body', { path: oneClick, body: '{"external_id":' }, 400, /not JSON/],
  ['an empty body', { path: oneClick, body: '' }, 422, /'external_id'/],
  ['a list', { path: oneClick, body: [good] }, 422, /body must be object/],
  ['no customer', { path: oneClick, body: { pp_ident: 'a' } }, 422, /'external_id'/],
  ['no price point', { path: oneClick, body: { external_id: 'a' } }, 422, /'pp_ident'/],
  ['a bad ident', { path: oneClick, body: { ...good, pp_ident: 'a b' } }, 422, /pp_ident.*pattern/],
  [
    'a number',
    { path: oneClick, body: { ...good, external_id: 7 } },
    422,
    /external_id must be st/,
  ],
  [
    'a long customer',
    { path: oneClick, body: { ...good, external_id: 'x'.repeat(257) } },
    422,
    /256 char/,
  ],
  [
    'metadata that is no object',
    { path: oneClick, body: { ...good, client_metadata: 'note' } },
    422,
    /client_metadata must be object/,
  ],
  ['an unknown price', { path: oneClick, body: { ...good, pp_ident: 'nope' } }, 400, /"nope"/],
  [
    'a wrong filter',
    { path: '/acme-sandbox/v1/price_points', body: { ident: 1 } },
    422,
    /ident must be string/,
  ],
];

describe.each([
  ['1', overHttp1],
  ['2', overHttp2],
])('refusals over HTTP/%s', (_version, client) => {
  it.each(refused)('refuses %s', async (_what, call, status, message) => {
    const reply = await client(sandbox, call);
    expect(reply.status).toBe(status);
    expect(reply.json).toMatchObject({
      status: 'error',
      error: [{ msg: expect.stringMatching(message) as unknown }],
    });
    const operation = contract.get('/checkout/one_click')?.get('POST');
    expect(operation?.faultInReply(status, reply.json)).toBeUndefined();
    expect(sandbox.requests.at(-1)).toMatchObject({ outcome: 'refused', status, path: call.path });
  });
});

it('says nothing that would let a web page read an answer', async () => {
  const origin = { origin: 'https://desk.acme.test' };
  const replies = [
    await overHttp1(sandbox, { path: oneClick, method: 'OPTIONS', headers: origin }),
    await overHttp2(sandbox, { path: oneClick, headers: origin, body: good }),
  ];
  for (const { headers } of replies) {
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  }
});

describe('the secret key', () => {
  const ask = async (operation: string, key: string | undefined, body: object) =>
    overHttp1(sandbox, {
      path: `/acme-sandbox/v1${operation}`,
      headers: key === undefined ? {} : { 'ff-secret-key': key },
      body,
    });
  const order = {
    external_id: 'usr_succeeds',
    order_id: '3c90c3cc-0d44-4b50-8888-8dd25736052a',
  };
  const subscription = { subs_id: '9b2f0c11-3c4d-4f7a-9a58-0f6f0a7f1d22' };

  it.each([
    ['/payments_history', order],
    ['/search_users', { email: 'customer@acme.test' }],
    ['/payment/refund', order],
    ['/payment/cancel', order],
    ['/subscription/disable_autorenew', subscription],
    ['/subscription/enable_autorenew', subscription],
  ])('opens %s', async (operation, body) => {
    expect((await ask(operation, undefined, body)).status).toBe(401);
    expect((await ask(operation, 'sk_made_up', body)).status).toBe(401);
    expect((await ask(operation, secretKeys.noLookup, body)).status).toBe(403);
    expect((await ask(operation, secretKeys.full, body)).status).not.toBeOneOf([401, 403]);
  });

  it.each(['/price_points', '/my_assets'])('is not needed for %s', async (operation) => {
    const body = { external_id: 'usr_succeeds' };
    expect((await ask(operation, undefined, body)).status).toBe(200);
    expect((await ask(operation, 'sk_made_up', body)).status).toBe(200);
  });

  it.each([
    [secretKeys.full, 200, true],
    [secretKeys.noLookup, 200, true],
    ['sk_made_up', 401, true],
    [undefined, 200, false],
  ])('charging with %s answers %i', async (key, status, keyPresent) => {
    const externalId = `usr_succeeds.key${String(key?.length)}`;
    const reply = await charge(sandbox, { externalId, ...(key === undefined ? {} : { key }) });
    expect(reply.status).toBe(status);
    expect(sandbox.requests.at(-1)).toMatchObject({ keyPresent });
    expect(sandbox.charges.some((line) => line.externalId === externalId)).toBe(status === 200);
  });
});

it('takes an operation down and up again', async () => {
  const path = '/acme-sandbox/v1/my_assets';
  const body = { external_id: 'usr_succeeds' };
  sandbox.setDown('/my_assets', true);
  expect((await overHttp1(sandbox, { path, body })).status).toBe(503);
  sandbox.setDown('/my_assets', false);
  expect((await overHttp1(sandbox, { path, body })).status).toBe(200);
  expect(() => {
    sandbox.setDown('/my_asset', true);
  }).toThrow('no operation');
});
