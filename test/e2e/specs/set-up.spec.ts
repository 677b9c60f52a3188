import { expect } from 'playwright/test';
import { secretKeys } from '../../sandbox/secret-keys';
import type { Surface } from '../driver/surface';
import { charge, comeToForm, waitForOutcome } from '../support/charge-form';
import { chargesOf, requestsOf } from '../support/ledger';
import { fillSetUp, OPTIONS_PAGE, PASSPHRASE } from '../support/set-up-extension';
import {
  endWorld,
  freshCustomer,
  openTicket,
  startWorld,
  test as base,
  type World,
} from '../support/world';

// A browser of its own: these tests begin with an extension that nobody has set up.
const test = base.extend<object, { world: World }>({
  world: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from the pattern
    async ({}, use, { project }) => {
      const world = await startWorld(project.name);
      await use(world);
      await endWorld(world);
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

test.describe.configure({ mode: 'serial' });

const openOptions = async ({ browser }: World): Promise<Surface> => {
  const options = await browser.openExtensionPage(OPTIONS_PAGE);
  await options.waitFor('textbox', 'Organization ID');
  return options;
};

const save = async (options: Surface, says: string | RegExp) => {
  await options.click('button', 'Save');
  await options.waitForText(says);
};

test('a fresh install opens set-up, and the popup leads there too', async ({ world }) => {
  const firstRun = await world.browser.pageOpenedByExtension(OPTIONS_PAGE);
  await firstRun.waitFor('heading', 'Set up Chargehand');
  const page = await openTicket(world.browser, 'usr_succeeds');
  const popup = await world.browser.pressToolbarButton(page);
  await popup.waitFor('button', 'Open settings');
  await world.browser.closePopup();
  await page.close();
  await firstRun.close();
});

test('bad input is said beside its field and saves nothing', async ({ world }) => {
  const options = await openOptions(world);
  await fillSetUp(options, { organization: 'https://billing.funnelfox.com/acme-sandbox' });
  await options.click('button', 'Save');
  await options.waitForText(/slash/);
  expect((await options.find('textbox', 'Organization ID')).description).toMatch(/slash/);

  await fillSetUp(options, { secretKey: 'sk_one sk_two' });
  await options.click('button', 'Save');
  await options.waitForText(/space/i);
  expect((await options.find('field', 'Secret key')).description).toMatch(/space/i);

  await fillSetUp(options, { passphrase: 'short' });
  await options.click('button', 'Save');
  await options.waitForText(/12/);
  expect((await options.find('field', 'Passphrase')).description).toMatch(/12/);

  await fillSetUp(options);
  await options.fill('field', 'Repeat passphrase', `${PASSPHRASE}!`);
  await options.click('button', 'Save');
  await options.waitForText(/not the same|differ/i);

  await options.close();
  const again = await openOptions(world);
  expect(await again.find('textbox', 'Organization ID')).toMatchObject({ value: '' });
  await again.close();
});

test('a key with spaces around it is trimmed, which is said; it is never shown again', async ({
  world,
}) => {
  const options = await openOptions(world);
  await fillSetUp(options, { secretKey: `  ${secretKeys.full}  ` });
  await save(options, 'Saved');
  await options.waitForText(/Spaces around the key were removed/);
  await options.waitForText(`Key ends in ${secretKeys.full.slice(-4)}`);
  expect(await options.find('field', 'Secret key')).toMatchObject({ value: '' });
  await options.close();
  const again = await openOptions(world);
  await again.waitForText(`Key ends in ${secretKeys.full.slice(-4)}`);
  expect(await again.evaluate('document.documentElement.outerHTML')).not.toContain(secretKeys.full);
  await again.close();
});

const connections = [
  { says: /The organization answers with 10 price points\. The key works\./, with: {} },
  { says: /key was not accepted/i, with: { secretKey: 'sk_of_somebody_else_0000' } },
  {
    says: /may not look up customers.*[Cc]harging may still work/s,
    with: { secretKey: secretKeys.noLookup },
  },
  {
    says: /no such organization|organization .*not known|does not know/i,
    with: { organization: 'acme-nowhere' },
  },
  { says: /The key works/, with: {} },
] as const;

for (const { says, with: setUp } of connections) {
  test(`test connection: ${says.source.slice(0, 40)}`, async ({ world }) => {
    const options = await openOptions(world);
    await fillSetUp(options, setUp);
    await save(options, 'Saved');
    await options.click('button', 'Test connection');
    await options.waitForText(says);
    await options.close();
  });
}

test('test connection tells a network that is down from a wrong organisation', async ({
  world,
}) => {
  const options = await openOptions(world);
  world.sandbox.setUnreachable(true);
  await options.click('button', 'Test connection');
  await options.waitForText(/could not be reached|no connection|network/i);
  world.sandbox.setUnreachable(false);
  await options.close();
});

test('locked, the popup asks for the passphrase, and a wrong one charges nobody', async ({
  world,
}) => {
  const options = await openOptions(world);
  await options.click('button', 'Lock now');
  await options.waitFor('button', 'Unlock');
  await options.close();

  const customer = freshCustomer('usr_succeeds');
  const page = await openTicket(world.browser, customer);
  const popup = await world.browser.pressToolbarButton(page);
  await popup.waitFor('field', 'Passphrase');
  expect(await popup.text()).not.toContain('usr_');
  await popup.fill('field', 'Passphrase', 'not the passphrase');
  await popup.press('Enter');
  await popup.waitForText(/Wrong passphrase/);
  expect(await popup.count('textbox', 'Customer ID')).toBe(0);

  await popup.fill('field', 'Passphrase', PASSPHRASE);
  await popup.click('button', 'Unlock');
  await comeToForm(popup);
  await popup.waitForText('From "Customer ID"');
  await world.browser.closePopup();
  await waitForOutcome(await charge(world.browser, page), 'Succeeded');
  expect(chargesOf(world.sandbox, customer)).toHaveLength(1);
  await world.browser.closePopup();
  await page.close();
});

test('another organization saved without a key: it is said to have none, and nothing is sent', async ({
  world,
}) => {
  const { browser, sandbox } = world;
  const options = await openOptions(world);
  await options.fill('textbox', 'Organization ID', 'acme-bare');
  await save(options, 'Nothing can be charged until a secret key for acme-bare is saved.');
  await options.waitForText('The key on this device is for acme-sandbox. acme-bare has no key yet');
  await options.click('button', 'Test connection');
  await options.waitForText('There is no key for this organization yet.');
  expect(await options.text()).not.toContain('Key ends in');
  await options.close();

  const customer = freshCustomer('usr_succeeds');
  const page = await openTicket(browser, customer);
  const popup = await browser.pressToolbarButton(page);
  await popup.waitForText(
    'The secret key on this device is for acme-sandbox. Enter one for acme-bare in the settings.',
  );
  await popup.waitFor('button', 'Open settings');
  expect(await popup.count('textbox', 'Customer ID')).toBe(0);
  await browser.closePopup();

  // The key is still there for its own organization.
  const again = await openOptions(world);
  await again.fill('textbox', 'Organization ID', 'acme-sandbox');
  await save(again, `Key ends in ${secretKeys.full.slice(-4)}`);
  await again.close();
  expect(requestsOf(sandbox, customer)).toEqual([]);
  await waitForOutcome(await charge(browser, page), 'Succeeded');
  expect(requestsOf(sandbox, customer)).toMatchObject([{ org: 'acme-sandbox' }]);
  await browser.closePopup();
  await page.close();
});

test('a charge of another organization than the one in the settings says whose it is', async ({
  world,
}) => {
  const { browser } = world;
  const page = await openTicket(browser, freshCustomer('usr_succeeds'));
  const made = await charge(browser, page);
  await waitForOutcome(made, 'Succeeded');
  expect(await made.text()).not.toContain('another organization');
  await browser.closePopup();

  const options = await openOptions(world);
  await fillSetUp(options, { organization: 'acme-bare' });
  await save(options, 'Saved');
  await options.close();
  const popup = await browser.pressToolbarButton(page);
  await waitForOutcome(popup, 'Succeeded');
  await popup.waitForText('This charge belongs to another organization: acme-sandbox');
  await browser.closePopup();
  await page.close();
});

test('a removed key is gone, and the popup says what is missing', async ({ world }) => {
  const options = await openOptions(world);
  await options.click('button', 'Remove key');
  await options.click('button', /^Yes/);
  await options.waitForText(/no key/i);
  const sealed = await world.browser.evaluateInExtension<number>(
    `new Promise((resolve, reject) => {
      const opening = indexedDB.open('chargehand');
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const count = opening.result.transaction('vault').objectStore('vault').count();
        count.onsuccess = () => { opening.result.close(); resolve(count.result); };
      };
    })`,
  );
  expect(sealed).toBe(0);
  await options.close();
});
