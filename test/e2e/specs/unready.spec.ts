import { expect, test } from 'playwright/test';
import { askBackground } from '../faults/support/ask-background';
import { chargeByMessage } from '../faults/support/charge-by-message';
import {
  kindUnderTest,
  setUp,
  startFaultWorld,
  unlock,
  type FaultWorld,
} from '../faults/support/fault-world';
import { chargesOf, requestsOf } from '../support/ledger';
import { endWorld, freshCustomer } from '../support/world';

let world: FaultWorld;

test.beforeEach(async () => {
  world = await startFaultWorld(kindUnderTest());
});

test.afterEach(async () => {
  await endWorld(world);
});

async function untouched(change: Partial<FaultWorld> = {}) {
  const customer = freshCustomer('usr_succeeds');
  const charge = await chargeByMessage({ ...world, ...change }, customer);
  expect(chargesOf(world.sandbox, customer)).toHaveLength(0);
  return { charge, requests: requestsOf(world.sandbox, customer).length };
}

const notSent = (code: string) => ({
  charge: { state: 'not-sent', events: [{ type: 'not-sent', reason: { code } }] },
  requests: 0,
});

test('locked, and without a key: not sent, and nothing is charged', async () => {
  const { browser } = world;
  await askBackground(browser, 'lock', null);
  expect(await untouched()).toMatchObject(notSent('locked'));
  await unlock(browser);
  await askBackground(browser, 'remove-key', null);
  expect(await untouched()).toMatchObject(notSent('no-key'));
});

test('a wrong key is refused, an unknown organization is not sent to, and nothing is charged', async () => {
  const { browser } = world;
  await setUp(browser, world.organization, 'sk_sandbox_nobody_knows_this');
  expect(await untouched()).toMatchObject({
    charge: { state: 'refused', events: [{}, { httpStatus: 401 }] },
    requests: 1,
  });
  await setUp(browser, 'acme-nobody');
  expect(await untouched({ organization: 'acme-nobody' })).toMatchObject(notSent('price-unread'));
});
