import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { secretKeys } from '../sandbox/secret-keys';
import { type Sandbox, startSandbox } from '../sandbox/start-sandbox';
import { charge, chargesOf } from './sandbox-charge';
import { overHttp1, overHttp2 } from './sandbox-client';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(async () => {
  await sandbox.close();
});

describe.each([
  ['1', overHttp1],
  ['2', overHttp2],
])('over HTTP/%s', (version, client) => {
  const ask = async (operation: string, body: unknown) =>
    client(sandbox, {
      path: `/acme-sandbox/v1${operation}`,
      headers: { 'ff-secret-key': secretKeys.full },
      body,
    });

  it('lets a firewall refuse the next request of one operation, with a web page', async () => {
    const body = { external_id: 'usr_succeeds' };
    sandbox.blockNext('/payments_history');
    expect((await ask('/my_assets', body)).status).toBe(200);
    const blocked = await ask('/payments_history', body);
    expect(blocked).toMatchObject({ status: 403, json: undefined });
    expect(blocked.headers['content-type']).toBe('text/html; charset=utf-8');
    expect((await ask('/payments_history', body)).status).toBe(200);
  });

  it('lets a firewall refuse several, charges among them, which charge nothing', async () => {
    const externalId = `usr_succeeds.blocked${version}`;
    sandbox.blockNext('/checkout/one_click', 2);
    const statuses = [];
    for (let press = 1; press <= 3; press += 1) {
      statuses.push((await charge(sandbox, { externalId, client })).status);
    }
    expect(statuses).toEqual([403, 403, 200]);
    expect(chargesOf(sandbox, externalId)).toHaveLength(1);
  });

  it('answers a POST without a body as an empty object, and says what is missing from it', async () => {
    const everything = await ask('/price_points', '');
    expect(everything).toMatchObject({ status: 200, json: { status: 'success' } });
    expect(everything.text.length).toBe((await ask('/price_points', {})).text.length);
    expect(await ask('/my_assets', '')).toMatchObject({
      status: 422,
      json: {
        error: [
          { code: 'invalid_request', msg: expect.stringContaining("'external_id'") as unknown },
        ],
      },
    });
    expect(sandbox.requests.at(-1)).toMatchObject({ text: '', body: undefined });
  });

  it('dates every answer', async () => {
    for (const body of [{ external_id: 'usr_succeeds' }, { external_id: 7 }]) {
      const { headers } = await ask('/my_assets', body);
      expect(Math.abs(Date.now() - Date.parse(String(headers['date'])))).toBeLessThan(60_000);
    }
  });
});

it('blocks no operation that the contract does not know', () => {
  expect(() => {
    sandbox.blockNext('/my_asset');
  }).toThrow('no operation');
});
