import { request } from 'node:https';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/start-sandbox';
import { charge, type ChargeCall, chargesOf } from './sandbox-charge';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(async () => {
  await sandbox.close();
});

const untilCharged = async (externalId: string, times: number) =>
  sandbox.waitForCharge(() => chargesOf(sandbox, externalId).length === times, 5000);

/** Presses, loses the order on its way, presses again, and then lets the first be carried out. */
async function twice(call: ChargeCall, second: Partial<ChargeCall> = {}) {
  const { externalId } = call;
  expect((await charge(sandbox, call)).status).toBe(504);
  expect(chargesOf(sandbox, externalId)).toEqual([]);
  const { json } = await charge(sandbox, { ...call, ...second });
  expect(sandbox.release(externalId)).toBe(1);
  return json;
}

it('carries a lost order out when it is released, beside the one that was pressed since', async () => {
  const externalId = 'usr_late_504.beside';
  const call = { externalId, idempotencyKey: 'k1', metadata: { ref: 'first' } };
  const second = await twice(call, { idempotencyKey: 'k2', metadata: { ref: 'second' } });
  await untilCharged(externalId, 2);
  const made = chargesOf(sandbox, externalId);
  expect(made.map(({ clientMetadata }) => clientMetadata?.['ref'])).toEqual(['second', 'first']);
  expect(second).toMatchObject({ data: { order_id: made[0]?.orderId } });
});

it.each([
  ['the key was used since', { idempotencyKey: 'k1' }, {}],
  ['it is owned since', { ppIdent: 'monthly', org: 'acme-ignores-keys' }, {}],
])('charges a late order no more when %s', async (why, call, second) => {
  const externalId = `usr_late_504.${why.replaceAll(' ', '-')}`;
  expect(await twice({ externalId, ...call }, second)).toMatchObject({ status: 'success' });
  // Whatever the release did has been done by the end of a whole exchange.
  await charge(sandbox, { externalId: 'usr_succeeds' });
  expect(chargesOf(sandbox, externalId)).toHaveLength(1);
});

it('charges a late order twice where keys are ignored and coins are sold', async () => {
  const externalId = 'usr_late_504.ignored';
  await twice({ externalId, org: 'acme-ignores-keys', idempotencyKey: 'k1' });
  await untilCharged(externalId, 2);
});

it('cuts a late order at once and charges the repeat of the browser before it', async () => {
  const externalId = 'usr_late_cut.repeat';
  const call = { externalId, org: 'acme-ignores-keys' };
  await expect(charge(sandbox, call)).rejects.toThrow();
  await charge(sandbox, call);
  expect(chargesOf(sandbox, externalId)).toHaveLength(1);
  sandbox.release(externalId);
  await untilCharged(externalId, 2);
});

it('never answers a late order, and carries it out after the caller has gone', async () => {
  const externalId = 'usr_late_silent.gone';
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
  const until = async (outcome: string) =>
    sandbox.waitFor((line) => line.outcome === outcome && line.text.includes(externalId), 5000);
  await until('unanswered');
  expect(chargesOf(sandbox, externalId)).toEqual([]);
  call.destroy();
  await until('abandoned');
  expect(sandbox.release(externalId)).toBe(1);
  await untilCharged(externalId, 1);
});
