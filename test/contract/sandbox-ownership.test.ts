import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadContract } from '../sandbox/contract';
import { type Sandbox, startSandbox } from '../sandbox/start-sandbox';
import { charge, chargesOf, onlyChargeOf } from './sandbox-charge';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(async () => {
  await sandbox.close();
});

const refused = { status: 'error', error: [{ code: 'double_purchase' }] };
const succeeded = { status: 'success', data: { checkout_status: 'succeeded' } };

describe.each(['acme-sandbox', 'acme-ignores-keys'])('%s', (org) => {
  const buy = async (externalId: string, ppIdent: string) => {
    const { status, json } = await charge(sandbox, { org, externalId, ppIdent });
    expect(status).toBe(200);
    return json;
  };

  it.each([
    ['monthly', 'monthly'],
    ['monthly', 'yearly'],
    ['trial-week', 'monthly'],
    ['lifetime-pass', 'lifetime-pass'],
  ])('refuses, after %s, to sell %s', async (first, second) => {
    const externalId = `usr_succeeds.${org}-${first}-${second}`;
    expect(await buy(externalId, first)).toMatchObject(succeeded);
    const refusal = await buy(externalId, second);
    expect(refusal).toMatchObject(refused);
    expect(loadContract().get('/checkout/one_click')?.get('POST')?.faultInReply(200, refusal)).toBe(
      undefined,
    );
    expect(onlyChargeOf(sandbox, externalId).ppIdent).toBe(first);
  });

  it.each([
    ['coins-100', 'coins-100'],
    ['yen-pack', 'yen-pack'],
    ['monthly', 'lifetime-pass'],
    ['lifetime-pass', 'monthly'],
    ['monthly', 'coins-100'],
  ])('sells, after %s, also %s', async (first, second) => {
    const externalId = `usr_succeeds.${org}-${first}-${second}`;
    expect(await buy(externalId, first)).toMatchObject(succeeded);
    expect(await buy(externalId, second)).toMatchObject(succeeded);
    expect(chargesOf(sandbox, externalId)).toHaveLength(2);
  });
});

const buy = async (externalId: string, ppIdent: string, org = 'acme-sandbox') =>
  (await charge(sandbox, { org, externalId, ppIdent })).json;

it('refuses a subscription while another still settles, and not once that has failed', async () => {
  const externalId = 'usr_processing.guard';
  await buy(externalId, 'monthly');
  expect(await buy(externalId, 'yearly')).toMatchObject(refused);
  sandbox.settle(onlyChargeOf(sandbox, externalId).orderId, 'failed');
  expect(await buy(externalId, 'yearly')).toMatchObject({ status: 'success' });
});

it('refuses what was bought long before', async () => {
  expect(await buy('usr_subscribed.guard', 'yearly')).toMatchObject(refused);
  expect(await buy('usr_subscribed.guard', 'lifetime-pass')).toMatchObject(succeeded);
});

it.each(['monthly', 'lifetime-pass'])('sells %s again once it is revoked', async (ppIdent) => {
  const externalId = `usr_succeeds.revoked-${ppIdent}`;
  await buy(externalId, ppIdent);
  sandbox.revoke(onlyChargeOf(sandbox, externalId).orderId);
  expect(await buy(externalId, ppIdent)).toMatchObject(succeeded);
});

it('sells a subscription again when the last one has expired', async () => {
  const externalId = 'usr_succeeds.expired';
  await buy(externalId, 'monthly');
  const { orderId } = onlyChargeOf(sandbox, externalId);
  sandbox.setStatuses(orderId, ['RECURRING', 'AUTORENEW_OFF']);
  expect(await buy(externalId, 'monthly')).toMatchObject(refused);
  sandbox.setStatuses(orderId, ['AUTORENEW_OFF', 'EXPIRED']);
  expect(await buy(externalId, 'monthly')).toMatchObject(succeeded);
});

it('keeps organizations and customers apart', async () => {
  await buy('usr_succeeds.here', 'monthly');
  expect(await buy('usr_succeeds.there', 'monthly')).toMatchObject(succeeded);
  expect(await buy('usr_succeeds.here', 'monthly', 'acme-key-400')).toMatchObject(succeeded);
});

it('guards as the test says, a customer before their organization', async () => {
  const [everybody, one] = ['usr_succeeds.everybody', 'usr_succeeds.one'];
  const twice = async (externalId: string, org: string) => {
    await buy(externalId, 'monthly', org);
    return buy(externalId, 'monthly', org);
  };
  expect(await twice('usr_succeeds.free', 'acme-unguarded')).toMatchObject(succeeded);
  sandbox.setGuard('acme-texts', false);
  sandbox.setGuard(one, true);
  expect(await twice(everybody, 'acme-texts')).toMatchObject(succeeded);
  expect(await twice(one, 'acme-texts')).toMatchObject(refused);
  sandbox.setGuard('acme-texts', undefined);
  expect(await buy(everybody, 'monthly', 'acme-texts')).toMatchObject(refused);
});
