import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/start-sandbox';
import { charge, chargesOf } from './sandbox-charge';
import type { Received } from './sandbox-client';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(async () => {
  await sandbox.close();
});

const refusal = (code: string) => ({ status: 'error', error: [{ code }] });
const report = (data: object) => ({ status: 'success', data });
const replay = (data: object) => report({ ...data, idempotent_replay: true });

/** What the browser's second delivery of one charge is answered, by what answers it, and the charges made. */
const repeats: readonly [name: string, ppIdent: string, org: string, json: object, number][] = [
  ['usr_cut_first', 'monthly', 'acme-ignores-keys', refusal('double_purchase'), 1],
  ['usr_cut_first', 'monthly', 'acme-guards-first', refusal('double_purchase'), 1],
  ['usr_cut_first', 'monthly', 'acme-sandbox', replay({ checkout_status: 'succeeded' }), 1],
  ['usr_cut_first', 'coins-100', 'acme-ignores-keys', report({ checkout_status: 'succeeded' }), 2],
  ['usr_cut_after', 'lifetime-pass', 'acme-ignores-keys', refusal('double_purchase'), 1],
  ['usr_cut_then_owned', 'coins-100', 'acme-ignores-keys', refusal('double_purchase'), 1],
  [
    'usr_cut_then_duplicate',
    'coins-100',
    'acme-ignores-keys',
    report({ checkout_status: 'failed', failed_message_for_user: 'Duplicate transaction.' }),
    1,
  ],
  [
    'usr_cut_then_duplicate',
    'coins-100',
    'acme-sandbox',
    replay({ checkout_status: 'succeeded' }),
    1,
  ],
  ['usr_cut_then_400', 'coins-100', 'acme-ignores-keys', refusal('payment_failed'), 1],
  [
    'usr_cut_then_400',
    'coins-100',
    'acme-silent-replays',
    report({ checkout_status: 'succeeded' }),
    1,
  ],
  ['usr_cut_then_fault', 'coins-100', 'acme-ignores-keys', refusal('internal_error'), 1],
  ['usr_cut_then_pending', 'coins-100', 'acme-ignores-keys', refusal('authentication_pending'), 0],
  ['usr_cut_then_pending', 'coins-100', 'acme-guards-first', refusal('authentication_pending'), 0],
  [
    'usr_cut_then_pending',
    'coins-100',
    'acme-sandbox',
    replay({ action_required_token: expect.stringMatching(/^act_/) as unknown }),
    0,
  ],
  ['usr_cut_then_reused', 'coins-100', 'acme-ignores-keys', refusal('idempotency_key_reused'), 1],
  ['usr_cut_declined', 'coins-100', 'acme-sandbox', replay({ checkout_status: 'failed' }), 0],
  [
    'usr_cut_declined',
    'coins-100',
    'acme-ignores-keys',
    report({ checkout_status: 'succeeded' }),
    1,
  ],
];

describe('one charge delivered twice', () => {
  it.each(repeats)('%s buying %s of %s', async (name, ppIdent, org, json, charges) => {
    const externalId = `${name}.${org}-${ppIdent}`;
    const deliver = async (): Promise<Received> =>
      charge(sandbox, { org, externalId, ppIdent, idempotencyKey: 'k1' });
    await expect(deliver()).rejects.toThrow();
    expect((await deliver()).json).toMatchObject(json);
    expect(chargesOf(sandbox, externalId)).toHaveLength(charges);
  });
});

/** Charges whose first request is lost by one plain answer, so that no browser repeats it by itself. */
const lost: readonly [name: string, first: number, charges: number, again: number][] = [
  ['usr_500_first', 500, 1, 2],
  ['usr_fails_first', 200, 0, 1],
  ['usr_500_declined', 500, 0, 1],
  ['usr_502_first', 502, 0, 1],
];

describe('a charge that is lost and pressed again', () => {
  it.each(lost)('%s', async (name, first, charges, again) => {
    const call = { externalId: `${name}.pressed`, org: 'acme-ignores-keys' };
    expect((await charge(sandbox, call)).status).toBe(first);
    expect(chargesOf(sandbox, call.externalId)).toHaveLength(charges);
    expect((await charge(sandbox, call)).json).toMatchObject(
      report({ checkout_status: 'succeeded' }),
    );
    expect(chargesOf(sandbox, call.externalId)).toHaveLength(again);
  });

  it.each([
    ['usr_500_first', 'succeeded', true, 1],
    ['usr_502_first', 'succeeded', false, 1],
    ['usr_500_declined', 'failed', true, 0],
  ])('%s under the key of the lost one is %s', async (name, status, isReplay, charges) => {
    const call = { externalId: `${name}.lent`, idempotencyKey: 'k1' };
    await charge(sandbox, call);
    expect((await charge(sandbox, call)).json).toMatchObject(
      report({ checkout_status: status, idempotent_replay: isReplay }),
    );
    expect(chargesOf(sandbox, call.externalId)).toHaveLength(charges);
  });
});

it('refuses the key of a charge that was lost, where it honours none', async () => {
  const call = { externalId: 'usr_500_then_reused.pressed', org: 'acme-ignores-keys' };
  expect((await charge(sandbox, call)).status).toBe(500);
  expect(await charge(sandbox, call)).toMatchObject({
    status: 409,
    json: refusal('idempotency_key_reused'),
  });
  expect(chargesOf(sandbox, call.externalId)).toHaveLength(1);
});

it('tells success inside an error, in data or bare', async () => {
  const wrapped = await charge(sandbox, { externalId: 'usr_error_succeeded.wrapped' });
  expect(wrapped).toMatchObject({
    status: 200,
    json: { status: 'error', data: { checkout_status: 'succeeded' } },
  });
  const bare = await charge(sandbox, { externalId: 'usr_error_succeeded.bare', org: 'acme-bare' });
  expect(bare.json).toMatchObject({ status: 'error', checkout_status: 'succeeded' });
  expect(chargesOf(sandbox, 'usr_error_succeeded.wrapped')).toHaveLength(1);
});
