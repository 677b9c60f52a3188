import { test as base } from 'playwright/test';
import { deskHosts } from '../../desk/desk-hosts';
import { deskPage } from '../../desk/desk-page';
import { startSandbox } from '../../sandbox/start-sandbox';
import type { Surface } from '../driver/surface';
import { builtExtension } from './built-extension';
import { crmHosts, htmlOf, type CrmFixture } from './crm-fixtures';
import { changeSettings } from './extension-commands';
import { setUpExtension } from './set-up-extension';
import { endWorld, launch, type World } from './world';

/** An address that no site card knows. */
export const PLAIN_PAGE = 'https://plain.example.test/people/some-customer';

/** Opens a fixture that shows this customer, at its own address or at another one. */
export type OpenFixture = (fixture: CrmFixture, customer: string, url?: string) => Promise<Surface>;

interface CrmWorld extends World {
  /** The pages of the CRMs' hosts, by address without fragment. */
  readonly pages: Map<string, string>;
}

async function startCrmWorld(kind: string): Promise<CrmWorld> {
  const pages = new Map<string, string>();
  const sandbox = await startSandbox({
    pages: (host, path) => {
      const html = pages.get(`https://${host}${path}`);
      return html === undefined ? deskPage(host, path) : { html };
    },
  });
  try {
    const browser = await launch(kind, {
      sandbox,
      locale: 'en-US',
      hosts: [...deskHosts, ...crmHosts, new URL(PLAIN_PAGE).host],
      // Chromium's context menu needs a window.
      headed: kind === 'chromium',
      extension: builtExtension(kind === 'firefox' ? 'firefox' : 'chromium'),
    });
    return { browser, sandbox, pages };
  } catch (error) {
    await sandbox.close();
    throw error;
  }
}

/** One browser with the extension set up, before the pages of the CRM fixtures. */
export const test = base.extend<{ openFixture: OpenFixture }, { world: CrmWorld }>({
  world: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from the pattern
    async ({}, use, { project }) => {
      const world = await startCrmWorld(project.name);
      await setUpExtension(world.browser);
      await changeSettings(world.browser, { defaultPricePoint: 'coins-100' });
      await use(world);
      await endWorld(world);
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  openFixture: async ({ world }, use) => {
    const opened: Surface[] = [];
    await use(async (fixture, customer, url = fixture.url) => {
      world.pages.set(url.replace(/#.*/, ''), htmlOf(fixture, customer));
      const page = await world.browser.openPage(url);
      opened.push(page);
      return page;
    });
    if (await world.browser.popupIsOpen()) await world.browser.closePopup();
    for (const page of opened) await page.close();
  },
});
