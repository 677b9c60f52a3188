import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import type { BrowserUnderTest } from '../driver/browser-under-test';
import { launchChromium } from '../driver/launch-chromium';
import { launchFirefox } from '../driver/launch-firefox';
import type { Surface } from '../driver/surface';
import { until } from '../driver/until';
import { startLocalServer, type LocalServer } from './local-server';

const extension = new URL('./extension', import.meta.url).pathname;

test.describe.configure({ mode: 'serial' });

let server: LocalServer;
let browser: BrowserUnderTest;
let desk: Surface;

const backgroundLog = async (): Promise<string[]> =>
  (await browser.evaluateInExtension<string[] | null>(
    `(globalThis.browser ?? chrome).storage.local.get('log').then(({ log }) => log)`,
  )) ?? [];

const events = async (surface: Surface): Promise<string[]> =>
  surface.evaluate<string[]>('globalThis.seenEvents()');

test.beforeAll(async () => {
  server = await startLocalServer();
  const { project } = test.info();
  const launch = project.name === 'firefox' ? launchFirefox : launchChromium;
  browser = await launch({ extension, sandbox: server });
  desk = await browser.openPage('https://desk.acme.test/ticket');
});

test.afterAll(async () => {
  await browser.close();
  server.close();
  expect(existsSync(browser.profile)).toBe(false);
});

test('opens a page of a mapped host, and no other', async () => {
  expect(await desk.find('heading', 'Desk of Acme')).toMatchObject({ text: 'Desk of Acme' });
  await desk.fill('textbox', 'Note', 'Größe ✓');
  expect(await desk.find('textbox', /^note/i)).toMatchObject({ value: 'Größe ✓', focused: true });
  expect(server.requests).toContain('GET desk.acme.test/ticket');
  await expect(browser.openPage('https://elsewhere.test/')).rejects.toThrow('elsewhere');
});

test('opens the real popup over the page, with activeTab granted', async () => {
  expect(await browser.scriptWorlds(desk)).toBe(0);
  const popup = await browser.pressToolbarButton(desk);
  await popup.waitForText('page says Desk of Acme');
  expect(await browser.scriptWorlds(desk)).toBe(1);
  expect(await popup.find('textbox', 'Customer')).toMatchObject({
    description: 'Starts with cus_',
    disabled: false,
  });
  expect(await popup.find('button', 'Undo')).toMatchObject({ disabled: true });
  await expect(popup.find('button', 'Pay')).rejects.toThrow('button "Charge now"');
  expect((await popup.console()).join('\n')).toContain('hello from /popup.html');
});

test('types, presses, holds and clicks with trusted events in the popup', async () => {
  const popup = await browser.popup();
  await popup.fill('textbox', 'Customer', 'cus_1');
  await popup.fill('textbox', 'Customer', 'cus_23');
  await popup.fill('field', 'Secret', 'Hidden!');
  expect(await popup.find('field', 'Secret')).toMatchObject({ value: 'Hidden!' });
  await popup.press('Shift+Tab');
  expect(await popup.find('textbox', 'Customer')).toMatchObject({ value: 'cus_23', focused: true });
  await popup.hold('ArrowDown', 2);
  await popup.mouse('double', 'heading', 'Charge');
  await popup.click('button', 'Charge now');
  await popup.waitForText('charge 200 paid');
  const seen = await events(popup);
  expect(seen).toContain('keydown Tab trusted=true repeat=false');
  expect(seen.filter((line) => line.startsWith('keydown ArrowDown'))).toEqual([
    'keydown ArrowDown trusted=true repeat=false',
    'keydown ArrowDown trusted=true repeat=true',
    'keydown ArrowDown trusted=true repeat=true',
  ]);
  expect(seen).toContain('click charge trusted=true repeat=false');
  expect(seen.filter((line) => line.startsWith('dblclick'))).toHaveLength(1);
  expect(seen.every((line) => !line.includes('trusted=false'))).toBe(true);
  expect(server.requests).toContain('POST billing.funnelfox.com/charge');
});

test('audits, pictures and recolours the popup', async () => {
  const popup = await browser.popup();
  const dark = `matchMedia('(prefers-color-scheme: dark)').matches`;
  for (const scheme of ['dark', 'light'] as const) {
    await browser.setColourScheme(scheme);
    await until(async () => (await popup.evaluate(dark)) === (scheme === 'dark'), scheme);
  }
  expect(await popup.axe()).toEqual([]);
  const picture = test.info().outputPath('popup.png');
  await popup.screenshot(picture);
  expect(existsSync(picture)).toBe(true);
  await browser.closePopup();
  expect(await browser.popupIsOpen()).toBe(false);
  expect(await popup.isOpen()).toBe(false);
});

test('lets Enter be pressed in the popup, and Escape close it', async () => {
  const popup = await browser.pressToolbarButton(desk);
  await popup.press('Tab');
  await popup.press('Enter');
  await popup.press('Space');
  await popup.press('Escape');
  await until(async () => !(await browser.popupIsOpen()), 'Escape to close the popup');
});

test('fires a command with a real key press', async () => {
  await browser.pressShortcut(desk, 'Alt+Shift+Y');
  await until(
    async () => (await backgroundLog()).includes('command quick-purchase Desk of Acme'),
    'the command to arrive',
  );
  await browser.pressShortcut(desk, 'Alt+Shift+U');
  await (await browser.popup()).waitForText('page says Desk of Acme');
  await browser.closePopup();
});

test('chooses from the real context menu', async () => {
  if (browser.kind === 'chromium') {
    await expect(browser.chooseMenuItem(desk, 'h1', 'Charge this')).rejects.toThrow('headed');
    await browser.close();
    browser = await launchChromium({ extension, sandbox: server, headed: true });
    desk = await browser.openPage('https://desk.acme.test/ticket');
  }
  await desk.evaluate(`getSelection().selectAllChildren(document.querySelector('#customer'))`);
  for (const [id, name] of [
    ['charge', 'Charge this'],
    ['teach', 'Learn this'],
  ] as const) {
    await browser.chooseMenuItem(desk, '#customer', name, ['Charge this', 'Learn this']);
    await (await browser.popup()).waitForText('page says Desk of Acme');
    expect(await backgroundLog()).toContain(`menu ${id} cus_12345 true`);
    await browser.closePopup();
  }
  await desk.evaluate(`document.querySelector('input').focus()`);
  await browser.chooseMenuItem(desk, 'input', 'Learn this', ['Charge this', 'Learn this']);
  await browser.popup();
  expect(await backgroundLog()).toContain('menu teach  true');
  await browser.closePopup();
  await desk.evaluate('getSelection().removeAllRanges()');
  await browser.chooseMenuItem(desk, 'h1', 'Charge this');
  await browser.popup();
  expect(await backgroundLog()).toContain('menu charge  true');
  await browser.closePopup();
});

test('opens the options page and finds its fault', async () => {
  const options = await browser.openExtensionPage('options.html');
  await options.press('Tab');
  await options.type('cus_9');
  expect(await options.find('textbox', 'Customer')).toMatchObject({ value: 'cus_9' });
  expect((await options.axe()).map(({ id }) => id)).toEqual(['image-alt']);
  expect((await options.console()).join('\n')).toContain('hello from /options.html');
  await options.close();
  expect(await options.isOpen()).toBe(false);
});

test('finds the small window', async () => {
  await browser.evaluateInExtension(
    `(globalThis.browser ?? chrome).windows.create({ type: 'popup', url: 'popup.html?window' }).then(() => null)`,
  );
  const small = await browser.popupWindow();
  expect(await browser.popupWindow()).toBe(small);
  await small.click('button', 'Charge now');
  await small.waitForText('charge 200 paid');
  expect(await events(small)).toContain('click charge trusted=true repeat=false');
  await small.close();
});

test('stops the background, which wakes again', async () => {
  const wake = `(globalThis.browser ?? chrome).runtime.sendMessage({ kind: 'wake' })`;
  expect(await browser.evaluateInExtension(wake)).toBe('awake');
  expect(await browser.backgroundIsRunning()).toBe(true);
  await browser.killBackground();
  expect(await browser.backgroundIsRunning()).toBe(false);
  expect(await browser.evaluateInExtension(wake)).toBe('awake');
});

test("hears of the background's errors", async () => {
  await browser.evaluateInExtension(
    `(globalThis.browser ?? chrome).runtime.sendMessage({ kind: 'fail' })`,
  );
  await until(
    async () => (await browser.extensionConsole()).some((line) => line.includes('on purpose')),
    "the background's error",
  );
});

test('withholds and grants the billing host', async () => {
  const charge = `(globalThis.browser ?? chrome).runtime.sendMessage({ kind: 'charge' })`;
  await browser.withholdBillingHost();
  expect(await browser.evaluateInExtension(charge)).toBe('charge not allowed');
  await browser.grantBillingHost();
  expect(await browser.evaluateInExtension(charge)).toBe('charge 200 paid');
});

test('keeps what the extension stored through a crash', async () => {
  const { project } = test.info();
  const launch = project.name === 'firefox' ? launchFirefox : launchChromium;
  const profile = mkdtempSync(join(tmpdir(), 'chargehand-crash-'));
  const storage = '(globalThis.browser ?? chrome).storage.local';
  const first = await launch({ extension, sandbox: server, profile });
  await first.evaluateInExtension(`${storage}.set({ kept: 7 })`);
  await first.killHard();
  const second = await launch({ extension, sandbox: server, profile });
  expect(await second.evaluateInExtension(`${storage}.get('kept')`)).toEqual({ kept: 7 });
  await second.close();
  expect(existsSync(profile)).toBe(true);
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});
