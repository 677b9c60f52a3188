import type { BrowserUnderTest, ShownNotification } from './browser-under-test';
import { bidiEvaluate } from './bidi-evaluate';
import { documentSurface } from './document-surface';
import { downloadsFolder } from './downloads-folder';
import type { FirefoxAddon } from './firefox-addon';
import type { ChromeScope } from './firefox-chrome-scope';
import { firefoxKeys } from './firefox-keys';
import type { FirefoxConsole } from './firefox-console';
import { chooseFirefoxMenuItem } from './firefox-menu';
import { firefoxPopups } from './firefox-popups';
import { firefoxPort, type FirefoxPlace } from './firefox-port';
import { offerFirefoxUpdate } from './firefox-update';
import { strokesOfPress } from './key-stroke';
import { GoneError, type RpcSocket } from './rpc-socket';
import type { Surface } from './surface';
import { until } from './until';
import { untilPainted } from './until-painted';

interface RunningFirefox {
  readonly rpc: RpcSocket;
  readonly chromeScope: ChromeScope;
  readonly addon: FirefoxAddon;
  readonly console: FirefoxConsole;
  /** The popup page's path in the extension. */
  readonly popupPath: string;
  readonly toolbarKeys: string;
  readonly profile: string;
  readonly version: string;
  /** Ends the browser: in good order, or as a crash would. */
  readonly end: (how: 'close' | 'kill') => Promise<void>;
  readonly untilEnded: () => Promise<void>;
}

interface ContextTree {
  readonly contexts: readonly {
    readonly context: string;
    readonly url: string;
    readonly children?: ContextTree['contexts'];
  }[];
}

/** Drives a running Firefox over WebDriver BiDi and its own window. */
export async function firefoxBrowser(running: RunningFirefox): Promise<BrowserUnderTest> {
  const { rpc, chromeScope, addon, console } = running;
  const extensionOrigin = addon.origin;
  const popups = await firefoxPopups(chromeScope, extensionOrigin);
  const contexts = new Map<Surface, string>();
  const surfaces = new Map<string, Surface>();
  const openedHere = new Set<string>();
  let quiet: string | undefined;

  function surfaceOf(context: string, place: Omit<FirefoxPlace, 'lines'>): Surface {
    const known = surfaces.get(context);
    if (known) return known;
    const lines = (): Promise<readonly string[]> => console.linesOf(context);
    const surface = documentSurface(firefoxPort(rpc, context, { ...place, lines }));
    surfaces.set(context, surface);
    contexts.set(surface, context);
    return surface;
  }

  function contextOf(surface: Surface): string {
    const context = contexts.get(surface);
    if (context !== undefined) return context;
    throw new Error('The surface belongs to another browser');
  }

  const tabSurface = (context: string): Surface =>
    surfaceOf(context, { close: () => closeTab(context) });

  async function closeTab(context: string): Promise<void> {
    const { contexts } = await rpc.send<ContextTree>('browsingContext.getTree');
    // The last tab of a window does not close.
    if (contexts.length === 1) await rpc.send('browsingContext.create', { type: 'tab' });
    await rpc.send('browsingContext.close', { context });
  }

  async function openTab(url: string, background: boolean): Promise<string> {
    const { context } = await rpc.send<{ context: string }>('browsingContext.create', {
      type: 'tab',
      background,
    });
    try {
      await rpc.send('browsingContext.navigate', { context, url, wait: 'complete' });
    } catch (error) {
      throw new Error(`${url} does not load: ${(error as Error).message}`, { cause: error });
    }
    return context;
  }

  async function openPage(url: string): Promise<Surface> {
    const context = await openTab(url, false);
    openedHere.add(context);
    return tabSurface(context);
  }

  async function activate(page: Surface): Promise<void> {
    await rpc.send('browsingContext.activate', { context: contextOf(page) });
    // An open popup keeps the focus to itself.
    await until(
      async () => (await popups.find()) ?? (await page.evaluate<boolean>('document.hasFocus()')),
      'the tab to have the focus',
    );
  }

  async function pressShortcut(page: Surface, keys: string, repeats = 0): Promise<void> {
    await activate(page);
    await until(
      () => chromeScope<boolean>(`document.querySelector('keyset[id^="ext-keyset-id"]') !== null`),
      "the extension's keys to be known",
    );
    await chromeScope(firefoxKeys(strokesOfPress(keys, repeats)));
  }

  async function popup(timeoutMs?: number): Promise<Surface> {
    const context = await until(popups.find, 'the toolbar popup to open', timeoutMs);
    const surface = surfaceOf(context, { close: popups.hide, keys: popups.keys });
    await until(
      () => surface.evaluate<boolean>(`document.readyState === 'complete'`),
      'the toolbar popup to load',
    );
    return surface;
  }

  async function pageOpenedByExtension(path: string, timeoutMs?: number): Promise<Surface> {
    const { context } = await until(
      async () => {
        const tree = await rpc.send<ContextTree>('browsingContext.getTree');
        return tree.contexts.find(
          ({ context, url }) =>
            url.split(/[?#]/)[0] === `${extensionOrigin}/${path}` && !openedHere.has(context),
        );
      },
      `${path} to be opened by the extension`,
      timeoutMs,
    );
    const surface = tabSurface(context);
    await until(
      () => surface.evaluate<boolean>(`document.readyState === 'complete'`),
      `${path} to load`,
    );
    return surface;
  }

  async function evaluateInExtension<T>(expression: string): Promise<T> {
    // The manifest itself, shown as text: it has the extension's rights and none of its code.
    quiet ??= await openTab(`${extensionOrigin}/manifest.json`, true);
    const json = `(async () => JSON.stringify(await (${expression})))()`;
    try {
      const text = await bidiEvaluate(rpc, quiet, json);
      return (text === undefined ? undefined : JSON.parse(text)) as T;
    } catch (error) {
      // An extension that was reloaded has taken its pages with it.
      if (error instanceof GoneError) quiet = undefined;
      throw error;
    }
  }

  /** Ends with the quiet page gone, so that the next one is the new extension's. */
  async function restartAddon(act: () => Promise<void>): Promise<void> {
    quiet = undefined;
    await act();
  }

  return {
    kind: 'firefox',
    extensionOrigin,
    profile: running.profile,
    downloads: downloadsFolder(running.profile),
    version: running.version,
    openPage,
    async openExtensionPage(path) {
      const page = await openPage(`${extensionOrigin}/${path}`);
      await untilPainted(page);
      return page;
    },
    activate,
    async pressToolbarButton(page, meanwhile) {
      await pressShortcut(page, running.toolbarKeys);
      await meanwhile?.();
      return popup();
    },
    pressShortcut,
    popup,
    popupIsOpen: async () => (await popups.find()) !== null,
    async closePopup() {
      await popups.hide();
      await until(async () => (await popups.find()) === null, 'the toolbar popup to close');
    },
    popupWindow: (timeoutMs) => pageOpenedByExtension(running.popupPath, timeoutMs),
    pageOpenedByExtension,
    async chooseMenuItem(page, cssSelector, itemName, items = [itemName]) {
      await activate(page);
      await rightClick(rpc, contextOf(page), cssSelector);
      await chooseFirefoxMenuItem(chromeScope, itemName, items);
    },
    async setColourScheme(scheme) {
      // The popup follows the window around it, which follows the desktop; tabs have a pref.
      await chromeScope(`(() => {
        Services.prefs.setIntPref('ui.systemUsesDarkTheme', ${scheme === 'dark' ? 1 : 0});
        Services.prefs.setIntPref(
          'layout.css.prefers-color-scheme.content-override', ${scheme === 'dark' ? 0 : 1});
      })()`);
    },
    killBackground: addon.stopBackground,
    backgroundIsRunning: addon.backgroundIsRunning,
    withholdBillingHost: () => addon.setBillingHost(false),
    grantBillingHost: () => addon.setBillingHost(true),
    reloadExtension: () => restartAddon(addon.reload),
    setExtensionEnabled: (enabled) => restartAddon(() => addon.setEnabled(enabled)),
    offerUpdate: (folder) => offerFirefoxUpdate(chromeScope, folder, running.profile),
    installedVersion: addon.version,
    setOffline: (offline) => chromeScope(`void (Services.io.offline = ${String(offline)})`),
    evaluateInExtension,
    evaluateInBackground: (functionOfRealm) =>
      evaluateInExtension(`browser.runtime.getBackgroundPage().then(${functionOfRealm})`),
    async scriptWorlds(page) {
      await activate(page);
      return addon.scriptWorlds();
    },
    async framedPages() {
      const { contexts } = await rpc.send<ContextTree>('browsingContext.getTree');
      const frames = contexts.flatMap(({ children = [] }) => children);
      return frames.map(({ url }) => url).filter((url) => url.startsWith(`${extensionOrigin}/`));
    },
    async notifications() {
      // Known before it is shown. Its window takes the focus when it opens, which closes a popup:
      // until then nobody has seen it.
      const isShown = await chromeScope<boolean>(
        `[...Services.wm.getEnumerator('alert:alert')].some((alert) => alert.document.readyState === 'complete')`,
      );
      if (!isShown) return [];
      const shown = await evaluateInExtension<Record<string, Omit<ShownNotification, 'id'>>>(
        'browser.notifications.getAll()',
      );
      return Object.entries(shown).map(
        ([id, { title, message }]) => ({ id, title, message }) as ShownNotification,
      );
    },
    extensionConsole: () => console.linesFrom(extensionOrigin),
    killHard: () => running.end('kill'),
    untilEnded: () => running.untilEnded(),
    close: () => running.end('close'),
  };
}

async function rightClick(rpc: RpcSocket, context: string, cssSelector: string): Promise<void> {
  const { nodes } = await rpc.send<{ nodes: { sharedId: string }[] }>(
    'browsingContext.locateNodes',
    {
      context,
      locator: { type: 'css', value: cssSelector },
    },
  );
  const [node] = nodes;
  if (!node) throw new Error(`Nothing on the page is ${cssSelector}`);
  const origin = { type: 'element', element: { sharedId: node.sharedId } };
  const actions = [
    { type: 'pointerMove', x: 0, y: 0, origin },
    { type: 'pointerDown', button: 2 },
    { type: 'pointerUp', button: 2 },
  ];
  await rpc.send('input.performActions', {
    context,
    actions: [{ type: 'pointer', id: 'mouse', actions }],
  });
}
