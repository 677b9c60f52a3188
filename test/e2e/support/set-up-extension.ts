import { secretKeys } from '../../sandbox/secret-keys';
import type { BrowserUnderTest } from '../driver/browser-under-test';
import type { Surface } from '../driver/surface';
import { untilPainted } from '../driver/until-painted';

export const OPTIONS_PAGE = 'src/options/options.html';
export const PASSPHRASE = 'four random words here';

export interface SetUp {
  readonly organization?: string;
  readonly secretKey?: string;
  readonly passphrase?: string;
  readonly agentName?: string;
}

/** Sets the extension up as a person does: on the page that a fresh install opens by itself. */
export async function setUpExtension(browser: BrowserUnderTest, setUp: SetUp = {}): Promise<void> {
  const options = await browser.pageOpenedByExtension(OPTIONS_PAGE);
  // Another tab may have come to the front meanwhile, and what is hidden paints nothing.
  await browser.activate(options);
  await untilPainted(options);
  await fillSetUp(options, setUp);
  await options.click('button', 'Save');
  await options.waitForText('Saved');
  await options.close();
}

/** Fills in the form of the options page and does not save it. */
export async function fillSetUp(
  options: Surface,
  {
    organization = 'acme-sandbox',
    secretKey = secretKeys.full,
    passphrase = PASSPHRASE,
    agentName = 'Robin',
  }: SetUp = {},
): Promise<void> {
  await options.waitFor('textbox', 'Organization ID');
  await options.fill('textbox', 'Organization ID', organization);
  await options.fill('field', 'Secret key', secretKey);
  await options.fill('field', 'Passphrase', passphrase);
  await options.fill('field', 'Repeat passphrase', passphrase);
  await options.fill('textbox', 'Your name', agentName);
}

/** Changes the organization on the options page, as a person does, with the key that it takes. */
export async function useOrganization(
  browser: BrowserUnderTest,
  organization: string,
): Promise<void> {
  const options = await browser.openExtensionPage(OPTIONS_PAGE);
  await fillSetUp(options, { organization });
  await options.click('button', 'Save');
  await options.waitForText('Saved');
  await options.close();
}
