import { createHash, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:https';
import { connect } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { secretKeys } from '../sandbox/secret-keys';
import { type Sandbox, startSandbox } from '../sandbox/start-sandbox';
import { charge, chargesOf } from './sandbox-charge';
import { overHttp1, overHttp2 } from './sandbox-client';

let sandbox: Sandbox;
let onlyHttp1: Sandbox;
beforeAll(async () => {
  const pages = (host: string, path: string) =>
    path.startsWith('/here') ? { html: `<p>${host} ${path}</p>` } : undefined;
  sandbox = await startSandbox({ pages });
  onlyHttp1 = await startSandbox({ http1Only: true });
});
afterAll(async () => {
  await sandbox.close();
  await onlyHttp1.close();
});

describe.each([
  ['1.1', overHttp1],
  ['2.0', overHttp2],
])('over HTTP/%s', (httpVersion, client) => {
  it('writes down the request and the charge in full', async () => {
    const externalId = `usr_succeeds.v${httpVersion}`;
    const metadata = { source: 'chargehand', ref: 'r1' };
    const reply = await charge(sandbox, {
      externalId,
      key: secretKeys.full,
      idempotencyKey: 'r1',
      metadata,
      client,
    });
    const [made] = chargesOf(sandbox, externalId);
    expect(made).toEqual({
      seq: sandbox.charges.length,
      at: expect.stringMatching(/Z$/) as unknown,
      org: 'acme-sandbox',
      externalId,
      ppIdent: 'coins-100',
      orderId: expect.any(String) as unknown,
      amount: '0.99',
      minorUnits: 99,
      currency: 'USD',
      status: 'succeeded',
      idempotencyKey: 'r1',
      clientMetadata: metadata,
    });
    expect(reply.json).toMatchObject({ status: 'success', data: { order_id: made?.orderId } });
    const line = sandbox.requests.at(-1);
    expect(line).toMatchObject({
      seq: sandbox.requests.length,
      httpVersion,
      method: 'POST',
      path: '/acme-sandbox/v1/checkout/one_click',
      org: 'acme-sandbox',
      body: { external_id: externalId, client_metadata: metadata },
      keyPresent: true,
      outcome: 'answered',
      status: 200,
    });
    expect(line?.headers['ff-secret-key']).toBe(secretKeys.full);
    expect(JSON.parse(line?.text ?? '')).toEqual(line?.body);
  });

  it('serves the pages of other hosts and keeps them out of the ledger', async () => {
    const before = sandbox.requests.length;
    const host = 'desk.acme.test';
    const here = await client(sandbox, { method: 'GET', host, path: '/here?a=1' });
    expect(here).toMatchObject({ status: 200, text: '<p>desk.acme.test /here?a=1</p>' });
    expect(here.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(await client(sandbox, { method: 'GET', host, path: '/gone' })).toMatchObject({
      status: 404,
    });
    expect(sandbox.requests).toHaveLength(before);
  });
});

it('answers bare objects for an organization that speaks so', async () => {
  const reply = await charge(sandbox, { org: 'acme-bare', externalId: 'usr_succeeds.bare' });
  expect(reply.json).toEqual({
    action_required_token: '',
    checkout_status: 'succeeded',
    failed_message_for_user: '',
    idempotent_replay: false,
    order_id: chargesOf(sandbox, 'usr_succeeds.bare')[0]?.orderId,
  });
});

it.each([
  ['h2', () => sandbox],
  ['http/1.1', () => onlyHttp1],
])('agrees on %s', async (protocol, which) => {
  const { port, certificate } = which();
  const socket = connect({
    host: '127.0.0.1',
    port,
    ca: certificate,
    servername: 'billing.funnelfox.com',
    ALPNProtocols: ['h2', 'http/1.1'],
  });
  await once(socket, 'secureConnect');
  expect(socket.alpnProtocol).toBe(protocol);
  socket.destroy();
});

it('keeps idle connections for as long as a test may take', async () => {
  for (const each of [sandbox, onlyHttp1]) {
    const path = '/acme-sandbox/v1/price_points';
    const reply = await overHttp1(each, { path, headers: { connection: 'keep-alive' } });
    expect(reply.headers['keep-alive']).toBe('timeout=600');
  }
});

it('charges without HTTP/2 as well', async () => {
  const reply = await charge(onlyHttp1, { externalId: 'usr_succeeds' });
  expect(reply.status).toBe(200);
  expect(onlyHttp1.charges).toHaveLength(1);
});

it('tells the hash of the public key of its certificate', () => {
  const certificate = new X509Certificate(sandbox.certificate);
  const key = certificate.publicKey.export({ type: 'spki', format: 'der' });
  expect(sandbox.spki).toBe(createHash('sha256').update(key).digest('base64'));
  expect(certificate.ca).toBe(false);
  expect(certificate.checkHost('billing.funnelfox.com')).toBeDefined();
  expect(certificate.checkHost('shop.acme.test')).toBeDefined();
});

it('lets half of an answer arrive before it cuts', async () => {
  const call = request({
    host: '127.0.0.1',
    port: sandbox.port,
    ca: sandbox.certificate,
    servername: 'billing.funnelfox.com',
    method: 'POST',
    path: '/acme-sandbox/v1/checkout/one_click',
    headers: { host: 'billing.funnelfox.com', 'content-type': 'application/json' },
    agent: false,
  });
  call.end(JSON.stringify({ external_id: 'usr_half', pp_ident: 'coins-100' }));
  let arrived = '';
  const broke = new Promise((resolve) => {
    call.on('response', (response) => {
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (arrived += chunk));
      response.on('error', resolve);
    });
  });
  expect(await broke).toMatchObject({ code: 'ECONNRESET' });
  expect(arrived).toMatch(/^{"status":"success"/);
  expect(() => {
    JSON.parse(arrived);
  }).toThrow();
});

it('keeps the books of two sandboxes apart', async () => {
  const other = await startSandbox();
  try {
    other.removePricePoint('acme-sandbox', 'coins-100');
    await charge(sandbox, { externalId: 'usr_succeeds.apart' });
    expect(chargesOf(sandbox, 'usr_succeeds.apart')).toHaveLength(1);
    expect(other.requests).toEqual([]);
  } finally {
    await other.close();
  }
});
