import type { BrowserUnderTest } from '../driver/browser-under-test';
import type { Surface } from '../driver/surface';
import { comeToForm, openForm } from './charge-form';

/** Opens the form over a page as the toolbar popup, or in a window of its own, which outlives a click into the page. */
export interface FormPlace {
  readonly name: string;
  open(browser: BrowserUnderTest, page: Surface, meanwhile?: () => Promise<void>): Promise<Surface>;
}

const api = '(globalThis.browser ?? chrome)';

export const inPopup: FormPlace = { name: 'the popup', open: openForm };

export const inWindow: FormPlace = {
  name: 'a window of its own',
  async open(browser, page, meanwhile) {
    // The agent's own act, which lets the page be read.
    await browser.pressToolbarButton(page);
    await browser.closePopup();
    await browser.evaluateInExtension<null>(
      `${api}.tabs.query({ active: true, windowType: 'normal' }).then(([{ id }]) =>
        ${api}.windows.create({
          type: 'popup', url: '/src/popup/popup.html?tab=' + id, width: 400, height: 640,
        })).then(() => null)`,
    );
    await meanwhile?.();
    const form = await browser.popupWindow();
    await comeToForm(form);
    return form;
  },
};
