import { expect, test } from 'playwright/test';
import type { ChargeState } from '../../../src/domain/state-facts';
import { denialIn } from '../../../src/domain/confirm-denial';
import { chargeByMessage } from '../faults/support/charge-by-message';
import {
  kindUnderTest,
  setUp,
  startFaultWorld,
  type FaultWorld,
} from '../faults/support/fault-world';
import { chargesOf, requestsOf } from '../support/ledger';
import { endWorld, freshCustomer } from '../support/world';

/**
 * What an answer means, and what the server did. No two 5xx in a row: Chromium holds an extension's
 * requests back from an address that answered some of them.
 */
const rows: readonly (readonly [customer: string, state: ChargeState, charges: 0 | 1])[] = [
  ['usr_succeeds', 'succeeded', 1],
  ['usr_created', 'succeeded', 1],
  ['usr_answers_500', 'unknown', 1],
  ['usr_no_order', 'succeeded', 1],
  ['usr_odd_fields', 'succeeded', 1],
  ['usr_answers_503', 'unknown', 1],
  ['usr_processing', 'processing', 1],
  ['usr_fails', 'failed', 0],
  ['usr_answers_504', 'unknown', 1],
  ['usr_cancels', 'cancelled', 0],
  ['usr_authenticates', 'authenticating', 0],
  ['usr_502', 'unknown', 0],
  ['usr_token_succeeded', 'authenticating', 0],
  ['usr_token_failed', 'authenticating', 0],
  ['usr_owns_it', 'unknown', 0],
  ['usr_owned_unseen', 'unknown', 0],
  ['usr_owned_after', 'unknown', 1],
  ['usr_error_succeeded', 'unknown', 1],
  ['usr_listless_400', 'refused', 0],
  ['usr_refuses_400', 'refused', 0],
  ['usr_refuses_401', 'refused', 0],
  ['usr_refuses_403', 'refused', 0],
  ['usr_refuses_404', 'refused', 0],
  ['usr_refuses_422', 'refused', 0],
  ['usr_refuses_429', 'refused', 0],
  ['usr_answers_409', 'unknown', 1],
  ['usr_answers_425', 'unknown', 1],
  ['usr_redirect', 'unknown', 0],
  ['usr_portal', 'unknown', 0],
  ['usr_rubbish', 'unknown', 1],
  ['usr_empty', 'unknown', 1],
  ['usr_huge', 'unknown', 1],
  ['usr_unknown_status', 'unknown', 1],
  ['usr_no_status', 'unknown', 1],
  ['usr_number_status', 'unknown', 1],
];

/** Denials that are certain of a streamed charge alone, which Firefox cannot send: there they are confirmed first. */
const UNCERTAIN: ReadonlySet<string> = new Set(['usr_fails', 'usr_cancels', 'usr_refuses_429']);

for (const [speaks, organization] of [
  ['wrapped', 'acme-sandbox'],
  ['bare', 'acme-bare'],
] as const) {
  test.describe(speaks, () => {
    let world: FaultWorld;

    test.beforeAll(async () => {
      world = await startFaultWorld(kindUnderTest(), { organization });
    });

    test.afterAll(async () => {
      await endWorld(world);
    });

    for (const [customer, state, charges] of rows) {
      test(`answered ${speaks}: ${customer} is ${state}`, async () => {
        const externalId = freshCustomer(customer);
        const charge = await chargeByMessage(world, externalId);
        const isUncertain = UNCERTAIN.has(customer) && kindUnderTest() === 'firefox';
        expect(charge.state).toBe(isUncertain ? 'unconfirmed' : state);
        if (isUncertain) expect(charge.events.map(denialIn)).toContain(state);
        expect(chargesOf(world.sandbox, externalId)).toHaveLength(charges);
        expect(requestsOf(world.sandbox, externalId)).toHaveLength(1);
      });
    }
  });
}

test('half a JSON is unknown, or succeeded by the repeat of the browser', async () => {
  const world = await startFaultWorld(kindUnderTest());
  try {
    const customer = freshCustomer('usr_half');
    const { state } = await chargeByMessage(world, customer);
    expect(['unknown', 'succeeded']).toContain(state);
    expect(chargesOf(world.sandbox, customer)).toHaveLength(1);
    await setUp(world.browser, 'acme-bare');
    const bare = { ...world, organization: 'acme-bare' };
    const another = freshCustomer('usr_half');
    expect(['unknown', 'succeeded']).toContain((await chargeByMessage(bare, another)).state);
    expect(chargesOf(world.sandbox, another)).toHaveLength(1);
  } finally {
    await endWorld(world);
  }
});
