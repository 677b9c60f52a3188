import { expect } from 'playwright/test';
import type { Surface } from '../driver/surface';
import { until } from '../driver/until';
import {
  charge,
  choosePrice,
  openForm,
  pressCharge,
  waitForOutcome,
  waitForPrefill,
} from '../support/charge-form';
import { requestsOf } from '../support/ledger';
import { useOrganization } from '../support/set-up-extension';
import { freshCustomer, test, type World } from '../support/world';

const ids: readonly { readonly what: string; readonly typed: string; readonly says: RegExp }[] = [
  { what: 'empty', typed: '', says: /enter/i },
  { what: 'over-long', typed: 'a'.repeat(257), says: /257.*256|256.*257/ },
  { what: 'a space', typed: 'usr 1', says: /U\+0020/ },
  { what: 'not ASCII', typed: 'usr_é', says: /U\+00E9/ },
  { what: 'a Cyrillic look-alike', typed: 'usr_\u0430', says: /U\+0430/ },
  { what: 'a zero-width space', typed: 'usr\u200b_1', says: /U\+200B/ },
  { what: 'a right-to-left override', typed: 'usr_\u202e1', says: /U\+202E/ },
];

for (const { what, typed, says } of ids) {
  test(`customer ID: ${what}`, async ({ world, ticket }) => {
    const form = await openForm(world.browser, await ticket(freshCustomer('usr_succeeds')));
    await form.waitForText('From "Customer ID"');
    await choosePrice(form, 'coins-100');
    const before = world.sandbox.requests.length;
    await form.fill('textbox', 'Customer ID', typed);
    await pressWithoutCharging(form, says);
    const field = await form.find('textbox', 'Customer ID');
    expect(field.description).toMatch(says);
    expect(field.value).toBe(typed);
    expect(await form.text()).not.toContain('From "Customer ID"');
    const sent = world.sandbox.requests.slice(before);
    expect(sent.filter(({ path }) => path.endsWith('one_click'))).toEqual([]);
  });
}

test('a price that changed since it was read: both are shown, and the new one needs its own press', async ({
  world,
  ticket,
}) => {
  const customer = freshCustomer('usr_succeeds');
  const form = await openForm(world.browser, await ticket(customer));
  await waitForPrefill(form, customer);
  await choosePrice(form, 'lifetime-pass');
  await form.waitFor('button', 'Charge $9.99');
  await agePrices(world);
  world.sandbox.setPrice('acme-sandbox', 'lifetime-pass', { lifetime_price: '12.99' });
  await pressCharge(form);
  await waitForOutcome(form, 'Not sent');
  await form.waitForText('Nothing was charged');
  await form.waitForText('$9.99');
  await form.waitForText('$12.99');
  expect(requestsOf(world.sandbox, customer)).toEqual([]);

  await form.click('button', 'Take the new price');
  await form.waitFor('button', 'Charge $12.99');
  await pressCharge(form);
  await waitForOutcome(form, 'Succeeded');
  expect(world.sandbox.charges.at(-1)).toMatchObject({ externalId: customer, amount: '12.99' });
  world.sandbox.setPrice('acme-sandbox', 'lifetime-pass', { lifetime_price: '9.99' });
});

test('a price point that vanished since it was read is not charged', async ({ world, ticket }) => {
  const customer = freshCustomer('usr_succeeds');
  const form = await openForm(world.browser, await ticket(customer));
  await waitForPrefill(form, customer);
  await choosePrice(form, 'number-price');
  await form.waitFor('button', 'Charge $1.15');
  await agePrices(world);
  world.sandbox.removePricePoint('acme-sandbox', 'number-price');
  await pressCharge(form);
  await waitForOutcome(form, 'Not sent');
  await form.waitForText('Nothing was charged');
  await form.waitForText('number-price');
  expect(requestsOf(world.sandbox, customer)).toEqual([]);
});

test('a page that went to another customer behind the form is not charged', async ({
  world,
  ticket,
}) => {
  const customer = freshCustomer('usr_succeeds');
  const page = await ticket(customer);
  const form = await openForm(world.browser, page);
  await waitForPrefill(form, customer);
  await choosePrice(form, 'coins-100');
  const other = freshCustomer('usr_succeeds');
  await page.evaluate(
    `[...document.querySelectorAll('dd, td, span, p')]
      .filter((element) => element.textContent.trim() === ${JSON.stringify(customer)})
      .forEach((element) => { element.textContent = ${JSON.stringify(other)}; })`,
  );
  await pressCharge(form);
  await waitForOutcome(form, 'Not sent');
  await form.waitForText(customer);
  await form.waitForText(other);
  expect(requestsOf(world.sandbox, customer)).toEqual([]);
  expect(requestsOf(world.sandbox, other)).toEqual([]);
});

test('the billing host withheld by the user: not sent, with a button that asks for it', async ({
  world,
  ticket,
}) => {
  const customer = freshCustomer('usr_succeeds');
  const page = await ticket(customer);
  await world.browser.withholdBillingHost();
  const form = await charge(world.browser, page);
  await waitForOutcome(form, 'Not sent');
  await form.waitForText('Nothing was charged');
  await form.waitFor('button', 'Grant access');
  expect(requestsOf(world.sandbox, customer)).toEqual([]);
  await world.browser.grantBillingHost();
});

test('a server that cannot be reached: the kept prices stay usable and the form says why', async ({
  world,
  ticket,
}) => {
  world.sandbox.setDown('/price_points', true);
  const form = await openForm(world.browser, await ticket(freshCustomer('usr_succeeds')));
  await form.waitForText(/not refreshed/);
  await choosePrice(form, 'coins-100');
  await form.waitFor('button', 'Charge $0.99');
  world.sandbox.setDown('/price_points', false);
});

test('price lists: empty, malformed, 5,000 entries', async ({ world, ticket }) => {
  const page = await ticket(freshCustomer('usr_succeeds'));
  await useOrganization(world.browser, 'acme-empty');
  await (await openForm(world.browser, page)).waitForText(/no price points/i);
  await world.browser.closePopup();

  await useOrganization(world.browser, 'acme-malformed');
  await (await openForm(world.browser, page)).waitForText(/not understood|could not be read/i);
  await world.browser.closePopup();

  await useOrganization(world.browser, 'acme-many');
  const form = await openForm(world.browser, page);
  await form.waitForText('From "Customer ID"');
  await choosePrice(form, 'pack-4321');
  await form.waitFor('button', 'Charge $4,321.99');
  await world.browser.closePopup();
  await useOrganization(world.browser, 'acme-sandbox');
});

test('what was typed survives the popup closing', async ({ world, ticket }) => {
  const page = await ticket(freshCustomer('usr_succeeds'));
  const form = await openForm(world.browser, page);
  await form.waitForText('From "Customer ID"');
  await choosePrice(form, 'yen-pack');
  await form.fill('textbox', 'Customer ID', 'usr_typed_by_hand');
  await form.fill('textbox', 'Note', 'asked by phone');
  await world.browser.closePopup();
  const again = await world.browser.pressToolbarButton(page);
  await again.waitFor('button', 'Charge ¥1,200');
  expect(await again.find('textbox', 'Customer ID')).toMatchObject({ value: 'usr_typed_by_hand' });
  expect(await again.find('textbox', 'Note')).toMatchObject({ value: 'asked by phone' });
});

/** Makes the kept price list ten minutes old. */
async function agePrices({ browser }: World): Promise<void> {
  await browser.evaluateInExtension<null>(
    `new Promise((resolve, reject) => {
      const opening = indexedDB.open('chargehand');
      opening.onsuccess = () => {
        const transaction = opening.result.transaction('prices', 'readwrite');
        const prices = transaction.objectStore('prices');
        prices.get('acme-sandbox').onsuccess = ({ target }) => {
          prices.put({ ...target.result, readAt: target.result.readAt - 600_000 }, 'acme-sandbox');
        };
        transaction.oncomplete = () => { opening.result.close(); resolve(null); };
        transaction.onabort = () => reject(transaction.error);
      };
    })`,
  );
}

/** Presses again and again until the field says what is wrong with it. */
async function pressWithoutCharging(form: Surface, says: RegExp): Promise<void> {
  await until(async () => {
    await form.click('button', 'Charge $0.99');
    return says.test((await form.find('textbox', 'Customer ID')).description);
  }, 'the form to say what is wrong');
}
