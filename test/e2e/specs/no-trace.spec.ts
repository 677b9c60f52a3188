import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'playwright/test';
import type { BrowserUnderTest } from '../driver/browser-under-test';
import { builtExtension } from '../support/built-extension';
import {
  choosePrice,
  openForm,
  pressCharge,
  waitForOutcome,
  waitForPrefill,
} from '../support/charge-form';
import { probeFiles, probeFrame } from '../support/page-probe';
import { OPTIONS_PAGE } from '../support/set-up-extension';
import { shownExtension } from '../support/shown-extension';
import { addedGlobals, isAsServed, noticedBy, watchPage } from '../support/page-watch';
import { endWorld, freshCustomer, startWorld, test } from '../support/world';

const REGISTERED = '(globalThis.browser ?? chrome).scripting.getRegisteredContentScripts()';

test('a page nobody asked about holds nothing of the extension', async ({ world, ticket }) => {
  const { browser } = world;
  const page = await ticket(freshCustomer('usr_succeeds'));
  expect(await browser.scriptWorlds(page)).toBe(0);
  expect(await browser.evaluateInExtension(REGISTERED)).toEqual([]);
  const manifest = await browser.evaluateInExtension<Record<string, unknown>>(
    '(globalThis.browser ?? chrome).runtime.getManifest()',
  );
  expect(manifest['content_scripts'] ?? []).toEqual([]);
  expect(manifest['web_accessible_resources'] ?? []).toEqual([]);
  expect(await isAsServed(page)).toBe(true);
  expect(await addedGlobals(page)).toEqual([]);
});

test('what shows that nothing is there sees what is', async ({ world, ticket }) => {
  const { browser } = world;
  const customer = freshCustomer('usr_succeeds');
  const page = await ticket(customer);
  await waitForPrefill(await openForm(browser, page), customer);
  expect(await browser.scriptWorlds(page)).toBe(1);

  const script = {
    id: 'planted',
    matches: ['https://desk.acme.test/*'],
    js: ['src/content/main.js'],
  };
  await browser.evaluateInExtension(
    `(globalThis.browser ?? chrome).scripting.registerContentScripts([${JSON.stringify(script)}]).then(() => null)`,
  );
  expect(await browser.evaluateInExtension<unknown[]>(REGISTERED)).toHaveLength(1);
  await browser.evaluateInExtension(
    '(globalThis.browser ?? chrome).scripting.unregisterContentScripts().then(() => null)',
  );

  await page.evaluate(`void document.body.setAttribute('data-planted', '')`);
  expect(await isAsServed(page)).toBe(false);
  await page.evaluate(`void (globalThis.planted = 1)`);
  expect(await addedGlobals(page)).toEqual(['planted']);
});

test('a page that is read, and read again at the press, notices nothing', async ({
  world,
  ticket,
}) => {
  const { browser } = world;
  const customer = freshCustomer('usr_succeeds');
  const page = await ticket(customer);
  await watchPage(page);
  const before = await noticedBy(page);
  const form = await openForm(browser, page);
  await waitForPrefill(form, customer);
  expect(await noticedBy(page)).toEqual(before);
  await choosePrice(form, 'coins-100');
  await pressCharge(form);
  await waitForOutcome(form, 'Succeeded');
  expect(await noticedBy(page)).toEqual(before);
  expect(before.log).toEqual([]);
});

/** One act for each thing that a page watches, and the line by which it notices it. */
const acts: readonly { readonly act: string; readonly notices: string | RegExp }[] = [
  { act: `document.body.dataset.x = '1'`, notices: 'attributes of BODY' },
  { act: `document.body.append('x')`, notices: 'childList of BODY' },
  { act: `document.querySelector('h1').firstChild.data = 'x'`, notices: 'characterData of #text' },
  { act: `postMessage('x')`, notices: 'event message' },
  { act: `document.dispatchEvent(new Event('chargehand'))`, notices: 'event chargehand' },
  { act: `document.querySelectorAll('dt')`, notices: 'call of Document.querySelectorAll' },
  { act: `document.body.textContent`, notices: 'call of Node.textContent' },
  { act: `getComputedStyle(document.body)`, notices: 'call of window.getComputedStyle' },
];

test('a page that watches notices each of these', async ({ ticket }) => {
  const page = await ticket(freshCustomer('usr_succeeds'));
  await watchPage(page);
  for (const { act, notices } of acts) {
    await page.evaluate(`void (${act})`);
    await expect.poll(async () => (await noticedBy(page)).log, act).toContain(notices);
  }
  const { html, globals, entries, focus, selection } = await noticedBy(page);
  await page.evaluate(`(async () => {
    globalThis.planted = 1;
    performance.mark('planted');
    document.querySelector('a').focus();
    getSelection().selectAllChildren(document.querySelector('h1'));
    document.body.append('planted');
  })()`);
  const after = await noticedBy(page);
  expect(after.globals).toEqual(expect.arrayContaining([...globals, 'planted']));
  expect(after.entries).toEqual(expect.arrayContaining([...entries, 'mark planted']));
  expect(after.focus).not.toBe(focus);
  expect(after.selection).not.toBe(selection);
  expect(after.html).not.toBe(html);
  await page.evaluate(`fetch('/tickets/502').then(() => null)`);
  await expect
    .poll(async () => (await noticedBy(page)).entries)
    .toContain('resource https://desk.acme.test/tickets/502');
});

const POPUP = 'src/popup/popup.html';

test('a page that probes for the extension finds what it finds for one that is not there', async ({
  world,
  ticket,
}) => {
  const { browser } = world;
  const page = await ticket(freshCustomer('usr_succeeds'));
  const files = filesOf(builtExtension(browser.kind));
  expect(files).toContain(POPUP);
  const found = await probeFiles(page, browser.extensionOrigin, files);
  expect(new Set(Object.values(found))).toEqual(new Set(['fetch no, image no']));
  expect(await probeFrame(page, `${browser.extensionOrigin}/${POPUP}`)).toBe(
    await probeFrame(page, `${nobodyLike(browser)}/${POPUP}`),
  );
  expect(await browser.framedPages()).toEqual([]);
  expect(await page.evaluate(`typeof globalThis.chrome?.runtime`)).toBe('undefined');
  expect(await page.evaluate(`typeof globalThis.browser`)).toBe('undefined');
});

test('the same probes find an extension that shows itself', async ({ world }, { project }) => {
  const { folder, dispose } = shownExtension(builtExtension(world.browser.kind));
  const other = await startWorld(project.name, { extension: folder });
  try {
    const { browser } = other;
    // Which lands in whichever empty tab is there.
    await browser.pageOpenedByExtension(OPTIONS_PAGE);
    const page = await browser.openPage('https://desk.acme.test/tickets/501');
    const icon = 'icons/icon-16.png';
    expect(await probeFiles(page, browser.extensionOrigin, [icon, POPUP])).toEqual({
      [icon]: 'fetch yes, image yes',
      [POPUP]: 'fetch yes, image no',
    });
    await probeFrame(page, `${browser.extensionOrigin}/${POPUP}`);
    await expect.poll(() => browser.framedPages()).toEqual([`${browser.extensionOrigin}/${POPUP}`]);
  } finally {
    await endWorld(other);
    dispose();
  }
});

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}

/** The origin of an extension that nobody has installed. */
function nobodyLike({ kind }: BrowserUnderTest): string {
  return kind === 'chromium'
    ? `chrome-extension://${'abcdefgh'.repeat(4)}`
    : 'moz-extension://2c7a4f0e-1111-4222-8333-5f6a7b8c9d0e';
}
