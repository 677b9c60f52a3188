import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeOrganizations } from '../sandbox/organizations';
import { secretKeys } from '../sandbox/secret-keys';
import { type Sandbox, startSandbox } from '../sandbox/start-sandbox';
import { charge, chargesOf, onlyChargeOf } from './sandbox-charge';
import { overHttp1 } from './sandbox-client';
import { assetsOf, lookUp, paymentsOf } from './sandbox-look-up';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(async () => {
  await sandbox.close();
});

/** Every value of a price or an amount in an answer, wherever it stands. */
function pricesIn(answer: unknown): readonly unknown[] {
  if (typeof answer !== 'object' || answer === null) return [];
  return Object.entries(answer).flatMap(([name, value]: [string, unknown]) =>
    /_price$|^amount$|^refunded$/.test(name) ? [value] : pricesIn(value),
  );
}

it.each([
  ['acme-numbers', 'number'],
  ['acme-texts', 'string'],
])('%s writes every price as a %s', async (org, type) => {
  const externalId = `usr_succeeds.${org}`;
  for (const ppIdent of ['number-price', 'yearly', 'lifetime-pass'])
    await charge(sandbox, { org, externalId, ppIdent });
  const answers = [
    await lookUp(sandbox, org, '/price_points', {}),
    await assetsOf(sandbox, externalId, org),
    await paymentsOf(sandbox, externalId, org),
  ];
  for (const answer of answers) {
    const prices = pricesIn(answer).filter((price) => price !== null);
    expect(prices.length).toBeGreaterThan(2);
    expect(new Set(prices.map((price) => typeof price))).toEqual(new Set([type]));
  }
  const [one, two] = org === 'acme-numbers' ? [1.15, 49] : ['1.15', '49.00'];
  expect(answers[0]).toMatchObject({
    data: {
      price_points: expect.arrayContaining([
        expect.objectContaining({ ident: 'number-price', lifetime_price: one }),
        expect.objectContaining({ ident: 'yearly', next_price: two, lifetime_price: null }),
      ]) as unknown,
    },
  });
});

it('acme-strict answers 404 when it finds nobody, and for assets of who bought nothing', async () => {
  const ask = async (operation: string, body: object) => {
    const headers = { 'ff-secret-key': secretKeys.full };
    return overHttp1(sandbox, { path: `/acme-strict/v1${operation}`, headers, body });
  };
  const nobody = { status: 404, json: { error: [{ code: 'customer_not_found' }] } };
  const external_id = 'usr_502_first.strict';
  expect(await ask('/search_users', { email: 'nobody@acme.test' })).toMatchObject(nobody);
  expect(await ask('/search_users', { email: 'customer@acme.test' })).toMatchObject({
    status: 200,
  });
  expect(await ask('/my_assets', { external_id })).toMatchObject(nobody);
  expect(await ask('/payments_history', { external_id })).toMatchObject({ status: 200 });
  const call = { externalId: external_id, org: 'acme-strict' };
  await charge(sandbox, call);
  expect(await ask('/my_assets', { external_id })).toMatchObject(nobody);
  await charge(sandbox, call);
  expect(await ask('/my_assets', { external_id })).toMatchObject({ status: 200 });
});

it('acme-own-key takes its key and no other, and nobody else takes it', async () => {
  const buy = async (org: string, key: string) =>
    (await charge(sandbox, { org, key, externalId: 'usr_succeeds.keys' })).status;
  expect(await buy('acme-own-key', secretKeys.full)).toBe(401);
  expect(await buy('acme-sandbox', secretKeys.ownKey)).toBe(401);
  expect(chargesOf(sandbox, 'usr_succeeds.keys')).toEqual([]);
  expect(await buy('acme-own-key', secretKeys.ownKey)).toBe(200);
  expect(onlyChargeOf(sandbox, 'usr_succeeds.keys').org).toBe('acme-own-key');
});

it('acme-odd-prices sells what no document explains', async () => {
  expect(await lookUp(sandbox, 'acme-odd-prices', '/price_points', {})).toMatchObject({
    data: {
      price_points: expect.arrayContaining([
        expect.objectContaining({ lifetime_price: '99.00', next_price: '29.99' }),
        expect.objectContaining({ lifetime_price: '99.00', intro_type: 'paid_trial' }),
        expect.objectContaining({ lifetime_price: '0.00' }),
        expect.objectContaining({ lifetime_price: 0 }),
      ]) as unknown,
    },
  });
});

it('has a sentence about each organization', () => {
  for (const { id, says } of makeOrganizations().values()) {
    expect(id).toMatch(/^acme-[a-z0-9-]+$/);
    expect(says).toMatch(/^[A-Z].*\.$/);
  }
});
