import { expect } from 'playwright/test';
import type { Screen } from '../../../src/popup/popup-state';
import type { BrowserUnderTest } from '../driver/browser-under-test';
import type { Surface } from '../driver/surface';
import { until } from '../driver/until';
import { audit } from '../support/audit';
import { choosePrice, comeToForm, openForm } from '../support/charge-form';
import { chargeStories } from '../support/charge-stories';
import { found, moves, pageStories, savableTeaching, teachStories } from '../support/page-stories';
import { answerPopup, reopenPopup, scriptPopup } from '../support/scripted-popup';
import { damageCharge, seedCharge } from '../support/seed-charge';
import { fillSetUp, OPTIONS_PAGE, PASSPHRASE } from '../support/set-up-extension';
import { endWorld, openTicket, startWorld, test as base, type World } from '../support/world';

// A browser of its own: the states begin with an extension that nobody has set up.
const test = base.extend<object, { world: World }>({
  world: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from the pattern
    async ({}, use, { project }) => {
      const world = await startWorld(project.name);
      // Firefox opens it in whichever empty tab is there, and that shall be none of ours.
      await world.browser.pageOpenedByExtension(OPTIONS_PAGE);
      await use(world);
      await endWorld(world);
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

test.describe.configure({ mode: 'serial' });

/** The popup's screens that last: *opening* is gone before anybody could look at it. */
type LastingScreen = Exclude<Screen['name'], 'opening'>;
const seen = new Set<LastingScreen>();

/** The most that a browser gives a popup, in CSS pixels; whatever is higher has to be scrolled. */
const HIGHEST_POPUP = 600;

/** Audits what the open popup shows, and that all of it can be seen at once. */
async function auditShown({ browser }: World, popup: Surface, name: string): Promise<void> {
  await audit(browser, popup, name);
  const root = await popup.evaluate<{ height: number; overflow: number }>(
    `({ height: document.body.offsetHeight, overflow: document.body.scrollWidth - document.body.clientWidth })`,
  );
  expect(root.height, name).toBeLessThanOrEqual(HIGHEST_POPUP);
  expect(root.overflow, name).toBe(0);
}

/** Opens the popup over a ticket, audits what `reach` leads to, and closes both. */
async function auditPopup(
  world: World,
  screen: LastingScreen,
  name: string,
  reach: (popup: Surface) => Promise<unknown>,
  customer = 'usr_9f31c2',
): Promise<void> {
  const { browser } = world;
  const page = await openTicket(browser, customer);
  const popup = await browser.pressToolbarButton(page);
  await reach(popup);
  await auditShown(world, popup, `popup-${name}`);
  seen.add(screen);
  await browser.closePopup();
  await page.close();
}

/** Audits the settings from their top, whatever was touched last. */
async function auditOptions({ browser }: World, options: Surface, name: string): Promise<void> {
  await options.evaluate('scrollTo(0, 0)');
  await audit(browser, options, `options-${name}`);
}

/** The settings are longer than the first window; twice the screen is the most that Chromium allows. */
async function makeRoom(browser: BrowserUnderTest): Promise<void> {
  await browser.evaluateInExtension(
    `chrome.windows.getAll().then(([first]) => chrome.windows.update(first.id, { left: 0, top: 0, width: 860, height: 1100 }))`,
  );
}

test('before set-up', async ({ world }) => {
  await auditPopup(world, 'set-up-needed', 'set-up-needed', (popup) =>
    popup.waitFor('button', 'Open settings'),
  );
});

test('options: first run, refused input, saved, connection, locked', async ({ world }) => {
  const { browser } = world;
  const options = await browser.pageOpenedByExtension(OPTIONS_PAGE);
  // A hidden tab paints no frames, and Chromium may wait for one forever before it takes a picture.
  await browser.activate(options);
  await makeRoom(browser);
  await options.waitFor('heading', 'Set up Chargehand');
  await auditOptions(world, options, 'first-run');
  await fillSetUp(options, { organization: 'acme/fitness', passphrase: 'short' });
  await options.click('button', 'Save');
  await options.waitForText(/slash/);
  await auditOptions(world, options, 'refused');
  await options.click('checkbox', 'Remember on this device');
  await auditOptions(world, options, 'remember');
  await options.click('checkbox', 'Remember on this device');
  await fillSetUp(options);
  await options.click('button', 'Save');
  await options.waitForText('Saved');
  await auditOptions(world, options, 'saved');
  await options.evaluate('scrollTo(0, document.body.scrollHeight)');
  await audit(browser, options, 'options-end');
  await options.click('button', 'Test connection');
  await options.waitForText(/The key works/);
  await auditOptions(world, options, 'connection');
  await options.click('button', 'Remove key');
  await auditOptions(world, options, 'remove-key');
  await options.close();
});

test('the form: filled in, prices open, no match, bad customer, incomplete', async ({ world }) => {
  await auditPopup(world, 'form', 'form-prefilled', (popup) =>
    popup.waitForText('From "Customer ID"'),
  );
  await auditPopup(world, 'form', 'form-ready', async (popup) => {
    await popup.waitForText('From "Customer ID"');
    await choosePrice(popup, 'monthly');
  });
  await auditPopup(
    world,
    'form',
    'form-all-prices',
    async (popup) => {
      await popup.waitForText('From "Customer ID"');
      await popup.fill('combobox', 'Price point', '');
      await popup.press('ArrowDown');
      await popup.waitFor('option', /^monthly/);
    },
    'usr_all_prices',
  );
  world.sandbox.setDown('/price_points', true);
  await auditPopup(
    world,
    'form',
    'form-prices-old',
    async (popup) => {
      await popup.waitForText(/not refreshed/);
      world.sandbox.setDown('/price_points', false);
      await choosePrice(popup, 'trial-paid');
    },
    'usr_old_prices',
  );
  await auditPopup(
    world,
    'form',
    'form-prices',
    async (popup) => {
      await popup.waitForText('From "Customer ID"');
      await popup.fill('combobox', 'Price point', 'tr');
      await popup.waitFor('option', /^trial-week/);
    },
    'usr_prices',
  );
  await auditPopup(
    world,
    'form',
    'form-no-match',
    async (popup) => {
      await popup.waitForText('From "Customer ID"');
      await popup.fill('combobox', 'Price point', 'nothing like it');
      await popup.waitForText(/No price point has/);
    },
    'usr_no_match',
  );
  await auditPopup(world, 'form', 'form-bad-customer', async (popup) => {
    await popup.waitForText('From "Customer ID"');
    await popup.fill('textbox', 'Customer ID', 'usr_\u0430\u200b 1');
    await popup.waitForText(/U\+0430/);
  });
  await auditPopup(
    world,
    'form',
    'form-incomplete',
    async (popup) => {
      await popup.waitForText('From "Customer ID"');
      await until(async () => {
        await popup.click('button', 'Charge');
        return (await popup.text()).includes('Choose a price point.');
      }, 'the press to be taken');
    },
    'usr_incomplete',
  );
});

for (const story of chargeStories()) {
  test(`a charge on the screen: ${story.name}`, async ({ world }) => {
    const { browser } = world;
    const page = await openTicket(browser, 'usr_9f31c2');
    // The popup shows the newest charge: each one is written at the moment it is looked at.
    const at = Date.now();
    if (story.before !== undefined) await seedCharge(browser, story.before);
    await seedCharge(
      browser,
      story.events.map((event) => ({ ...event, at })),
    );
    const popup = await browser.pressToolbarButton(page);
    await popup.waitForText(story.shows);
    await auditShown(world, popup, `charge-${story.name}`);
    await browser.closePopup();
    seen.add('charge');
    await page.close();
  });
}

test('the question before an outcome is marked', async ({ world }) => {
  const unknown = chargeStories().find(({ name }) => name === 'unknown');
  await seedCharge(world.browser, unknown?.events ?? []);
  await auditPopup(world, 'charge', 'mark-question', async (popup) => {
    await popup.click('button', 'Mark as charged');
    await popup.waitFor('button', 'Not yet');
  });
});

test('open charges of other customers, and a record that cannot be read', async ({ world }) => {
  const unknown = chargeStories().find(({ name }) => name === 'unknown-probable');
  await seedCharge(world.browser, unknown?.events ?? []);
  const [first] = unknown?.events ?? [];
  const broken = first !== undefined && 'request' in first ? first.request : undefined;
  await auditPopup(world, 'open-charges', 'open-charges', async (popup) => {
    await comeToForm(popup);
    await popup.click('button', /needs? a look$/);
    await popup.waitFor('heading', 'Charges that need a look');
  });
  await damageCharge(world.browser, broken?.chargeId ?? '');
  await auditPopup(world, 'damaged', 'damaged', async (popup) => {
    await comeToForm(popup);
    await popup.click('button', /needs? a look$/);
    await popup.click('button', new RegExp(`^Record cannot be read.*${broken?.externalId ?? ''}`));
    await popup.waitFor('button', 'Mark as not charged');
  });
  await auditPopup(world, 'damaged', 'damaged-too-young', async (popup) => {
    await comeToForm(popup);
    await popup.click('button', /needs? a look$/);
    await popup.click('button', new RegExp(`^Record cannot be read.*${broken?.externalId ?? ''}`));
    await popup.click('button', 'Mark as not charged');
    await popup.waitFor('button', 'Not yet');
    await popup.click('button', 'Mark as not charged');
    await popup.waitForText(/It may be too early/);
  });
});

test('every way in which a page tells, or does not tell, who the customer is', async ({
  world,
}) => {
  const { browser } = world;
  const page = await openTicket(browser, 'usr_9f31c2');
  const popup = await openForm(browser, page);
  await scriptPopup(popup);
  for (const story of pageStories) {
    await reopenPopup(popup, story.replies);
    await popup.waitForText(story.shows);
    await auditShown(world, popup, `popup-${story.name}`);
  }
  await reopenPopup(popup, { 'read-customer': found() });
  await popup.waitForText('From "Customer ID"');
  for (const [name, now, said] of moves) {
    await answerPopup(popup, { 'read-customer': now });
    await page.evaluate(`void history.pushState(null, '', '?moved=${name}')`);
    await popup.waitForText(said);
    await auditShown(world, popup, `popup-moved-${name}`);
  }
  await browser.closePopup();
  await page.close();
});

test('customers found by e-mail, and none', async ({ world }) => {
  const hits = async (popup: Surface, email: string) => {
    await popup.waitForText('From "Customer ID"');
    await popup.click('button', 'Find by e-mail');
    await popup.fill('textbox', 'E-mail', email);
    await popup.press('Enter');
  };
  await auditPopup(world, 'form', 'find-several', async (popup) => {
    await hits(popup, 'family@mail.test');
    await popup.waitForText('2 customers have this e-mail.');
  });
  await auditPopup(world, 'form', 'find-nobody', async (popup) => {
    await hits(popup, 'nobody@mail.test');
    await popup.waitForText('No customer has this e-mail.');
  });
  await auditPopup(world, 'form', 'found-by-email', async (popup) => {
    await hits(popup, 'family@mail.test');
    await popup.waitFor('button', /^usr_fails/);
    await until(async () => {
      if ((await popup.count('button', /^usr_fails/)) === 0) return true;
      await popup.click('button', /^usr_fails/);
      return false;
    }, 'the choice to be taken');
    await popup.waitForText('By e-mail, not verified');
  });
});

test('teaching a page', async ({ world }) => {
  const { browser } = world;
  const page = await openTicket(browser, 'usr_9f31c2');
  const popup = await openForm(browser, page);
  await scriptPopup(popup);
  for (const story of teachStories) {
    await reopenPopup(popup, story.replies, { isTeaching: true });
    await popup.waitForText(story.shows);
    await auditShown(world, popup, `popup-teach-${story.name}`);
  }
  await reopenPopup(popup, savableTeaching, { isTeaching: true });
  await popup.waitForText('Read back');
  await popup.click('button', 'Save');
  await popup.waitForText('Next time the customer ID');
  await auditShown(world, popup, 'popup-teach-saved');
  seen.add('teach');
  await browser.closePopup();
  await page.close();
});

test('a background that does not answer', async ({ world }) => {
  const failed = chargeStories().find(({ name }) => name === 'failed');
  await seedCharge(world.browser, failed?.events ?? []);
  await auditPopup(world, 'no-answer', 'no-answer', async (popup) => {
    await popup.waitFor('button', 'Charge another');
    await popup.evaluate(
      `void ((globalThis.browser ?? chrome).runtime.sendMessage = () => Promise.reject(new Error()))`,
    );
    await popup.click('button', 'Charge another');
    await popup.waitForText('No answer');
  });
});

test('locked, in the popup and in options', async ({ world }) => {
  const { browser } = world;
  const page = await openTicket(browser, 'usr_9f31c2');
  const form = await browser.pressToolbarButton(page);
  await comeToForm(form);
  await form.click('button', 'Lock now');
  await form.waitFor('field', 'Passphrase');
  await auditShown(world, form, 'popup-locked');
  await form.fill('field', 'Passphrase', 'not the passphrase');
  await form.press('Enter');
  await form.waitForText(/Wrong passphrase/);
  await auditShown(world, form, 'popup-locked-wrong');
  await browser.closePopup();
  seen.add('locked');

  const options = await browser.openExtensionPage(OPTIONS_PAGE);
  await options.waitFor('button', 'Unlock');
  await auditOptions(world, options, 'locked');
  await options.close();
  const again = await browser.pressToolbarButton(page);
  await again.fill('field', 'Passphrase', PASSPHRASE);
  await again.press('Enter');
  await comeToForm(again);
  await browser.closePopup();
  await page.close();
});

test('a page without a customer, and a test organisation', async ({ world }) => {
  const { browser } = world;
  const options = await browser.openExtensionPage(OPTIONS_PAGE);
  await options.click('switch', 'Test organization');
  await options.click('button', 'Save');
  await options.waitForText('Saved');
  await auditOptions(world, options, 'test-organization');
  await options.close();
  const page = await browser.openPage('https://desk.acme.test/tickets/512');
  const form = await openForm(browser, page);
  await form.waitForText('No field labelled');
  await auditShown(world, form, 'popup-form-no-customer');
  await browser.closePopup();
  await page.close();
});

test('no lasting screen of the popup was left out', () => {
  const all: Record<LastingScreen, true> = {
    'no-answer': true,
    'set-up-needed': true,
    locked: true,
    form: true,
    teach: true,
    'open-charges': true,
    damaged: true,
    charge: true,
  };
  expect([...seen].sort()).toEqual(Object.keys(all).sort());
});
