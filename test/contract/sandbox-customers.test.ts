import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadContract } from '../sandbox/contract';
import { namedCustomers } from '../sandbox/named-customers';
import { secretKeys } from '../sandbox/secret-keys';
import { type Sandbox, startSandbox } from '../sandbox/start-sandbox';
import { charge, chargesOf } from './sandbox-charge';
import { overHttp1, overHttp2, type Client } from './sandbox-client';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(async () => {
  await sandbox.close();
});

const outOfContract = [
  'usr_unknown_status',
  'usr_no_status',
  'usr_number_status',
  'usr_odd_fields',
  'usr_listless_403',
  'usr_created',
];
const operation = loadContract().get('/checkout/one_click')?.get('POST');

const orderId: unknown = expect.stringMatching(/^[0-9a-f-]{36}$/);
const report = (fields: object) => ({
  status: 'success',
  data: {
    action_required_token: '',
    checkout_status: 'succeeded',
    failed_message_for_user: '',
    idempotent_replay: false,
    order_id: orderId,
    ...fields,
  },
});
const token: unknown = expect.stringMatching(/^act_/);
const refusal = (code: string) => ({ status: 'error', error: [{ code }] });

const declined = report({
  checkout_status: 'failed',
  failed_message_for_user: 'Your card has insufficient funds.',
});

/** Customers that answer: the HTTP status, what the JSON holds, how often they were charged. */
const answers: readonly [id: string, status: number, json: object | undefined, charges: number][] =
  [
    ['usr_succeeds', 200, report({}), 1],
    ['usr_processing', 200, report({ checkout_status: 'processing' }), 1],
    ['usr_fails', 200, declined, 0],
    ['usr_cancels', 200, report({ checkout_status: 'cancelled' }), 0],
    [
      'usr_authenticates',
      200,
      report({
        checkout_status: 'processing',
        action_required_token: token,
      }),
      0,
    ],
    ['usr_token_succeeded', 200, report({ action_required_token: token }), 0],
    ['usr_owns_it', 200, refusal('double_purchase'), 0],
    ['usr_unknown', 400, refusal('invalid_customer'), 0],
    ['usr_wrong_key', 401, refusal('unauthorized'), 0],
    ['usr_slow_0s', 200, report({}), 1],
    ['usr_slow_1s', 200, report({}), 1],
    ['usr_500', 500, refusal('internal_error'), 1],
    ['usr_408', 408, refusal('request_timeout'), 1],
    ['usr_421', 421, refusal('misdirected'), 1],
    ['usr_502', 502, undefined, 0],
    ['usr_redirect', 307, undefined, 0],
    ['usr_rubbish', 200, undefined, 1],
    ['usr_empty', 200, undefined, 1],
    ['usr_no_order', 200, report({ order_id: null }), 1],
    ['usr_unknown_status', 200, report({ checkout_status: 'weird' }), 1],
    ['usr_number_status', 200, report({ checkout_status: 1 }), 1],
    ['usr_no_status', 200, { data: { order_id: orderId } }, 1],
    ['usr_odd_fields', 200, { data: { checkout_status: 'succeeded', risk: { score: 3 } } }, 1],
    ['usr_huge', 200, report({}), 1],
    ['usr_answers_425', 425, refusal('http_425'), 1],
    ['usr_refuses_409', 409, refusal('http_409'), 0],
    ['usr_created', 201, report({}), 1],
    [
      'usr_token_failed',
      200,
      report({ checkout_status: 'failed', action_required_token: token }),
      0,
    ],
    ['usr_portal', 200, undefined, 0],
    ['usr_nulls', 200, report({ action_required_token: null, failed_message_for_user: null }), 1],
    ['usr_subscribed', 200, report({}), 1],
    ['usr_owned_unseen', 200, refusal('double_purchase'), 0],
    ['usr_owned_after', 200, refusal('double_purchase'), 1],
    ['usr_fault_after', 200, refusal('internal_error'), 1],
    ['usr_error_succeeded', 200, { ...report({}), ...refusal('internal_error') }, 1],
    ['usr_unknown_code', 200, refusal('tier_limit_reached'), 0],
    ['usr_payment_failed', 200, refusal('payment_failed'), 0],
    ['usr_listless_403', 403, { status: 'error' }, 0],
    ['usr_fails_first', 200, declined, 0],
    ['usr_500_first', 500, refusal('internal_error'), 1],
    ['usr_500_then_reused', 500, refusal('internal_error'), 1],
    ['usr_500_declined', 500, undefined, 0],
    ['usr_502_first', 502, undefined, 0],
    ['usr_504_pending', 504, undefined, 0],
    ['usr_late_504', 504, undefined, 0],
  ];

/** Customers whose connection ends before a whole answer came. */
const breaks: readonly [id: string, charges: number][] = [
  ['usr_cut_before', 0],
  ['usr_cut_after', 1],
  ['usr_cut_after_0ms', 1],
  ['usr_cut_after_300ms', 1],
  ['usr_cut_first', 1],
  ['usr_cut_then_owned', 1],
  ['usr_cut_then_duplicate', 1],
  ['usr_cut_then_fault', 1],
  ['usr_cut_then_pending', 0],
  ['usr_cut_then_400', 1],
  ['usr_upgrades', 1],
  ['usr_cut_then_reused', 1],
  ['usr_cut_declined', 0],
  ['usr_late_cut', 0],
  ['usr_goaway', 1],
  ['usr_reset', 1],
  ['usr_half', 1],
];

/** Customers that leave the caller waiting; they have tests of their own. */
const waits = [
  'usr_held',
  'usr_held_order',
  'usr_never',
  'usr_dead_line',
  'usr_half_hangs',
  'usr_late_silent',
];

const clients: readonly [string, Client][] = [
  ['1', overHttp1],
  ['2', overHttp2],
];

describe.each(clients)('named customers over HTTP/%s', (version, client) => {
  const fresh = (id: string) => `${id}.over${version}`;

  it.each(answers)(
    '%s answers %i',
    async (id, status, json, charges) => {
      const externalId = fresh(id);
      const reply = await charge(sandbox, { externalId, key: secretKeys.full, client });
      expect(reply.status).toBe(status);
      if (json === undefined) expect(reply.json).toBeUndefined();
      else expect(reply.json).toMatchObject(json);
      expect(chargesOf(sandbox, externalId)).toHaveLength(charges);

      const asked = sandbox.requests.filter(({ text }) => text.includes(`"${externalId}"`));
      expect(asked).toHaveLength(1);
      expect(asked[0]).toMatchObject({ status, keyPresent: true });
      if (reply.json !== undefined) {
        const fault = operation?.faultInReply(status, reply.json);
        if (outOfContract.includes(id)) expect(fault).toBeDefined();
        else expect(fault).toBeUndefined();
      }
    },
    30_000,
  );

  it.each(breaks)('%s breaks off', async (id, charges) => {
    const externalId = fresh(id);
    await expect(charge(sandbox, { externalId, client })).rejects.toThrow();
    expect(chargesOf(sandbox, externalId)).toHaveLength(charges);
    const asked = sandbox.requests.filter(({ text }) => text.includes(`"${externalId}"`));
    expect(asked.map(({ outcome }) => outcome)).toEqual(['cut']);
  });
});

describe('the table', () => {
  it('has a test for every customer and a sentence about each', () => {
    const tested = [...answers.map(([id]) => id), ...breaks.map(([id]) => id), ...waits];
    for (const { id, says } of namedCustomers) {
      const shape = new RegExp(`^${id.replace('<N>', '\\d+')}$`);
      expect(
        tested.some((name) => shape.test(name)),
        id,
      ).toBe(true);
      expect(says).toMatch(/^[A-Z].*\.$/);
    }
  });

  it.each(['somebody', 'usr_succeedsX', 'xusr_succeeds', 'usr_slow_s', '.usr_succeeds'])(
    'knows nobody called %s',
    async (externalId) => {
      const reply = await charge(sandbox, { externalId });
      expect(reply.json).toMatchObject(refusal('invalid_customer'));
      expect(chargesOf(sandbox, externalId)).toHaveLength(0);
    },
  );
});
