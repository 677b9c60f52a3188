import { expect, test } from 'playwright/test';
import { secretKeys } from '../../sandbox/secret-keys';
import type { SandboxRequest } from '../../sandbox/ledger';
import { chargeByMessage, sendCharge, untilOutcome } from '../faults/support/charge-by-message';
import {
  kindUnderTest,
  setUp,
  startFaultWorld,
  type FaultWorld,
} from '../faults/support/fault-world';
import { changeSettings } from '../support/extension-commands';
import { chargesOf, requestsOf } from '../support/ledger';
import { endWorld, freshCustomer } from '../support/world';

const OTHER = 'acme-ignores-keys';
const HISTORY = '/payments_history';

let world: FaultWorld;

test.beforeEach(async () => {
  world = await startFaultWorld(kindUnderTest());
});

test.afterEach(async () => {
  await endWorld(world);
});

/** The requests of a customer's charges, each with its organization and the key that it carried. */
function sentFor(customer: string) {
  return requestsOf(world.sandbox, customer).map(({ headers, org }) => ({
    org,
    key: headers['ff-secret-key'],
  }));
}

const asksHistoryOf =
  (customer: string) =>
  ({ body, path }: SandboxRequest) =>
    path.endsWith(HISTORY) && (body as { external_id?: unknown }).external_id === customer;

test('another organization is chosen without a key: nothing is sent until its key is saved', async () => {
  const { browser, organization, sandbox } = world;
  const customer = freshCustomer('usr_succeeds');
  await changeSettings(browser, { organization: OTHER });
  expect(await chargeByMessage({ ...world, organization: OTHER }, customer)).toMatchObject({
    state: 'not-sent',
    events: [{ type: 'not-sent', reason: { code: 'no-key' } }],
  });
  expect(sentFor(customer)).toEqual([]);
  expect(chargesOf(sandbox, customer)).toEqual([]);

  await setUp(browser, OTHER, secretKeys.noLookup);
  await chargeByMessage({ ...world, organization: OTHER }, customer);
  expect(sentFor(customer)).toEqual([{ org: OTHER, key: secretKeys.noLookup }]);

  // The key of the organization before was replaced: it is not sent, neither here nor there.
  const another = freshCustomer('usr_succeeds');
  await changeSettings(browser, { organization });
  expect(await chargeByMessage(world, another)).toMatchObject({ state: 'not-sent' });
  expect(sentFor(another)).toEqual([]);
});

test('another organization is set up while a charge is cleared: it leaves with its own key', async () => {
  const { browser, organization, sandbox } = world;
  const customer = freshCustomer('usr_succeeds');
  sandbox.setHeld(HISTORY, true);
  const chargeId = await sendCharge(world, customer);
  await sandbox.waitFor(asksHistoryOf(customer), 30_000);
  expect(sentFor(customer)).toEqual([]);
  await setUp(browser, OTHER, secretKeys.noLookup);
  sandbox.setHeld(HISTORY, false);

  await untilOutcome(world, chargeId);
  expect(sentFor(customer)).toEqual([{ org: organization, key: secretKeys.full }]);
  expect(chargesOf(sandbox, customer)).toMatchObject([{ org: organization }]);

  const next = freshCustomer('usr_succeeds');
  await chargeByMessage({ ...world, organization: OTHER }, next);
  expect(sentFor(next)).toEqual([{ org: OTHER, key: secretKeys.noLookup }]);
});
