import { expect } from 'playwright/test';
import { secretKeys } from '../../sandbox/secret-keys';
import type { BrowserUnderTest } from '../driver/browser-under-test';
import { charge, comeToForm, waitForOutcome } from '../support/charge-form';
import { readExtensionData } from '../support/extension-data';
import { openFormWindow } from '../support/form-window';
import { chargesOf, isChargeOf, requestsOf } from '../support/ledger';
import { OPTIONS_PAGE, PASSPHRASE, setUpExtension } from '../support/set-up-extension';
import { endWorld, freshCustomer, openTicket, startWorld, test as base } from '../support/world';
import type { World } from '../support/world';

// A browser of its own: these lock it, use up its passphrase tries and remove its key.
const test = base.extend<object, { world: World }>({
  world: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from the pattern
    async ({}, use, { project }) => {
      const world = await startWorld(project.name);
      await setUpExtension(world.browser);
      await use(world);
      await endWorld(world);
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

test.describe.configure({ mode: 'serial' });

test('locked while a charge is out: it goes on, and its outcome is there after the unlock', async ({
  world: { browser, sandbox },
}) => {
  const customer = freshCustomer('usr_held');
  const page = await openTicket(browser, customer);
  const popup = await charge(browser, page);
  await sandbox.waitFor((request) => isChargeOf(request, customer), 30_000);
  await popup.click('button', 'Lock now');
  await popup.waitForText('1 charge needs a look: unlock.');
  expect(await popup.text()).not.toContain(customer);
  sandbox.release(customer);
  await expect
    .poll(() => sandbox.requests.find((each) => isChargeOf(each, customer))?.outcome)
    .toBe('answered');
  await browser.closePopup();

  const locked = await browser.pressToolbarButton(page);
  await locked.fill('field', 'Passphrase', PASSPHRASE);
  await locked.press('Enter');
  await waitForOutcome(locked, 'Succeeded');
  await locked.waitForText(chargesOf(sandbox, customer)[0]?.orderId ?? 'no order');
  expect(requestsOf(sandbox, customer)).toHaveLength(1);
  await browser.closePopup();
  await page.close();
});

test('locked while a form stands in a window of its own: the window shows nothing of it', async ({
  world: { browser },
}) => {
  const customer = freshCustomer('usr_succeeds');
  const window = await openFormWindow(browser);
  await comeToForm(window);
  await window.fill('textbox', 'Customer ID', customer);
  await window.waitForText('Typed by hand');
  const options = await browser.openExtensionPage(OPTIONS_PAGE);
  await options.click('button', 'Lock now');
  await options.waitFor('button', 'Unlock');
  await window.waitFor('button', 'Unlock');
  expect(await window.text()).not.toContain(customer);
  expect(await window.count('textbox', 'Customer ID')).toBe(0);

  await window.fill('field', 'Passphrase', PASSPHRASE);
  await window.press('Enter');
  // The charge of the test before is recent, and that it was put aside went with the lock.
  await comeToForm(window);
  await window.close();
  await options.close();
});

test('the key removed while a charge is open: what needs no key still settles it', async ({
  world: { browser, sandbox },
}) => {
  const customer = freshCustomer('usr_rubbish');
  const page = await openTicket(browser, customer);
  await waitForOutcome(await charge(browser, page), 'Outcome unknown');
  await browser.closePopup();
  const options = await browser.openExtensionPage(OPTIONS_PAGE);
  await options.click('button', 'Remove key');
  await options.click('button', 'Yes, remove it');
  await options.waitForText('No key is stored');
  await options.close();

  const [made] = chargesOf(sandbox, customer);
  await expect
    .poll(
      async () => (await browser.notifications()).some(({ id }) => id === made?.idempotencyKey),
      { timeout: 60_000 },
    )
    .toBe(true);
  expect(requestsOf(sandbox, customer)).toHaveLength(1);
  await page.close();
});

test('five wrong passphrases: the next one is not tried for a while, not even the right one', async ({
  world: { browser },
}) => {
  const options = await browser.openExtensionPage(OPTIONS_PAGE);
  await options.waitFor('textbox', 'Organization ID');
  await options.fill('field', 'Secret key', 'sk_sandbox_another_key_1234');
  await options.fill('field', 'Passphrase', PASSPHRASE);
  await options.fill('field', 'Repeat passphrase', PASSPHRASE);
  await options.click('button', 'Save');
  await options.waitForText('Saved');
  await options.click('button', 'Lock now');
  await options.waitFor('button', 'Unlock');
  for (const count of [1, 2, 3, 4, 5]) {
    await options.fill('field', 'Passphrase', `not the passphrase ${String(count)}`);
    await options.press('Enter');
    await expect
      .poll(async () => (await readExtensionData(browser)).stores['vault'])
      .toContainEqual(expect.objectContaining({ count }));
    await options.waitForText(count === 5 ? /Too many wrong passphrases/ : /Wrong passphrase/);
  }
  await options.fill('field', 'Passphrase', PASSPHRASE);
  await options.press('Enter');
  await options.waitForText(/Too many wrong passphrases/);
  expect(await options.count('button', 'Unlock')).toBe(1);
  await options.close();
});

test('a device that has lost what opens its key: nothing is sent, and the key is entered again', async ({
  world: { browser, sandbox },
}) => {
  const options = await browser.openExtensionPage(OPTIONS_PAGE);
  await options.waitFor('textbox', 'Organization ID');
  await options.fill('field', 'Secret key', secretKeys.full);
  await options.click('checkbox', 'Remember on this device');
  await options.click('button', 'Save');
  await options.waitForText('Saved');

  const customer = freshCustomer('usr_succeeds');
  const page = await openTicket(browser, customer);
  await comeToForm(await browser.pressToolbarButton(page));
  await browser.closePopup();
  await loseDeviceKey(browser);
  const locked = await browser.pressToolbarButton(page);
  await locked.fill('field', 'Passphrase', PASSPHRASE);
  await locked.press('Enter');
  await locked.waitForText('The stored key can no longer be read. Enter it again in the settings.');
  await browser.closePopup();
  expect(requestsOf(sandbox, customer)).toEqual([]);

  await options.fill('field', 'Secret key', secretKeys.full);
  await options.fill('field', 'Passphrase', PASSPHRASE);
  await options.fill('field', 'Repeat passphrase', PASSPHRASE);
  await options.click('button', 'Save');
  await options.waitForText('Saved');
  await waitForOutcome(await charge(browser, page), 'Succeeded');
  expect(requestsOf(sandbox, customer)).toHaveLength(1);
  await browser.closePopup();
  await page.close();
  await options.close();
});

/** Takes the key of the device out of the profile, and leaves what it opens. */
async function loseDeviceKey(browser: BrowserUnderTest): Promise<void> {
  await browser.evaluateInExtension<null>(
    `new Promise((resolve, reject) => {
      const opening = indexedDB.open('chargehand');
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const transaction = opening.result.transaction('vault', 'readwrite');
        transaction.objectStore('vault').delete('device-key');
        transaction.oncomplete = () => { opening.result.close(); resolve(null); };
        transaction.onabort = () => reject(transaction.error);
      };
    })`,
  );
}
