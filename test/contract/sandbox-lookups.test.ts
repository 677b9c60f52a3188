import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { catalogue } from '../sandbox/catalogue';
import { type Sandbox, startSandbox } from '../sandbox/start-sandbox';
import { charge, chargesOf } from './sandbox-charge';
import { lookUp } from './sandbox-look-up';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ emails: new Map([['jane@acme.test', 'usr_fails']]) });
});
afterAll(async () => {
  await sandbox.close();
});

const prices = z.object({
  data: z.object({ price_points: z.array(z.object({ ident: z.string() })) }),
});

const ask = async (org: string, operation: string, body: object): Promise<unknown> =>
  lookUp(sandbox, org, operation, body);

async function identsOf(org: string, filter: object): Promise<readonly string[]> {
  const { data } = prices.parse(await ask(org, '/price_points', filter));
  return data.price_points.map(({ ident }) => ident);
}

describe('price points', () => {
  it('are all listed by an empty filter, as they are', async () => {
    expect(await ask('acme-sandbox', '/price_points', {})).toMatchObject({
      data: { price_points: catalogue },
    });
  });

  it.each([
    [{ ident: 'yearly' }, ['yearly']],
    [{ ident: 'nope' }, []],
    [{ currency_code: 'JPY' }, ['yen-pack']],
    [{ feature_ident: 'coins' }, ['coins-100', 'yen-pack', 'kwd-pack', 'number-price']],
    [{ feature_ident: 'coins', currency_code: 'KWD', ident: null }, ['kwd-pack']],
  ])('are filtered by %j', async (filter, idents) => {
    expect(await identsOf('acme-sandbox', filter)).toEqual(idents);
  });

  it('come without an envelope, not at all, broken, or by the thousand', async () => {
    expect(await ask('acme-bare', '/price_points', {})).toEqual({ price_points: catalogue });
    expect(await identsOf('acme-empty', {})).toEqual([]);
    await ask('acme-malformed', '/price_points', {});
    expect(new Set(await identsOf('acme-many', {})).size).toBe(5000);
  });

  it('change when a test says so, for one organization', async () => {
    sandbox.setPrice('acme-ignores-keys', 'monthly', { next_price: '34.50' });
    sandbox.removePricePoint('acme-ignores-keys', 'coins-100');
    expect(await identsOf('acme-ignores-keys', { ident: 'coins-100' })).toEqual([]);
    expect(await identsOf('acme-sandbox', { ident: 'coins-100' })).toEqual(['coins-100']);
    await charge(sandbox, {
      org: 'acme-ignores-keys',
      externalId: 'usr_succeeds.dearer',
      ppIdent: 'monthly',
    });
    expect(chargesOf(sandbox, 'usr_succeeds.dearer')).toMatchObject([{ amount: '34.50' }]);
    expect(() => {
      sandbox.setPrice('acme-sandbox', 'nope', {});
    }).toThrow('no nope');
    expect(() => {
      sandbox.removePricePoint('acme', 'monthly');
    }).toThrow('no organization acme');
  });
});

it.each([
  ['coins-100', '0.99', 99, 'USD'],
  ['lifetime-pass', '9.99', 999, 'USD'],
  ['monthly', '29.99', 2999, 'USD'],
  ['yearly', '49.00', 4900, 'EUR'],
  ['quarterly', '79.99', 7999, 'USD'],
  ['trial-week', '0.00', 0, 'USD'],
  ['trial-paid', '1.00', 100, 'USD'],
  ['yen-pack', '1200', 1200, 'JPY'],
  ['kwd-pack', '1.234', 1234, 'KWD'],
  ['number-price', '1.15', 115, 'USD'],
])('%s takes %s at once', async (ppIdent, amount, minorUnits, currency) => {
  const externalId = `usr_succeeds.buys-${ppIdent}`;
  await charge(sandbox, { externalId, ppIdent });
  expect(chargesOf(sandbox, externalId)).toMatchObject([{ amount, minorUnits, currency }]);
});

describe('what a customer has', () => {
  const time: unknown = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/);

  it('is read off the charges', async () => {
    const external_id = 'usr_succeeds.has';
    const metadata = { ref: 'r7' };
    await charge(sandbox, { externalId: external_id, metadata });
    await charge(sandbox, { externalId: external_id, ppIdent: 'trial-paid' });
    const [coins, trial] = chargesOf(sandbox, external_id);
    expect(await ask('acme-sandbox', '/my_assets', { external_id })).toMatchObject({
      data: {
        consumables: [
          {
            is_active: true,
            price_point: { ident: 'coins-100' },
            initial_order_metadata: metadata,
            started_at: time,
          },
        ],
        oneoffs: [],
        subscriptions: [
          { price_point: { ident: 'trial-paid' }, status: ['INTRO'], initial_order_metadata: null },
        ],
      },
    });
    expect(await ask('acme-sandbox', '/payments_history', { external_id })).toMatchObject({
      data: {
        payments: [
          {
            order_id: coins?.orderId,
            oneoff_id: null,
            amount: '0.99',
            currency: { code: 'USD' },
            created_at: time,
          },
          { order_id: trial?.orderId, amount: '1.00', oneoff_id: null },
        ],
      },
    });
  });

  it('does not hold what is declined, unsettled or another organization’s', async () => {
    const nothing = { data: { payments: [] } };
    const history = async (external_id: string) =>
      ask('acme-sandbox', '/payments_history', { external_id });
    await charge(sandbox, { externalId: 'usr_fails.has' });
    await charge(sandbox, { externalId: 'usr_processing.has' });
    await charge(sandbox, { externalId: 'usr_succeeds.elsewhere', org: 'acme-bare' });
    expect(await history('usr_fails.has')).toMatchObject(nothing);
    expect(await history('usr_succeeds.elsewhere')).toMatchObject(nothing);
    expect(await history('usr_processing.has')).toMatchObject(nothing);
    sandbox.settle(chargesOf(sandbox, 'usr_processing.has')[0]?.orderId ?? '');
    expect(await history('usr_processing.has')).toMatchObject({
      data: { payments: [{ amount: '0.99' }] },
    });
  });

  it('holds a charge whose answer was lost', async () => {
    const external_id = 'usr_cut_after.has';
    const call = { externalId: external_id, ppIdent: 'lifetime-pass' };
    await expect(charge(sandbox, call)).rejects.toThrow();
    expect(await ask('acme-sandbox', '/my_assets', { external_id })).toMatchObject({
      data: { oneoffs: [{ order_id: chargesOf(sandbox, external_id)[0]?.orderId }] },
    });
  });

  it('is nothing for a stranger, and bare where asked bare', async () => {
    expect(await ask('acme-bare', '/my_assets', { external_id: 'who' })).toEqual({
      subscriptions: [],
      oneoffs: [],
      consumables: [],
    });
    expect(await ask('acme-bare', '/payments_history', { external_id: 'who' })).toEqual({
      payments: [],
    });
  });
});

it.each([
  ['customer@acme.test', ['usr_succeeds']],
  ['family@acme.test', ['usr_succeeds', 'usr_fails']],
  ['usr_held.t1@acme.test', ['usr_held.t1']],
  ['jane@acme.test', ['usr_fails']],
  ['nobody@acme.test', []],
])('finds by %s', async (email, ids) => {
  expect(await ask('acme-sandbox', '/search_users', { email })).toMatchObject({
    data: { users: ids.map((external_id) => ({ external_id })) },
  });
});
