import { firefoxKeys } from './firefox-keys';
import type { KeyStroke } from './key-stroke';
import type { ChromeScope } from './firefox-chrome-scope';

/** The toolbar popup as Firefox's own window sees it. */
export interface FirefoxPopups {
  /** The browsing context of the open popup, by the name that BiDi knows it by. */
  readonly find: () => Promise<string | null>;
  readonly hide: () => Promise<void>;
  readonly keys: (strokes: readonly KeyStroke[]) => Promise<void>;
}

const manager = `ChromeUtils.importESModule(
  'chrome://remote/content/shared/NavigableManager.sys.mjs').NavigableManager`;

const popups = `[...document.querySelectorAll('browser.webextension-popup-browser')]`;

/**
 * BiDi names a document by a key that Firefox gives to the frames of tabs alone, and looks only
 * among those. A key for the popup's frame, as soon as it exists, and one more place to look make
 * the popup a document like any other: driven by the same commands, its log included.
 */
const teachBidi = `(() => {
  const manager = ${manager};
  const among = manager.getBrowserById.bind(manager);
  manager.getBrowserById = (id) =>
    among(id) ?? ${popups}.find((frame) => manager.getIdForBrowser(frame) === id) ?? null;
  new MutationObserver(() => {
    for (const frame of ${popups}) frame.permanentKey ??= new (Cu.getGlobalForObject(Services).Object)();
  }).observe(document, { childList: true, subtree: true });
})()`;

/** Makes the toolbar popup of the extension known to BiDi. */
export async function firefoxPopups(
  chromeScope: ChromeScope,
  extensionOrigin: string,
): Promise<FirefoxPopups> {
  const open = `${popups}.find((frame) =>
    frame.currentURI?.spec.startsWith('${extensionOrigin}/') &&
    frame.closest('panel')?.state === 'open')`;
  await chromeScope(teachBidi);
  return {
    find: () =>
      chromeScope<string | null>(`(() => {
        const frame = ${open};
        return frame ? ${manager}.getIdForBrowser(frame) : null;
      })()`),
    keys: (strokes) =>
      chromeScope(`(() => {
        const frame = ${open};
        if (!frame) throw new Error('The popup has closed');
        if (document.activeElement !== frame) frame.focus();
        ${firefoxKeys(strokes)};
      })()`),
    hide: () => chromeScope(`(() => { ${open}?.closest('panel').hidePopup(); })()`),
  };
}
