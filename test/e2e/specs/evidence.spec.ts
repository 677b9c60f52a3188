import { expect, test } from 'playwright/test';
import { secretKeys } from '../../sandbox/secret-keys';
import { chargeByMessage, checkOutcome } from '../faults/support/charge-by-message';
import {
  kindUnderTest,
  setUp,
  startFaultWorld,
  type FaultWorld,
} from '../faults/support/fault-world';
import { waitForOutcome } from '../support/charge-form';
import { chargesOf, requestsOf } from '../support/ledger';
import { endWorld, freshCustomer, openTicket } from '../support/world';

let world: FaultWorld;

// Chromium itself holds an extension's requests back from an address that answered 5xx some times,
// for a while: each of these gets a browser that remembers none.
test.beforeEach(async () => {
  world = await startFaultWorld(kindUnderTest());
});

test.afterEach(async () => {
  await endWorld(world);
});

/** Charges, then charges somebody whose answer is lost, and gives what a look can say of the latter. */
async function chargeBoth() {
  const { sandbox } = world;
  const heard = freshCustomer('usr_succeeds');
  expect((await chargeByMessage(world, heard)).state).toBe('succeeded');
  expect(chargesOf(sandbox, heard)).toHaveLength(1);
  const lost = freshCustomer('usr_500');
  const charge = await chargeByMessage(world, lost);
  expect(charge.state).toBe('unknown');
  expect(chargesOf(sandbox, lost)).toHaveLength(1);
  const looked = await checkOutcome(world, charge.request.chargeId);
  expect(requestsOf(sandbox, lost)).toHaveLength(1);
  return { charge: looked, look: looked.events.findLast((event) => event.type === 'looked') };
}

/** What the popup says of the last charge. */
async function waitForWords(text: RegExp) {
  const page = await openTicket(world.browser, 'usr_succeeds');
  const popup = await world.browser.pressToolbarButton(page);
  await waitForOutcome(popup, 'Outcome unknown');
  await popup.waitForText(text);
  await world.browser.closePopup();
  await page.close();
}

test('payment history down: the charge works, and is settled by what the customer owns', async () => {
  world.sandbox.setDown('/payments_history', true);
  const { charge, look } = await chargeBoth();
  expect(look).toMatchObject({ assets: 'read', payments: 'error' });
  expect(charge.state).toBe('succeeded');
});

test('assets down: the charge works, and the history alone is a probability', async () => {
  world.sandbox.setDown('/my_assets', true);
  const { charge, look } = await chargeBoth();
  expect(look).toMatchObject({ assets: 'error', payments: 'read' });
  expect(look?.finding.kind).toBe('probable');
  expect(charge.state).toBe('unknown');
  await waitForWords(/probably this charge/);
});

test('both down: the charge works, nothing is known of it, and the popup says why', async () => {
  for (const path of ['/my_assets', '/payments_history']) world.sandbox.setDown(path, true);
  const { charge, look } = await chargeBoth();
  expect(look).toMatchObject({ assets: 'error', payments: 'error' });
  expect(charge.state).toBe('unknown');
  await waitForWords(/The payments were not seen: the server answered with an error/);
});

test('a key that may not look payments up: the charge works, and that evidence is absent', async () => {
  await setUp(world.browser, world.organization, secretKeys.noLookup);
  const { charge, look } = await chargeBoth();
  expect(look).toMatchObject({ assets: 'read', payments: 'no-snapshot' });
  expect(charge.state).toBe('succeeded');
  const [first] = charge.events;
  expect(first).toMatchObject({ snapshot: { taken: false, why: 'key-refused' } });
});
