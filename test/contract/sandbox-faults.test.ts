import { connect, type ClientHttp2Session } from 'node:http2';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/start-sandbox';
import { charge, chargesOf } from './sandbox-charge';
import { overHttp1, overHttp2, type Client } from './sandbox-client';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(async () => {
  await sandbox.close();
});

const clients: readonly [string, Client][] = [
  ['1', overHttp1],
  ['2', overHttp2],
];
const lookUp = (client: Client, path = 'price_points') =>
  client(sandbox, { path: `/acme-sandbox/v1/${path}`, body: {} });

describe.each(clients)('over HTTP/%s', (version, client) => {
  it.each(['headers', 'body'] as const)(
    'cuts the next charge at its %s, and no other',
    async (at) => {
      const externalId = `usr_succeeds.${at}${version}`;
      sandbox.cutNextCharge({ at, afterMs: 5 });
      await lookUp(client);
      await expect(charge(sandbox, { externalId, client })).rejects.toThrow();
      expect(sandbox.requests.at(-1)).toMatchObject({ outcome: 'cut', text: '' });
      expect(chargesOf(sandbox, externalId)).toEqual([]);
      await charge(sandbox, { externalId, client });
      expect(chargesOf(sandbox, externalId)).toHaveLength(1);
    },
  );

  it('charges a held order when it is released, and answers from it', async () => {
    const externalId = `usr_held_order.over${version}`;
    const pending = charge(sandbox, { externalId, client });
    await sandbox.waitFor(
      ({ outcome, text }) => outcome === 'held' && text.includes(externalId),
      5000,
    );
    expect(chargesOf(sandbox, externalId)).toEqual([]);
    sandbox.release(externalId);
    const { json } = await pending;
    const [made, ...more] = chargesOf(sandbox, externalId);
    expect(json).toMatchObject({ data: { order_id: made?.orderId } });
    expect(more).toEqual([]);
  });

  it('hangs after half of an answer', async () => {
    const externalId = `usr_half_hangs.over${version}`;
    const pending = charge(sandbox, { externalId, client });
    const outcome = pending.then(
      () => 'answered',
      () => 'broken',
    );
    await sandbox.waitFor(
      (request) => request.outcome === 'held' && request.text.includes(externalId),
      5000,
    );
    expect(await Promise.race([outcome, lookUp(client).then(() => 'still waiting')])).toBe(
      'still waiting',
    );
    expect(chargesOf(sandbox, externalId)).toHaveLength(1);
    sandbox.setUnreachable(true);
    sandbox.setUnreachable(false);
    expect(await outcome).toBe('broken');
  });

  it('keeps the answers of an operation back until they are released', async () => {
    sandbox.setHeld('/price_points', true);
    const pending = lookUp(client);
    await sandbox.waitFor(
      ({ outcome, path, httpVersion }) =>
        outcome === 'held' && path.endsWith('/price_points') && httpVersion.startsWith(version),
      5000,
    );
    sandbox.setHeld('/price_points', false);
    expect((await pending).status).toBe(200);
    expect((await lookUp(client)).status).toBe(200);
  });

  it('refuses to speak TLS', async () => {
    sandbox.setUnreachable('no TLS');
    await expect(lookUp(client)).rejects.toThrow(/handshake|alert/i);
    sandbox.setUnreachable(false);
    expect((await lookUp(client)).status).toBe(200);
  });
});

describe('one connection of HTTP/2', () => {
  let connection: ClientHttp2Session;
  beforeEach(() => {
    connection = connect('https://billing.funnelfox.com', {
      host: '127.0.0.1',
      port: sandbox.port,
      ca: sandbox.certificate,
      servername: 'billing.funnelfox.com',
    });
    connection.on('error', () => undefined);
  });
  afterEach(() => {
    connection.destroy();
  });

  const ask = async (path: string, body: object): Promise<number> =>
    new Promise((resolve, reject) => {
      const stream = connection.request({
        ':method': 'POST',
        ':path': `/acme-sandbox/v1${path}`,
        'content-type': 'application/json',
      });
      stream.on('error', reject);
      stream.on('response', ({ ':status': status = 0 }) => {
        stream.close();
        resolve(status);
      });
      stream.end(JSON.stringify(body));
    });

  it('still serves after a flood that nobody read', async () => {
    const flood = { external_id: 'usr_huge.unread', pp_ident: 'coins-100' };
    expect(await ask('/checkout/one_click', flood)).toBe(200);
    expect(await ask('/price_points', {})).toBe(200);
    expect(await ask('/price_points', {})).toBe(200);
  });

  it('ends after a look-up where each is to be fresh', async () => {
    sandbox.setFreshConnections(true);
    try {
      const ended = new Promise((resolve) => connection.once('close', resolve));
      expect(await ask('/price_points', {})).toBe(200);
      await ended;
    } finally {
      sandbox.setFreshConnections(false);
    }
  });
});

it('over HTTP/1 a look-up says that its connection ends', async () => {
  sandbox.setFreshConnections(true);
  expect((await lookUp(overHttp1)).headers['connection']).toBe('close');
  sandbox.setFreshConnections(false);
});

it.each(['setHeld', 'setDown'] as const)('%s knows the operations of the contract', (name) => {
  expect(() => {
    sandbox[name]('/nowhere', true);
  }).toThrow('no operation');
});
