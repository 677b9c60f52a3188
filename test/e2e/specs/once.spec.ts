import { expect } from 'playwright/test';
import { hideBooks, showBooks } from '../support/books';
import {
  charge,
  choosePrice,
  openForm,
  pressCharge,
  waitForOutcome,
  waitForPrefill,
} from '../support/charge-form';
import { chargesOf, isChargeOf, requestsOf } from '../support/ledger';
import { freshCustomer, test } from '../support/world';

const BUTTON = /^Charge \$0\.99$/;

test('a double press is one charge', async ({ world, ticket }) => {
  const customer = freshCustomer('usr_succeeds');
  const form = await openForm(world.browser, await ticket(customer));
  await waitForPrefill(form, customer);
  await choosePrice(form, 'coins-100');
  await pressCharge(form, () => form.mouse('double', 'button', BUTTON));
  await waitForOutcome(form, 'Succeeded');
  expect(chargesOf(world.sandbox, customer)).toHaveLength(1);
  expect(requestsOf(world.sandbox, customer)).toHaveLength(1);
});

test('Enter held down is one charge', async ({ world, ticket }) => {
  const customer = freshCustomer('usr_succeeds');
  const form = await openForm(world.browser, await ticket(customer));
  await waitForPrefill(form, customer);
  await choosePrice(form, 'coins-100');
  await pressCharge(form, () => form.hold('Enter', 20));
  await waitForOutcome(form, 'Succeeded');
  expect(chargesOf(world.sandbox, customer)).toHaveLength(1);
  expect(requestsOf(world.sandbox, customer)).toHaveLength(1);
});

test('a popup closed while sending shows the same charge when it is opened again', async ({
  world,
  ticket,
}) => {
  const customer = freshCustomer('usr_held');
  const page = await ticket(customer);
  await charge(world.browser, page);
  await world.sandbox.waitFor((request) => isChargeOf(request, customer), 30_000);
  await world.browser.closePopup();

  const reopened = await world.browser.pressToolbarButton(page);
  await reopened.waitForText(customer);
  await reopened.waitForText(/Sending|Waiting/);
  world.sandbox.release(customer);
  await waitForOutcome(reopened, 'Succeeded');
  const charges = chargesOf(world.sandbox, customer);
  expect(charges).toHaveLength(1);
  await reopened.waitForText(charges[0]?.orderId ?? 'no order');
  expect(requestsOf(world.sandbox, customer)).toHaveLength(1);
});

test('an outcome that arrives with the popup closed becomes a notification', async ({
  world,
  ticket,
}) => {
  const customer = freshCustomer('usr_held');
  await charge(world.browser, await ticket(customer));
  const { body } = await world.sandbox.waitFor((request) => isChargeOf(request, customer), 30_000);
  await world.browser.closePopup();
  world.sandbox.release(customer);
  const { idempotency_key: chargeId } = body as { idempotency_key: string };
  await expect
    .poll(async () => (await world.browser.notifications()).map(({ id }) => id))
    .toContain(chargeId);
});

test('the background killed while the server charges: unknown on reopening, one charge, no second request', async ({
  world,
  ticket,
}) => {
  const customer = freshCustomer('usr_held');
  const page = await ticket(customer);
  await charge(world.browser, page);
  await world.sandbox.waitFor((request) => isChargeOf(request, customer), 30_000);
  await world.browser.closePopup();
  await world.browser.killBackground();

  const reopened = await world.browser.pressToolbarButton(page);
  await waitForOutcome(reopened, 'Outcome unknown');
  await reopened.waitForText('It is not known whether the customer was charged. Do not try again.');
  await reopened.waitForText(customer);
  expect(chargesOf(world.sandbox, customer)).toHaveLength(1);
  expect(requestsOf(world.sandbox, customer)).toHaveLength(1);
  world.sandbox.release(customer);
});

test('an open charge blocks its customer, and leads to the agent settling it', async ({
  world,
  ticket,
}) => {
  const customer = freshCustomer('usr_500');
  const page = await ticket(customer);
  await waitForOutcome(await charge(world.browser, page), 'Outcome unknown');
  await world.browser.closePopup();
  // Whoever is seen again is looked up: what the server shows would settle it.
  hideBooks(world);
  const second = await charge(world.browser, page);
  await waitForOutcome(second, 'Not sent');
  await second.waitForText('Nothing was charged');
  expect(requestsOf(world.sandbox, customer)).toHaveLength(1);

  await second.click('button', 'Show the open charge');
  await waitForOutcome(second, 'Outcome unknown');
  await second.click('button', 'Mark as charged');
  await second.waitFor('button', 'Not yet');
  await second.click('button', 'Mark as charged');
  await waitForOutcome(second, 'Marked as charged');
  showBooks(world);
  await world.browser.closePopup();
  const third = await charge(world.browser, page);
  await third.waitFor('alertdialog', 'Charge again?');
  expect(requestsOf(world.sandbox, customer)).toHaveLength(1);
});
