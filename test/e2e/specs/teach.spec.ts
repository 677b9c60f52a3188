import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'playwright/test';
import { UNKNOWN_HOSTS } from '../../desk/desk-hosts';
import type { BrowserUnderTest } from '../driver/browser-under-test';
import type { Surface } from '../driver/surface';
import { choosePrice, openForm, pressCharge, waitForOutcome } from '../support/charge-form';
import { askBackground } from '../support/extension-commands';
import { chargesOf } from '../support/ledger';
import { PASSPHRASE, setUpExtension } from '../support/set-up-extension';
import {
  endWorld,
  freshCustomer,
  launch,
  startWorld,
  test as base,
  type World,
} from '../support/world';
import { builtExtension } from '../support/built-extension';

/** One page that no card knows, for each way in which a page can hold an ID. */
const pages = [
  {
    way: 'text',
    /** What the agent does on the page before the right click on \`spot\`. */
    point: `getSelection().selectAllChildren(document.querySelector('aside .id'))`,
    spot: 'aside .id',
  },
  {
    way: 'value',
    point: `document.querySelector('aside input').focus()`,
    spot: 'aside input',
  },
  {
    way: 'attribute',
    point: `getSelection().selectAllChildren(document.querySelector('aside .id'))`,
    spot: 'aside .id',
  },
] as const;

type Way = (typeof pages)[number]['way'];

const MENU = ['Charge this customer', 'This is the customer ID'];

const address = (way: Way, person: number, customer: string, more = '') =>
  `https://${UNKNOWN_HOSTS[way]}/people/${String(person)}?customer=${customer}${more}`;

const taughtCards = async (browser: BrowserUnderTest) =>
  (await askBackground(browser, 'list-cards', null)).cards.filter(({ isShipped }) => !isShipped);

// A profile that is left behind: what was taught has to be there after a restart.
const test = base.extend<object, { world: World; profile: string }>({
  profile: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from the pattern
    async ({}, use) => {
      const profile = mkdtempSync(join(tmpdir(), 'chargehand-taught-'));
      await use(profile);
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
    { scope: 'worker' },
  ],
  world: [
    async ({ profile }, use, { project }) => {
      const world = await startWorld(project.name, {
        profile,
        headed: project.name === 'chromium',
      });
      await setUpExtension(world.browser);
      await use(world);
      await endWorld(world);
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

test.describe.configure({ mode: 'serial' });

for (const { way, point, spot } of pages) {
  test(`an ID in the page's ${way} is taught, and read on the next page of the site`, async ({
    world,
  }) => {
    const { browser, sandbox } = world;
    const taught = freshCustomer('usr_succeeds');
    const page = await browser.openPage(address(way, 31, taught));
    await untilNobodyIsRead(browser, page);

    await page.evaluate(`void (${point})`);
    await browser.chooseMenuItem(page, spot, 'This is the customer ID', MENU);
    const popup = await browser.popup();
    await popup.waitFor('heading', 'Is this the customer ID?');
    await popup.waitForText(taught);
    await popup.waitForText('1 place on this page');
    await popup.waitForText(`Read back: ${taught}`);
    await popup.click('button', 'Save');
    await popup.waitFor('heading', 'Saved');
    await browser.closePopup();
    await page.close();

    const customer = freshCustomer('usr_succeeds');
    const next = await browser.openPage(address(way, 32, customer));
    const form = await openForm(browser, next);
    await untilRead(form, customer, UNKNOWN_HOSTS[way]);
    await choosePrice(form, 'coins-100');
    await pressCharge(form);
    await waitForOutcome(form, 'Succeeded');
    expect(chargesOf(sandbox, customer)).toHaveLength(1);
    expect(chargesOf(sandbox, taught)).toEqual([]);
    await browser.closePopup();
    await next.close();
  });
}

test('each of the three cards reads in its own way', async ({ world }) => {
  const cards = await taughtCards(world.browser);
  const ways = cards.map(({ card }) => card.fields.map(({ take }) => take.from));
  expect(ways.flat().sort()).toEqual(['attribute', 'text', 'value']);
  expect(cards.map(({ card }) => card.basis)).toEqual(['taught', 'taught', 'taught']);
});

test('a card that finds nothing any more says so', async ({ world }) => {
  const { browser } = world;
  const page = await browser.openPage(address('text', 33, 'usr_nobody', '&changed'));
  const form = await openForm(browser, page);
  await form.waitForText(/has found nothing here since/);
  expect(await form.find('textbox', 'Customer ID')).toMatchObject({ value: '' });
  const broken = (await taughtCards(browser)).filter(({ brokenSince }) => brokenSince !== null);
  expect(broken.map(({ card }) => card.pages[0]?.sample ?? '')).toEqual([
    expect.stringContaining(UNKNOWN_HOSTS.text),
  ]);
  await browser.closePopup();
  await page.close();
});

test('the cards survive being exported, removed and imported', async ({ world }) => {
  const { browser } = world;
  const before = (await taughtCards(browser)).map(({ card }) => card);
  for (const { id } of before) await askBackground(browser, 'remove-card', { id });
  expect(await taughtCards(browser)).toEqual([]);
  const page = await browser.openPage(address('value', 34, 'usr_succeeds'));
  await untilNobodyIsRead(browser, page);
  await page.close();
  const text = JSON.stringify(before);
  expect(await askBackground(browser, 'import-cards', { text })).toMatchObject({ ok: true });
  expect((await taughtCards(browser)).map(({ card }) => card)).toEqual(before);
  for (const { way } of pages) await expectRead(browser, way, 35);
});

test('the cards survive a restart of the browser', async ({ world, profile }, { project }) => {
  const { browser, sandbox } = world;
  const before = (await taughtCards(browser)).map(({ card }) => card);
  expect(before).toHaveLength(pages.length);
  await browser.close();
  const again = await launch(project.name, {
    sandbox,
    profile,
    locale: 'en-US',
    hosts: Object.values(UNKNOWN_HOSTS),
    extension: builtExtension(browser.kind),
  });
  try {
    expect((await taughtCards(again)).map(({ card }) => card)).toEqual(before);
    await askBackground(again, 'unlock', { passphrase: PASSPHRASE });
    for (const { way } of pages) await expectRead(again, way, 36);
  } finally {
    await again.close();
  }
});

/** A page that no card knows leaves the form empty: what shows that it is the card which reads. */
async function untilNobodyIsRead(browser: BrowserUnderTest, page: Surface): Promise<void> {
  const form = await openForm(browser, page);
  await form.waitForText('No field labelled "Customer ID"');
  expect(await form.find('textbox', 'Customer ID')).toMatchObject({ value: '' });
  await browser.closePopup();
}

async function untilRead(form: Surface, customer: string, host: string): Promise<void> {
  await form.waitForText(new RegExp(`From ".+" on ${host.replaceAll('.', '\\.')}`));
  expect(await form.find('textbox', 'Customer ID')).toMatchObject({ value: customer });
}

/** Reads a fresh page of a site, and closes it again. */
async function expectRead(browser: BrowserUnderTest, way: Way, person: number): Promise<void> {
  const customer = freshCustomer('usr_succeeds');
  const page = await browser.openPage(address(way, person, customer));
  await untilRead(await openForm(browser, page), customer, UNKNOWN_HOSTS[way]);
  await browser.closePopup();
  await page.close();
}
