import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadContract } from '../sandbox/contract';
import { type Sandbox, startSandbox } from '../sandbox/start-sandbox';
import { charge, chargesOf, onlyChargeOf } from './sandbox-charge';
import { assetsOf } from './sandbox-look-up';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(async () => {
  await sandbox.close();
});

const locked = { status: 'error', error: [{ code: 'authentication_pending' }] };
const buy = async (externalId: string, more: { key?: string; org?: string } = {}) => {
  const { key, org = 'acme-sandbox' } = more;
  const call = { externalId, org, ...(key === undefined ? {} : { idempotencyKey: key }) };
  return charge(sandbox, call);
};

it.each(['usr_authenticates', 'usr_token_succeeded', 'usr_token_failed'])(
  'locks %s while the authentication is pending, in this organization only',
  async (name) => {
    const externalId = `${name}.locked`;
    await buy(externalId);
    const refusal = await buy(externalId);
    expect(refusal).toMatchObject({ status: 200, json: locked });
    const operation = loadContract().get('/checkout/one_click')?.get('POST');
    expect(operation?.faultInReply(200, refusal.json)).toBeUndefined();
    expect((await buy(externalId, { org: 'acme-texts' })).json).not.toMatchObject(locked);
    expect((await buy(`${name}.other`)).json).not.toMatchObject(locked);
    expect(chargesOf(sandbox, externalId)).toEqual([]);
  },
);

it('charges the order whose authentication is completed, and lifts the lock', async () => {
  const externalId = 'usr_504_pending.completed';
  const metadata = { ref: 'r1' };
  expect((await charge(sandbox, { externalId, metadata })).status).toBe(504);
  expect((await buy(externalId)).json).toMatchObject(locked);
  expect(sandbox.endAuthentication(externalId, 'completed')).toBe(1);
  expect(onlyChargeOf(sandbox, externalId)).toMatchObject({
    status: 'succeeded',
    clientMetadata: metadata,
  });
  expect(await assetsOf(sandbox, externalId)).toMatchObject({
    data: { consumables: [{ initial_order_metadata: metadata }] },
  });
  expect((await buy(externalId)).json).toMatchObject({ data: { checkout_status: 'succeeded' } });
});

it('charges nothing when the authentication expires, and lifts the lock', async () => {
  const externalId = 'usr_504_pending.expired';
  await buy(externalId);
  expect(sandbox.endAuthentication(externalId, 'expired')).toBe(1);
  expect(chargesOf(sandbox, externalId)).toEqual([]);
  expect(sandbox.endAuthentication(externalId, 'completed')).toBe(0);
  await buy(externalId);
  expect(chargesOf(sandbox, externalId)).toHaveLength(1);
});

it.each([
  ['completed', 'succeeded'],
  ['expired', 'failed'],
] as const)('replays the order under its key: with the token, then %s', async (end, status) => {
  const externalId = `usr_authenticates.${end}`;
  const first = await buy(externalId, { key: 'k1' });
  const pending = await buy(externalId, { key: 'k1' });
  const { data } = first.json as { data: object };
  expect(pending.json).toMatchObject({ data: { ...data, idempotent_replay: true } });
  sandbox.endAuthentication(externalId, end);
  expect((await buy(externalId, { key: 'k1' })).json).toMatchObject({
    data: {
      ...data,
      checkout_status: status,
      action_required_token: '',
      idempotent_replay: true,
    },
  });
});

it('expires a token by itself', async () => {
  const own = await startSandbox({ tokenLivesMs: 30 });
  try {
    const externalId = 'usr_504_pending.alone';
    await charge(own, { externalId });
    // An answer of the sandbox that takes longer than the token lives.
    await charge(own, { externalId: 'usr_slow_1s.after' });
    await charge(own, { externalId });
    expect(chargesOf(own, externalId)).toHaveLength(1);
  } finally {
    await own.close();
  }
});

it('has nothing to end where no token was given', () => {
  expect(sandbox.endAuthentication('usr_succeeds.none', 'completed')).toBe(0);
});
