import type { BrowserUnderTest } from '../driver/browser-under-test';
import type { Surface } from '../driver/surface';

/** Opens the form in a small window of its own, as a window without a toolbar shows it; it stays when it loses the focus. */
export async function openFormWindow(browser: BrowserUnderTest): Promise<Surface> {
  await browser.evaluateInExtension<null>(
    `(globalThis.browser ?? chrome).windows
      .create({ type: 'popup', url: '/src/popup/popup.html', width: 400, height: 640 })
      .then(() => null)`,
  );
  return browser.popupWindow();
}
