import { expect } from 'playwright/test';
import { charge as chargeElsewhere } from '../../contract/sandbox-charge';
import {
  charge,
  choosePrice,
  comeToForm,
  openForm,
  pressCharge,
  waitForOutcome,
  waitForPrefill,
} from '../support/charge-form';
import { chargesOf, requestsOf } from '../support/ledger';
import { freshCustomer, test } from '../support/world';

test('the same within a day is asked about, and charged again only by a press of its own', async ({
  world,
  ticket,
}) => {
  const customer = freshCustomer('usr_succeeds');
  const page = await ticket(customer);
  await waitForOutcome(await charge(world.browser, page), 'Succeeded');
  await world.browser.closePopup();

  const again = await charge(world.browser, page);
  await waitForOutcome(again, 'Not sent');
  await again.waitFor('alertdialog', 'Charge again?');
  await again.waitForText('from this browser');
  expect(await again.find('button', 'Back to the form')).toMatchObject({ focused: true });
  expect(requestsOf(world.sandbox, customer)).toHaveLength(1);

  await again.click('button', 'Charge again');
  await waitForPrefill(again, customer);
  expect(requestsOf(world.sandbox, customer)).toHaveLength(1);
  await pressCharge(again);
  await waitForOutcome(again, 'Succeeded');
  expect(chargesOf(world.sandbox, customer)).toHaveLength(2);
  expect(requestsOf(world.sandbox, customer)).toHaveLength(2);
});

test('going back from the question charges nothing, and another price is not the same', async ({
  world,
  ticket,
}) => {
  const customer = freshCustomer('usr_succeeds');
  const page = await ticket(customer);
  await waitForOutcome(await charge(world.browser, page), 'Succeeded');
  await world.browser.closePopup();
  const again = await charge(world.browser, page);
  await again.waitFor('alertdialog', 'Charge again?');
  await again.press('Enter');
  await waitForPrefill(again, customer);
  expect(requestsOf(world.sandbox, customer)).toHaveLength(1);
  await choosePrice(again, 'lifetime-pass');
  await pressCharge(again);
  await waitForOutcome(again, 'Succeeded');
  expect(chargesOf(world.sandbox, customer).map(({ ppIdent }) => ppIdent)).toEqual([
    'coins-100',
    'lifetime-pass',
  ]);
});

test('what another machine has charged is asked about, by what the server shows', async ({
  world,
  ticket,
}) => {
  const customer = freshCustomer('usr_succeeds');
  await chargeElsewhere(world.sandbox, { externalId: customer });
  const popup = await charge(world.browser, await ticket(customer));
  await popup.waitFor('alertdialog', 'Charge again?');
  await popup.waitForText(chargesOf(world.sandbox, customer)[0]?.orderId ?? 'no order');
  expect(requestsOf(world.sandbox, customer)).toHaveLength(1);
});

test('a badge says how many charges are open, and the form leads to them', async ({
  world,
  ticket,
}) => {
  const before = await badge(world.browser);
  const customer = freshCustomer('usr_rubbish');
  await waitForOutcome(await charge(world.browser, await ticket(customer)), 'Outcome unknown');
  expect(await badge(world.browser)).toBe(before + 1);
  await world.browser.closePopup();

  const other = await openForm(world.browser, await ticket(freshCustomer('usr_succeeds')));
  await comeToForm(other);
  await other.click('button', /needs? a look$/);
  await other.click('button', new RegExp(customer.replaceAll('.', '\\.')));
  await waitForOutcome(other, 'Outcome unknown');
  await other.click('button', 'Check outcome');
  await waitForOutcome(other, 'Succeeded');
  const [made] = chargesOf(world.sandbox, customer);
  await other.waitForText(made?.orderId ?? 'no order');
  await expect.poll(() => badge(world.browser)).toBe(before);
  expect(requestsOf(world.sandbox, customer)).toHaveLength(1);
});

async function badge(browser: { evaluateInExtension: <T>(expression: string) => Promise<T> }) {
  const text = await browser.evaluateInExtension<string>(
    '(globalThis.browser ?? chrome).action.getBadgeText({})',
  );
  return Number(text === '' ? 0 : text);
}
