import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'playwright/test';
import type { Surface } from '../driver/surface';
import { until } from '../driver/until';
import { audit } from '../support/audit';
import { OPTIONS_PAGE } from '../support/set-up-extension';
import { endWorld, startWorld, test as base, type World } from '../support/world';

// A browser of its own: what is imported here is known to no other test.
const test = base.extend<object, { world: World }>({
  world: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from the pattern
    async ({}, use, { project }) => {
      const world = await startWorld(project.name);
      // As much of the section in one picture as Chromium's screen has room for.
      await world.browser.evaluateInExtension(
        `chrome.windows.getAll().then(([first]) => chrome.windows.update(first.id, { left: 0, top: 0, width: 860, height: 1100 }))`,
      );
      await use(world);
      await endWorld(world);
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

test.describe.configure({ mode: 'serial' });

const cardNamed = (id: string, name: string) => ({
  version: 1,
  id,
  name,
  basis: 'taught',
  source: '',
  pages: [
    {
      name: 'ticket',
      pattern: '^https://desk\\.acme\\.test/tickets/(\\d+)',
      sample: 'https://desk.acme.test/tickets/501',
    },
  ],
  root: '',
  fields: [
    {
      label: 'Member',
      by: 'card',
      selector: '[data-field="member"]',
      labels: [],
      take: { from: 'attribute', attribute: 'data-member', pattern: '' },
    },
  ],
  never: ['.comments'],
});
const cards = [cardNamed('acme-desk', 'Acme desk'), cardNamed('acme-old', 'Acme old desk')];
const file = `${JSON.stringify(cards, null, 2)}\n`;

async function openCards({ browser }: World): Promise<Surface> {
  const options = await browser.openExtensionPage(OPTIONS_PAGE);
  await browser.activate(options);
  await options.waitFor('field', 'Import cards from a file');
  return options;
}

/** Chooses a file in the page's own field; the browser's window for it belongs to the system. */
const chooseFile = (options: Surface, text: string, name = 'cards-of-ada.json') =>
  options.evaluate(`(() => {
    const chosen = new DataTransfer();
    chosen.items.add(new File([${JSON.stringify(text)}], ${JSON.stringify(name)}));
    const input = document.querySelector('input[type=file]');
    input.files = chosen.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  })()`);

/** Audits the section, brought into view. */
async function auditCards({ browser }: World, options: Surface, name: string): Promise<void> {
  await options.evaluate(
    `document.querySelector('[aria-labelledby=site-cards-title]').scrollIntoView()`,
  );
  await audit(browser, options, `options-cards-${name}`);
}

test('without cards, it says how to teach one', async ({ world }) => {
  const options = await openCards(world);
  await options.waitForText('“This is the customer ID”');
  await auditCards(world, options, 'none');
  await options.close();
});

test('bad files are said in plain words, and save nothing', async ({ world }) => {
  const options = await openCards(world);
  const shipped = await options.evaluate<string>(
    `(globalThis.browser ?? chrome).runtime.sendMessage({ command: 'list-cards', request: null })
      .then(({ reply }) => JSON.stringify(reply.cards.find(({ isShipped }) => isShipped).card))`,
  );
  for (const [text, says] of [
    ['Dear Ada,', /Nothing was imported.*not JSON/],
    ['[{"name": "Acme"}]', /Nothing was imported.*not a site card/],
    [`${file}${' '.repeat(1024 * 1024)}`, /Nothing was imported.*larger than 1 MB/],
    [shipped, /Nothing was imported.*comes with Chargehand/],
  ] as const) {
    await chooseFile(options, text);
    await options.waitForText(says);
    expect((await options.find('field', 'Import cards from a file')).description).toMatch(says);
  }
  await auditCards(world, options, 'refused');
  await options.close();
  const again = await openCards(world);
  expect(await again.count('button', /^Export/)).toBe(0);
  await again.close();
});

test('a file is shown, imported, listed, and exported as it came', async ({ world }) => {
  const options = await openCards(world);
  await chooseFile(options, file);
  await options.waitFor('group', 'cards-of-ada.json holds 2 cards:');
  await options.waitForText('ticket on desk.acme.test');
  await auditCards(world, options, 'preview');
  expect(await options.count('button', 'Test Acme desk')).toBe(0);
  await options.click('button', 'Import 2 cards');
  await options.waitForText('2 cards imported.');
  await options.waitFor('button', 'Test Acme old desk');
  await auditCards(world, options, 'imported');
  await options.close();

  const again = await openCards(world);
  await again.click('button', 'Export 2 cards');
  await again.waitForText('chargehand-site-cards.json');
  const download = join(world.browser.downloads, 'chargehand-site-cards.json');
  expect(await until(() => readWhole(download), 'the file among the downloads')).toBe(file);
  await again.close();
});

test('a card is tried on an address, and removed for good', async ({ world }) => {
  const options = await openCards(world);
  await options.click('button', 'Test Acme desk');
  await options.fill('textbox', 'Address of a ticket', 'https://desk.acme.test/tickets/777?x=1');
  await options.waitForText('The card knows this address as ticket, record 777.');
  await options.click('button', 'Remove Acme old desk');
  await options.waitFor('button', 'Keep it');
  await auditCards(world, options, 'test-and-remove');
  await options.click('button', 'Yes, remove it');
  await options.waitFor('button', 'Export 1 card');
  await options.close();
  const again = await openCards(world);
  await again.waitFor('button', 'Test Acme desk');
  expect(await again.count('button', 'Test Acme old desk')).toBe(0);
  await again.close();
});

test('the cards that come along unfold', async ({ world }) => {
  const options = await openCards(world);
  await options.evaluate(`document.querySelector('details.shipped').scrollIntoView()`);
  await options.evaluate(`document.querySelector('details.shipped summary').click()`);
  await options.waitForText('Zammad');
  await options.evaluate(`document.querySelector('details.shipped').scrollIntoView()`);
  await audit(world.browser, options, 'options-cards-shipped');
  await options.close();
});

/** Empty while there is none, or while the browser still writes it. */
function readWhole(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8') || undefined;
  } catch {
    return undefined;
  }
}
