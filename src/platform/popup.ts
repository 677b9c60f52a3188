import { BROWSER_TELLS_WITHIN } from '../domain/limits';
import { browser } from './browser';
import { within } from './within';

/** True while the toolbar popup is open, in any window. */
export async function isPopupOpen(): Promise<boolean> {
  // Chromium's way, since a service worker sees no other page of ours; not every Firefox has it.
  const runtime: Partial<Pick<typeof browser.runtime, 'getContexts'>> = browser.runtime;
  if (runtime.getContexts === undefined) {
    return browser.extension.getViews({ type: 'popup' }).length > 0;
  }
  const asked = runtime.getContexts({ contextTypes: ['POPUP'] });
  return (await within(BROWSER_TELLS_WITHIN, asked)).length > 0;
}
