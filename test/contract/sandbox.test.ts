import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { secretKeys } from '../sandbox/secret-keys';
import { type Sandbox, startSandbox } from '../sandbox/start-sandbox';
import { overHttp1, overHttp2, type Client } from './sandbox-client';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(async () => {
  await sandbox.close();
});

const versions: readonly [string, Client][] = [
  ['1.1', overHttp1],
  ['2.0', overHttp2],
];

describe.each(versions)('over HTTP/%s', (version, call) => {
  const charge = async (externalId: string, headers = {}) =>
    call(sandbox, {
      path: '/acme-sandbox/v1/checkout/one_click',
      headers,
      body: { external_id: externalId, pp_ident: 'coins-100' },
    });

  it('charges and answers in the envelope', async () => {
    const externalId = `usr_succeeds.v${version}`;
    const reply = await charge(externalId, { 'ff-secret-key': secretKeys.full });
    const made = sandbox.charges.find((line) => line.externalId === externalId);
    expect(made).toMatchObject({ amount: '0.99', minorUnits: 99, currency: 'USD' });
    expect(reply.status).toBe(200);
    expect(reply.json).toMatchObject({
      status: 'success',
      data: { checkout_status: 'succeeded', order_id: made?.orderId },
    });
    expect(sandbox.requests.at(-1)).toMatchObject({
      httpVersion: version,
      method: 'POST',
      org: 'acme-sandbox',
      keyPresent: true,
      outcome: 'answered',
    });
  });

  it('cuts the connection after charging', async () => {
    const externalId = `usr_cut_after.v${version}`;
    await expect(charge(externalId)).rejects.toThrow();
    expect(sandbox.charges.filter((line) => line.externalId === externalId)).toHaveLength(1);
    expect(sandbox.requests.at(-1)).toMatchObject({ outcome: 'cut', keyPresent: false });
  });

  it('sends half an answer before it cuts', async () => {
    const externalId = `usr_half.v${version}`;
    await expect(charge(externalId)).rejects.toThrow();
    expect(sandbox.charges.filter((line) => line.externalId === externalId)).toHaveLength(1);
  });

  it('holds an answer until it is released', async () => {
    const externalId = `usr_held.v${version}`;
    const pending = charge(externalId);
    await sandbox.waitFor(
      ({ outcome, text }) => outcome === 'held' && text.includes(externalId),
      5000,
    );
    expect(sandbox.charges.filter((line) => line.externalId === externalId)).toHaveLength(1);
    expect(sandbox.release(externalId)).toBe(1);
    expect((await pending).json).toMatchObject({ data: { checkout_status: 'succeeded' } });
  });
});
