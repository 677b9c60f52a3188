import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/start-sandbox';
import { charge, onlyChargeOf } from './sandbox-charge';
import { assetsOf, paymentsOf } from './sandbox-look-up';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(async () => {
  await sandbox.close();
});

const time: unknown = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/);
const uuid: unknown = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);

/** Buys as a fresh customer, and gives the customer and the order. */
async function bought(name: string, ppIdent: string, org = 'acme-sandbox') {
  const externalId = `usr_succeeds.${name}`;
  await charge(sandbox, { org, externalId, ppIdent, metadata: { ref: name } });
  return { externalId, orderId: onlyChargeOf(sandbox, externalId).orderId };
}

it.each(['coins-100', 'yen-pack', 'kwd-pack', 'number-price'])(
  'lists %s as a consumable, without an id and an order',
  async (ppIdent) => {
    const { externalId } = await bought(`lists-${ppIdent}`, ppIdent);
    expect(await assetsOf(sandbox, externalId)).toMatchObject({
      data: {
        subscriptions: [],
        oneoffs: [],
        consumables: [
          {
            is_active: true,
            price_point: expect.objectContaining({ ident: ppIdent }) as unknown,
            initial_order_metadata: { ref: `lists-${ppIdent}` },
            started_at: time,
          },
        ],
      },
    });
    expect(JSON.stringify(await assetsOf(sandbox, externalId))).not.toMatch(/oneoff_id|order_id/);
  },
);

it('lists a subscription with its statuses and the period that is paid for', async () => {
  const { externalId, orderId } = await bought('monthly', 'monthly');
  const read = async () =>
    (await assetsOf(sandbox, externalId)) as { data: { subscriptions: [Record<string, string>] } };
  const [subscription] = (await read()).data.subscriptions;
  expect(subscription).toMatchObject({ is_active: true, status: ['RECURRING'], subs_id: uuid });
  const days = (from = '', to = '') => (Date.parse(`${to}Z`) - Date.parse(`${from}Z`)) / 86_400_000;
  const { current_period_starts_at: from, current_period_ends_at: to } = subscription;
  expect(days(from, to)).toBeOneOf([28, 29, 30, 31]);
  sandbox.setStatuses(orderId, ['GRACE', 'AUTORENEW_OFF']);
  expect((await read()).data.subscriptions).toMatchObject([
    { is_active: true, status: ['GRACE', 'AUTORENEW_OFF'], subs_id: subscription['subs_id'] },
  ]);
  sandbox.setStatuses(orderId, ['PAUSED']);
  expect((await read()).data.subscriptions).toMatchObject([{ is_active: false }]);
});

it('lists what is revoked as such', async () => {
  const coins = await bought('revoked-coins', 'coins-100');
  const pass = await bought('revoked-pass', 'lifetime-pass');
  const trial = await bought('revoked-trial', 'trial-paid');
  expect(await assetsOf(sandbox, pass.externalId)).toMatchObject({
    data: { oneoffs: [{ is_active: true, revoked_at: null, order_id: pass.orderId }] },
  });
  for (const { orderId } of [coins, pass, trial]) sandbox.revoke(orderId);
  expect(await assetsOf(sandbox, coins.externalId)).toMatchObject({
    data: { consumables: [{ is_active: false }] },
  });
  expect(await assetsOf(sandbox, pass.externalId)).toMatchObject({
    data: { oneoffs: [{ is_active: false, revoked_at: time, oneoff_id: uuid }] },
  });
  expect(await assetsOf(sandbox, trial.externalId)).toMatchObject({
    data: { subscriptions: [{ is_active: false, status: ['EXPIRED'], next_check_at: null }] },
  });
  expect(() => {
    sandbox.revoke('nobody');
  }).toThrow('no charge with order nobody');
});

it('lists two things that one order brought, and one payment', async () => {
  const { externalId, orderId } = await bought('two-things', 'monthly');
  sandbox.bringAlso(orderId, 'quarterly');
  const ours = { ref: 'two-things' };
  expect(await assetsOf(sandbox, externalId)).toMatchObject({
    data: {
      subscriptions: [
        { price_point: { ident: 'monthly' }, initial_order_metadata: ours, is_active: true },
        { price_point: { ident: 'quarterly' }, initial_order_metadata: ours, is_active: true },
      ],
    },
  });
  expect(await paymentsOf(sandbox, externalId)).toMatchObject({
    data: { payments: [{ order_id: orderId }] },
  });
});

it('lists a plan that was migrated: the old one has ended, the new one goes on', async () => {
  const { externalId, orderId } = await bought('migrated', 'monthly');
  sandbox.revoke(orderId);
  sandbox.bringAlso(orderId, 'quarterly');
  expect(await assetsOf(sandbox, externalId)).toMatchObject({
    data: {
      subscriptions: [
        { price_point: { ident: 'monthly' }, status: ['EXPIRED'] },
        { price_point: { ident: 'quarterly' }, status: ['RECURRING'] },
      ],
    },
  });
});

it('lists what was bought long ago, alike in every answer', async () => {
  const read = async () => assetsOf(sandbox, 'usr_owns_it.long');
  const first = await read();
  expect(first).toMatchObject({
    data: {
      subscriptions: [{ price_point: { ident: 'monthly' }, started_at: time, subs_id: uuid }],
      oneoffs: [{ price_point: { ident: 'lifetime-pass' }, order_id: uuid }],
      consumables: [],
    },
  });
  expect(await paymentsOf(sandbox, 'usr_owns_it.long')).toMatchObject({
    data: { payments: [{ amount: '29.99' }, { amount: '9.99' }] },
  });
  const startedAt = /"started_at":"([^"]+)"/.exec(JSON.stringify(first))?.[1];
  expect(Date.now() - Date.parse(`${startedAt ?? ''}Z`)).toBeGreaterThan(365 * 86_400_000);
  expect(await read()).toMatchObject({ data: (first as { data: object }).data });
  expect(sandbox.charges.some(({ externalId }) => externalId === 'usr_owns_it.long')).toBe(false);
});

it('tells no metadata, or lists consumables under another name, where an organization does so', async () => {
  const silent = await bought('silent', 'coins-100', 'acme-no-metadata');
  expect(await assetsOf(sandbox, silent.externalId, 'acme-no-metadata')).toMatchObject({
    data: { consumables: [{ initial_order_metadata: null }] },
  });
  const named = await bought('named', 'coins-100', 'acme-other-lists');
  const listed = await assetsOf(sandbox, named.externalId, 'acme-other-lists');
  expect(listed).toMatchObject({ data: { balances: [{ price_point: { ident: 'coins-100' } }] } });
  expect(listed).not.toHaveProperty('data.consumables');
});
