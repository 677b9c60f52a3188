import { expect } from 'playwright/test';
import type { Surface } from '../driver/surface';
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
import { freshCustomer, openTicket, test, type World } from '../support/world';

const BUTTON = 'Charge $0.99';

// The menu and the shortcut choose the price point that was charged last.
test.beforeAll(async ({ world }) => {
  const page = await openTicket(world.browser, freshCustomer('usr_succeeds'));
  await waitForOutcome(await charge(world.browser, page), 'Succeeded');
  await world.browser.closePopup();
  await page.close();
});

/** What every surface must end in: one charge of the customer on the page, made from that surface. */
function expectOneCharge({ sandbox }: World, customer: string, surface: string): void {
  const charges = chargesOf(sandbox, customer);
  expect(charges).toHaveLength(1);
  expect(charges[0]).toMatchObject({
    ppIdent: 'coins-100',
    amount: '0.99',
    currency: 'USD',
    clientMetadata: { source: 'chargehand', surface, page_host: 'desk.acme.test' },
  });
}

test('toolbar: the form by keyboard alone, from the page to the charge', async ({
  world,
  ticket,
}) => {
  const customer = freshCustomer('usr_succeeds');
  const form = await openForm(world.browser, await ticket(customer));
  await waitForPrefill(form, customer);
  await choosePrice(form, 'coins-100');
  expect(await form.find('button', BUTTON)).toMatchObject({ focused: true });
  await pressCharge(form, () => form.press('Enter'));
  await waitForOutcome(form, 'Succeeded');
  expectOneCharge(world, customer, 'popup');
});

test('toolbar: the form by mouse', async ({ world, ticket }) => {
  const customer = freshCustomer('usr_succeeds');
  const form = await openForm(world.browser, await ticket(customer));
  await waitForPrefill(form, customer);
  await choosePrice(form, 'coins-100');
  await pressCharge(form);
  await waitForOutcome(form, 'Succeeded');
  expectOneCharge(world, customer, 'popup');
});

test('right-click: Charge this customer opens the form filled in and charges nothing by itself', async ({
  world,
  ticket,
}) => {
  const customer = freshCustomer('usr_succeeds');
  const page = await ticket(customer);
  await world.browser.chooseMenuItem(page, 'h1', 'Charge this customer');
  await finishFromFilledForm(world, await world.browser.popup(), customer);
  expectOneCharge(world, customer, 'menu');
});

test('shortcut: quick purchase opens the form with the last price point and the focus on the button', async ({
  world,
  ticket,
}) => {
  const customer = freshCustomer('usr_succeeds');
  const page = await ticket(customer);
  await world.browser.pressShortcut(page, 'Alt+Shift+Y');
  await finishFromFilledForm(world, await world.browser.popup(), customer);
  expectOneCharge(world, customer, 'shortcut');
});

test('shortcut held down: one form, and nothing is charged', async ({ world, ticket }) => {
  const customer = freshCustomer('usr_succeeds');
  const page = await ticket(customer);
  await world.browser.pressShortcut(page, 'Alt+Shift+Y', 12);
  const popup = await world.browser.popup();
  await comeToForm(popup);
  await waitForPrefill(popup, customer);
  await popup.waitFor('button', BUTTON);
  const windows = await world.browser.evaluateInExtension<number>(
    `(globalThis.browser ?? chrome).windows.getAll({ windowTypes: ['popup'] }).then((all) => all.length)`,
  );
  expect(windows).toBe(0);
  expect(requestsOf(world.sandbox, customer)).toEqual([]);
});

/** From a form that the menu or the shortcut opened: the last price point is chosen, one key charges. */
async function finishFromFilledForm(world: World, popup: Surface, customer: string) {
  await comeToForm(popup);
  await waitForPrefill(popup, customer);
  await popup.waitFor('button', BUTTON);
  expect(chargesOf(world.sandbox, customer)).toHaveLength(0);
  expect(await popup.find('button', BUTTON)).toMatchObject({ focused: true });
  await pressCharge(popup, () => popup.press('Enter'));
  await waitForOutcome(popup, 'Succeeded');
}

test('a page without a customer ID leaves the field empty and says what was looked for', async ({
  world,
}) => {
  const page = await world.browser.openPage('https://desk.acme.test/tickets/512');
  const form = await openForm(world.browser, page);
  await form.waitForText('No field labelled "Customer ID"');
  expect(await form.find('textbox', 'Customer ID')).toMatchObject({ value: '', focused: true });
  await world.browser.closePopup();
  await page.close();
});

test('both commands are bound to the keys that the manifest suggests', async ({ world }) => {
  const commands = await world.browser.evaluateInExtension<{ name: string; shortcut: string }[]>(
    '(globalThis.browser ?? chrome).commands.getAll()',
  );
  const bound = new Map(commands.map(({ name, shortcut }) => [name, shortcut]));
  expect(bound.get('_execute_action')).toBe('Alt+Shift+U');
  expect(bound.get('quick-purchase')).toBe('Alt+Shift+Y');
});
