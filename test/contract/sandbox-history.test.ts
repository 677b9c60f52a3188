import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { oddPayments } from '../sandbox/odd-payments';
import { type Sandbox, startSandbox } from '../sandbox/start-sandbox';
import { charge, chargesOf, onlyChargeOf } from './sandbox-charge';
import { assetsOf, paymentsOf } from './sandbox-look-up';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(async () => {
  await sandbox.close();
});

const payments = (...rows: object[]) => ({ data: { payments: rows } });

describe('a list that lags', () => {
  it('shows orders when the test lets it, and others meanwhile', async () => {
    const externalId = 'usr_succeeds.held-back';
    await charge(sandbox, { externalId });
    sandbox.setLag('/payments_history', 'held');
    await charge(sandbox, { externalId });
    const [first, second] = chargesOf(sandbox, externalId);
    expect(await paymentsOf(sandbox, externalId)).toMatchObject(
      payments({ order_id: first?.orderId }),
    );
    expect(await assetsOf(sandbox, externalId)).toMatchObject({ data: { consumables: [{}, {}] } });
    sandbox.setLag('/payments_history', 'none');
    await charge(sandbox, { externalId });
    expect(await paymentsOf(sandbox, externalId)).toMatchObject(
      payments({ order_id: first?.orderId }, { order_id: second?.orderId }, {}),
    );
  });

  it('shows orders when their time has come', async () => {
    const externalId = 'usr_succeeds.minutes';
    sandbox.setLag('/my_assets', 1000);
    await charge(sandbox, { externalId });
    sandbox.setLag('/my_assets', 3_600_000);
    await charge(sandbox, { externalId });
    expect(await assetsOf(sandbox, externalId)).toMatchObject({ data: { consumables: [] } });
    // An answer of the sandbox that takes longer than the first lag.
    await charge(sandbox, { externalId: 'usr_slow_2s.lag' });
    expect(await assetsOf(sandbox, externalId)).toMatchObject({ data: { consumables: [{}] } });
    expect(await paymentsOf(sandbox, externalId)).toMatchObject(payments({}, {}));
    sandbox.setLag('/my_assets', 'none');
  });
});

it('takes the next payment of a subscription under an order of its own', async () => {
  const externalId = 'usr_succeeds.renewal';
  await charge(sandbox, { externalId, ppIdent: 'monthly' });
  const { orderId, seq } = onlyChargeOf(sandbox, externalId);
  const renewal = sandbox.renew(orderId);
  const answer = await paymentsOf(sandbox, externalId);
  expect(answer).toMatchObject(payments({ order_id: orderId }, { order_id: renewal }));
  const [first, next] = (answer as { data: { payments: { subs_id: string }[] } }).data.payments;
  expect(next?.subs_id).toBe(first?.subs_id);
  expect(onlyChargeOf(sandbox, externalId).seq).toBe(seq);
  expect(await assetsOf(sandbox, externalId)).toMatchObject({ data: { subscriptions: [{}] } });
  await charge(sandbox, { externalId: 'usr_succeeds.coins' });
  const coins = onlyChargeOf(sandbox, 'usr_succeeds.coins');
  expect(() => sandbox.renew(coins.orderId)).toThrow('no renewals');
});

it('gives money back in parts and wholly', async () => {
  const externalId = 'usr_succeeds.refunds';
  await charge(sandbox, { externalId });
  const { orderId } = onlyChargeOf(sandbox, externalId);
  const refunded = async () => paymentsOf(sandbox, externalId);
  expect(await refunded()).toMatchObject(payments({ refunded: '0', amount: '0.99' }));
  sandbox.refund(orderId, '0.40');
  expect(await refunded()).toMatchObject(payments({ refunded: '0.40' }));
  expect(() => {
    sandbox.refund(orderId, '0.60');
  }).toThrow('only 59 left');
  sandbox.refund(orderId);
  expect(await refunded()).toMatchObject(payments({ refunded: '0.99', amount: '0.99' }));
});

it.each([
  ['coins-100', 8.25, '1.07', 107],
  ['monthly', 20, '35.99', 3599],
  ['yen-pack', 10, '1320', 1320],
  ['kwd-pack', 5, '1.296', 1296],
])('adds a tax to %s of %d %%', async (ppIdent, percent, amount, minorUnits) => {
  const externalId = `usr_succeeds.taxed-${ppIdent}`;
  sandbox.setTax(externalId, percent);
  await charge(sandbox, { externalId, ppIdent });
  expect(onlyChargeOf(sandbox, externalId)).toMatchObject({ amount, minorUnits });
  expect(await paymentsOf(sandbox, externalId)).toMatchObject(payments({ amount }));
});

it('taxes an organization, and no longer when told so', async () => {
  const buy = async (externalId: string, org: string) => {
    await charge(sandbox, { org, externalId });
    return chargesOf(sandbox, externalId).at(-1)?.amount;
  };
  sandbox.setTax('acme-texts', 100);
  sandbox.setTax('usr_succeeds.exempt', 0);
  expect(await buy('usr_succeeds.buyer', 'acme-texts')).toBe('1.98');
  expect(await buy('usr_succeeds.exempt', 'acme-texts')).toBe('0.99');
  expect(await buy('usr_succeeds.buyer', 'acme-sandbox')).toBe('0.99');
  sandbox.setTax('acme-texts', undefined);
  expect(await buy('usr_succeeds.buyer', 'acme-texts')).toBe('0.99');
});

it.each(Object.entries(oddPayments))(
  'shows a row with %s, and others as they are',
  async (_, odd) => {
    const externalId = `usr_succeeds.odd-${JSON.stringify(odd).replaceAll(/\W/g, '')}`;
    await charge(sandbox, { externalId });
    await charge(sandbox, { externalId });
    const [first, second] = chargesOf(sandbox, externalId);
    sandbox.setRow('/payments_history', first?.orderId ?? '', odd);
    const plain = { order_id: second?.orderId, amount: '0.99', refunded: '0' };
    expect(await paymentsOf(sandbox, externalId)).toMatchObject(
      payments({ order_id: first?.orderId, ...odd }, plain),
    );
    sandbox.setRow('/payments_history', first?.orderId ?? '', undefined);
    sandbox.setRow('/payments_history', externalId, { last4: '0000' });
    expect(await paymentsOf(sandbox, externalId)).toMatchObject(
      payments({ amount: '0.99', last4: '0000' }, { ...plain, last4: '0000' }),
    );
  },
);

it('writes over the rows of assets too', async () => {
  const externalId = 'usr_succeeds.old-asset';
  await charge(sandbox, { externalId });
  sandbox.setRow('/my_assets', externalId, { started_at: '2019-04-01T00:00:00.000000' });
  expect(await assetsOf(sandbox, externalId)).toMatchObject({
    data: { consumables: [{ started_at: '2019-04-01T00:00:00.000000' }] },
  });
});

it('has no payment for a free trial, whose only trace is the subscription', async () => {
  const externalId = 'usr_succeeds.trial';
  await charge(sandbox, { externalId, ppIdent: 'trial-week', metadata: { ref: 'r1' } });
  expect(onlyChargeOf(sandbox, externalId).amount).toBe('0.00');
  expect(await paymentsOf(sandbox, externalId)).toMatchObject(payments());
  expect(await assetsOf(sandbox, externalId)).toMatchObject({
    data: { subscriptions: [{ status: ['INTRO'], initial_order_metadata: { ref: 'r1' } }] },
  });
});
