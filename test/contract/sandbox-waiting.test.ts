import { connect } from 'node:http2';
import { request } from 'node:https';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/start-sandbox';
import { charge, chargesOf } from './sandbox-charge';
import { overHttp1, overHttp2 } from './sandbox-client';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ settleAfterMs: 50 });
});
afterAll(async () => {
  await sandbox.close();
});

it.each([
  ['1', overHttp1],
  ['2', overHttp2],
])('holds an answer over HTTP/%s until it is released', async (version, client) => {
  const externalId = `usr_held.over${version}`;
  const pending = charge(sandbox, { externalId, client });
  await sandbox.waitFor(
    ({ outcome, text }) => outcome === 'held' && text.includes(externalId),
    5000,
  );
  expect(chargesOf(sandbox, externalId)).toHaveLength(1);
  expect(sandbox.release(externalId)).toBe(1);
  expect((await pending).json).toMatchObject({ data: { checkout_status: 'succeeded' } });
  expect(sandbox.release(externalId)).toBe(0);
});

it.each(['usr_held', 'usr_never', 'usr_dead_line'])(
  'notes that the caller of %s gave up',
  async (name) => {
    const externalId = `${name}.gaveup`;
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
    call.on('error', () => undefined);
    call.end(JSON.stringify({ external_id: externalId, pp_ident: 'coins-100' }));
    await sandbox.waitForCharge((made) => made.externalId === externalId, 5000);
    call.destroy();
    await sandbox.waitFor(
      ({ outcome, text }) => outcome === 'abandoned' && text.includes(externalId),
      5000,
    );
    // Releasing an answer that nobody waits for any more must do no harm.
    expect(sandbox.release(externalId)).toBe(name === 'usr_held' ? 1 : 0);
    await charge(sandbox, { externalId: 'usr_succeeds' });
    const line = sandbox.requests.find(({ text }) => text.includes(externalId));
    expect(line?.outcome).toBe('abandoned');
    expect(chargesOf(sandbox, externalId)).toHaveLength(1);
  },
);

it('carries nothing more on a line that went dead', async () => {
  const connection = connect('https://billing.funnelfox.com', {
    host: '127.0.0.1',
    port: sandbox.port,
    ca: sandbox.certificate,
    servername: 'billing.funnelfox.com',
  });
  const ask = (externalId: string) => {
    const path = '/acme-sandbox/v1/checkout/one_click';
    const headers = { ':method': 'POST', ':path': path, 'content-type': 'application/json' };
    const stream = connection.request(headers);
    stream.on('error', () => undefined);
    stream.end(JSON.stringify({ external_id: externalId, pp_ident: 'coins-100' }));
  };
  try {
    ask('usr_dead_line.first');
    await sandbox.waitForCharge((made) => made.externalId === 'usr_dead_line.first', 5000);
    ask('usr_succeeds.swallowed');
    // Whole exchanges on other connections: by their end the swallowed request would be long in.
    await charge(sandbox, { externalId: 'usr_succeeds', client: overHttp2 });
    await charge(sandbox, { externalId: 'usr_succeeds', client: overHttp2 });
    expect(connection.destroyed).toBe(false);
    expect(chargesOf(sandbox, 'usr_succeeds.swallowed')).toEqual([]);
  } finally {
    connection.destroy();
  }
});

it('settles a processing charge by itself and remembers both lines', async () => {
  const externalId = 'usr_processing.alone';
  await charge(sandbox, { externalId, idempotencyKey: 'k1' });
  const made = await sandbox.waitForCharge((line) => line.externalId === externalId, 5000);
  expect(made.status).toBe('processing');
  const isSettled = () => sandbox.settled.some(({ orderId }) => orderId === made.orderId);
  await sandbox.waitFor(isSettled, 5000);
  expect(sandbox.settled).toMatchObject([{ orderId: made.orderId, status: 'succeeded' }]);
  expect(chargesOf(sandbox, externalId)).toEqual([made]);
});

it('settles a charge as the test says, once', async () => {
  const own = await startSandbox();
  try {
    await charge(own, { externalId: 'usr_processing' });
    const orderId = own.charges[0]?.orderId ?? '';
    expect(own.settled).toEqual([]);
    own.settle(orderId, 'failed');
    own.settle(orderId);
    expect(own.settled).toMatchObject([{ seq: 1, orderId, status: 'failed' }]);
    expect(() => {
      own.settle('nobody');
    }).toThrow('no charge');
  } finally {
    await own.close();
  }
});

it('says what did not happen when nothing comes', async () => {
  await expect(sandbox.waitFor(() => false, 1)).rejects.toThrow('no such request within 1 ms');
  await expect(sandbox.waitForCharge(() => false, 1)).rejects.toThrow('no such charge');
});

it('closes while answers are outstanding', async () => {
  const own = await startSandbox();
  const broken = [overHttp1, overHttp2].flatMap((client) =>
    ['usr_held', 'usr_never', 'usr_dead_line', 'usr_slow_60s'].map(async (externalId) =>
      expect(charge(own, { externalId, client })).rejects.toThrow(),
    ),
  );
  await own.waitFor(() => own.charges.length === 8, 5000);
  await own.close();
  await Promise.all(broken);
});
