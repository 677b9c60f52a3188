import { browser } from './browser';

/** True while the toolbar popup is open, in any window. */
export async function isPopupOpen(): Promise<boolean> {
  // Chromium's way, since a service worker sees no other page of ours; not every Firefox has it.
  const runtime: Partial<Pick<typeof browser.runtime, 'getContexts'>> = browser.runtime;
  if (runtime.getContexts === undefined) {
    return browser.extension.getViews({ type: 'popup' }).length > 0;
  }
  return (await runtime.getContexts({ contextTypes: ['POPUP'] })).length > 0;
}
