import { randomUUID } from 'node:crypto';
import { test as base, type TestInfo } from 'playwright/test';
import { deskHosts } from '../../desk/desk-hosts';
import { deskPage } from '../../desk/desk-page';
import { deskEmails } from '../../desk/tickets';
import { startSandbox, type Sandbox } from '../../sandbox/start-sandbox';
import type { BrowserUnderTest, LaunchOptions } from '../driver/browser-under-test';
import { launchChromium } from '../driver/launch-chromium';
import { launchFirefox } from '../driver/launch-firefox';
import type { Surface } from '../driver/surface';
import { builtExtension } from './built-extension';
import { setUpExtension } from './set-up-extension';

/** A browser with the extension set up and unlocked, and the sandbox that judges it. */
export interface World {
  readonly browser: BrowserUnderTest;
  readonly sandbox: Sandbox;
}

/** Starts the browser that a project is named after. */
export function launch(kind: string, options: LaunchOptions): Promise<BrowserUnderTest> {
  return kind === 'firefox' ? launchFirefox(options) : launchChromium(options);
}

/** Starts a sandbox with the demo desk, and a browser whose extension has not been set up yet. */
export async function startWorld(
  kind: string,
  options: Partial<LaunchOptions> = {},
): Promise<World> {
  const sandbox = await startSandbox({ pages: deskPage, emails: deskEmails });
  try {
    const extension =
      options.extension ?? builtExtension(kind === 'firefox' ? 'firefox' : 'chromium');
    const browser = await launch(kind, {
      sandbox,
      locale: 'en-US',
      hosts: deskHosts,
      ...options,
      extension,
    });
    return { browser, sandbox };
  } catch (error) {
    await sandbox.close();
    throw error;
  }
}

/** Ends what `startWorld` started. */
export async function endWorld({ browser, sandbox }: World): Promise<void> {
  await browser.close();
  await sandbox.close();
}

/** Tests share one browser for each worker; each of them charges customers of its own. */
export const test = base.extend<{ ticket: OpenTicket }, { world: World }>({
  world: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from the pattern
    async ({}, use, { project }) => {
      // Chromium's context menu needs a window.
      const world = await startWorld(project.name, { headed: project.name === 'chromium' });
      await setUpExtension(world.browser);
      await use(world);
      await endWorld(world);
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  ticket: async ({ world }, use, testInfo) => {
    const opened: Surface[] = [];
    await use(async (customerId) => {
      const page = await openTicket(world.browser, customerId);
      opened.push(page);
      return page;
    });
    if (await world.browser.popupIsOpen()) {
      if (testInfo.status !== testInfo.expectedStatus) await showPopup(world, testInfo);
      await world.browser.closePopup();
    }
    for (const page of opened) await page.close();
  },
});

/** Keeps with the report of a failed test what its popup showed, and what had the focus in it. */
async function showPopup({ browser }: World, testInfo: TestInfo): Promise<void> {
  const popup = await browser.popup();
  const focus = await popup.evaluate<string>(
    `'focused: ' + String(document.hasFocus()) + ' ' + document.activeElement?.outerHTML`,
  );
  await testInfo.attach('popup', { body: `${await popup.text()}\n\n${focus}` });
}

export type OpenTicket = (customerId: string) => Promise<Surface>;

/** Opens a ticket of the demo desk whose customer panel shows that id, and the e-mail address on its file. */
export function openTicket(browser: BrowserUnderTest, customerId: string): Promise<Surface> {
  const shown = new URLSearchParams({ customer: customerId, email: `${customerId}@mail.test` });
  return browser.openPage(`https://desk.acme.test/tickets/501?${shown.toString()}`);
}

/** A customer nobody has charged yet, who behaves like the named one. */
export function freshCustomer(named: string): string {
  return `${named}.${randomUUID().slice(0, 8)}`;
}
