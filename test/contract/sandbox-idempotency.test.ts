import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadContract } from '../sandbox/contract';
import { type Sandbox, startSandbox } from '../sandbox/start-sandbox';
import { charge, chargesOf } from './sandbox-charge';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(async () => {
  await sandbox.close();
});

it('answers the original for the same key and price point, and charges nothing', async () => {
  const call = { externalId: 'usr_succeeds.same', idempotencyKey: 'k1' };
  const first = await charge(sandbox, call);
  const again = await charge(sandbox, call);
  const made = chargesOf(sandbox, call.externalId);
  expect(made).toMatchObject([{ idempotencyKey: 'k1' }]);
  expect(first.json).toMatchObject({ data: { idempotent_replay: false } });
  expect(again.json).toMatchObject({
    data: { order_id: made[0]?.orderId, checkout_status: 'succeeded', idempotent_replay: true },
  });
  const operation = loadContract().get('/checkout/one_click')?.get('POST');
  expect(operation?.faultInReply(again.status, again.json)).toBeUndefined();
});

it('answers the original without saying so, in acme-silent-replays', async () => {
  const call = {
    externalId: 'usr_succeeds.silent',
    org: 'acme-silent-replays',
    idempotencyKey: 'k1',
  };
  const answers = [await charge(sandbox, call), await charge(sandbox, call)];
  const made = chargesOf(sandbox, call.externalId);
  expect(made).toHaveLength(1);
  for (const { json } of answers) {
    expect(json).toMatchObject({ data: { order_id: made[0]?.orderId } });
    expect(json).not.toHaveProperty('data.idempotent_replay');
  }
});

it.each([
  ['acme-sandbox', 409],
  ['acme-key-400', 400],
])('refuses the key for another price point in %s with %i', async (org, status) => {
  const call = { org, externalId: `usr_succeeds.${org}-other`, idempotencyKey: 'k1' };
  await charge(sandbox, call);
  const again = await charge(sandbox, { ...call, ppIdent: 'monthly' });
  expect(again).toMatchObject({ status, json: { error: [{ code: 'idempotency_key_reused' }] } });
  expect(chargesOf(sandbox, call.externalId)).toHaveLength(1);
});

it('takes the key of one customer as no other customer’s', async () => {
  await charge(sandbox, { externalId: 'usr_succeeds.a', idempotencyKey: 'k9' });
  await charge(sandbox, { externalId: 'usr_succeeds.b', idempotencyKey: 'k9' });
  expect(chargesOf(sandbox, 'usr_succeeds.b')).toHaveLength(1);
});

it('answers a repeat whose first answer was lost', async () => {
  const call = { externalId: 'usr_cut_after.repeat', idempotencyKey: 'k1' };
  await expect(charge(sandbox, call)).rejects.toThrow();
  const again = await charge(sandbox, call);
  expect(again.json).toMatchObject({ data: { idempotent_replay: true } });
  expect(chargesOf(sandbox, call.externalId)).toHaveLength(1);
});

it('charges twice and answers once where keys are ignored and the first answer is lost', async () => {
  const call = { org: 'acme-ignores-keys', externalId: 'usr_cut_first', idempotencyKey: 'k1' };
  await expect(charge(sandbox, call)).rejects.toThrow();
  expect((await charge(sandbox, call)).json).toMatchObject({
    data: { order_id: sandbox.charges.at(-1)?.orderId },
  });
  expect(chargesOf(sandbox, call.externalId)).toHaveLength(2);
});

it('replays what a processing charge has become', async () => {
  const call = { externalId: 'usr_processing.repeat', idempotencyKey: 'k1' };
  await charge(sandbox, call);
  expect((await charge(sandbox, call)).json).toMatchObject({
    data: { checkout_status: 'processing' },
  });
  sandbox.settle(chargesOf(sandbox, call.externalId)[0]?.orderId ?? '');
  expect((await charge(sandbox, call)).json).toMatchObject({
    data: { checkout_status: 'succeeded', idempotent_replay: true },
  });
});

it.each(['usr_fails', 'usr_500_declined'])(
  'replays a decline of %s, and charges under a fresh key where it would',
  async (name) => {
    const call = { externalId: `${name}.repeat`, idempotencyKey: 'k1' };
    await charge(sandbox, call);
    expect((await charge(sandbox, call)).json).toMatchObject({
      data: {
        checkout_status: 'failed',
        failed_message_for_user: 'Your card has insufficient funds.',
        idempotent_replay: true,
      },
    });
    expect(chargesOf(sandbox, call.externalId)).toEqual([]);
    await charge(sandbox, { ...call, idempotencyKey: 'k2' });
    expect(chargesOf(sandbox, call.externalId)).toHaveLength(name === 'usr_fails' ? 0 : 1);
  },
);

it('replays an error, even when what it said is no longer so', async () => {
  const externalId = 'usr_succeeds.error';
  const call = { externalId, ppIdent: 'monthly' };
  await charge(sandbox, call);
  const refused = { status: 200, json: { error: [{ code: 'double_purchase' }] } };
  expect(await charge(sandbox, { ...call, idempotencyKey: 'k2' })).toMatchObject(refused);
  sandbox.revoke(chargesOf(sandbox, externalId)[0]?.orderId ?? '');
  expect(await charge(sandbox, { ...call, idempotencyKey: 'k2' })).toMatchObject(refused);
  expect(chargesOf(sandbox, externalId)).toHaveLength(1);
  await charge(sandbox, { ...call, idempotencyKey: 'k3' });
  expect(chargesOf(sandbox, externalId)).toHaveLength(2);
});

it('remembers the first use of a key, whatever a guard before it said since', async () => {
  const externalId = 'usr_succeeds.first-use';
  const org = 'acme-guards-first';
  const call = { org, externalId, ppIdent: 'monthly', idempotencyKey: 'k1' };
  await charge(sandbox, call);
  const { orderId } = chargesOf(sandbox, externalId)[0] ?? {};
  expect((await charge(sandbox, call)).json).toMatchObject({
    error: [{ code: 'double_purchase' }],
  });
  sandbox.revoke(orderId ?? '');
  expect((await charge(sandbox, call)).json).toMatchObject({
    data: { order_id: orderId, idempotent_replay: true },
  });
});

it.each([
  ['acme-ignores-keys', 'k1'],
  ['acme-sandbox', undefined],
])('charges every time in %s with key %s', async (org, key) => {
  const externalId = `usr_succeeds.${org}`;
  const call = { org, externalId, ...(key === undefined ? {} : { idempotencyKey: key }) };
  await charge(sandbox, call);
  const again = await charge(sandbox, call);
  const { data } = again.json as { data: Record<string, unknown> };
  // Its presence tells that keys are known.
  expect(data['idempotent_replay']).toBe(org === 'acme-ignores-keys' ? undefined : false);
  expect(chargesOf(sandbox, externalId)).toHaveLength(2);
});
