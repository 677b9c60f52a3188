import type { BrowserUnderTest } from './browser-under-test';
import { chooseChromiumMenuItem, keysInOwnMenu } from './chromium-menu';
import { attachChromiumPort, type ChromiumPort } from './chromium-port';
import { chromiumQuietPage } from './chromium-quiet-page';
import { chromiumTargets } from './chromium-targets';
import { chromiumWorker } from './chromium-worker';
import { documentSurface } from './document-surface';
import { downloadsFolder } from './downloads-folder';
import { readExtensionManifest } from './extension-manifest';
import { strokesOfPress } from './key-stroke';
import type { RpcSocket } from './rpc-socket';
import type { Surface } from './surface';
import { until } from './until';
import { untilPainted } from './until-painted';

interface RunningChromium {
  readonly rpc: RpcSocket;
  readonly extensionId: string;
  /** The popup page's path in the extension. */
  readonly popupPath: string;
  readonly profile: string;
  /** The virtual display, if the browser has windows. */
  readonly display: string | undefined;
  /** Ends the browser: in good order, or as a crash would. */
  end(how: 'close' | 'kill'): Promise<void>;
  untilEnded(): Promise<void>;
}

interface Handle {
  readonly port: ChromiumPort;
  /** Chromium counts a tab as a target of its own, around the page's. */
  readonly tabTargetId: string | undefined;
}

/** Drives a running Chromium over its debugging protocol. */
export async function chromiumBrowser(running: RunningChromium): Promise<BrowserUnderTest> {
  const { rpc, extensionId } = running;
  const extensionOrigin = `chrome-extension://${extensionId}`;
  const targets = chromiumTargets(rpc, extensionOrigin);
  const quiet = chromiumQuietPage(rpc, extensionId);
  const worker = chromiumWorker(rpc, targets);
  const { product } = await rpc.send<{ product: string }>('Browser.getVersion');
  const handles = new Map<Surface, Handle>();
  const surfaces = new Map<string, Surface>();
  const openedHere = new Set<string>();
  let scheme: 'light' | 'dark' | undefined;
  let marks = 0;

  async function surfaceOf(targetId: string, tabTargetId?: string): Promise<Surface> {
    const known = surfaces.get(targetId);
    if (known) return known;
    const port = await attachChromiumPort(rpc, targetId);
    if (scheme) await port.setColourScheme(scheme);
    const surface = documentSurface(port);
    handles.set(surface, { port, tabTargetId });
    surfaces.set(targetId, surface);
    return surface;
  }

  function handleOf(surface: Surface): Handle {
    const handle = handles.get(surface);
    if (handle) return handle;
    throw new Error('The surface belongs to another browser');
  }

  async function untilLoaded(surface: Surface, place: string): Promise<void> {
    const loaded = `!location.href.startsWith('about:blank') && document.readyState === 'complete'`;
    await until(() => surface.evaluate<boolean>(loaded), `${place} to load`);
  }

  async function openPage(url: string): Promise<Surface> {
    // A blank page first: nothing that the real one logs is missed, and its mark tells its tab.
    const blank = `about:blank#${++marks}`;
    const { targetId } = await rpc.send<{ targetId: string }>('Target.createTarget', {
      url: blank,
    });
    openedHere.add(targetId);
    const tab = await until(() => targets.tabMarked(blank), 'a new tab');
    const surface = await surfaceOf(targetId, tab.targetId);
    const { errorText } = await handleOf(surface).port.command<{ errorText?: string }>(
      'Page.navigate',
      { url },
    );
    if (errorText !== undefined) throw new Error(`${url} does not load: ${errorText}`);
    await untilLoaded(surface, url);
    return surface;
  }

  async function activate(page: Surface): Promise<void> {
    await handleOf(page).port.command('Page.bringToFront');
    const shown = `document.visibilityState === 'visible' && document.hasFocus()`;
    // An open popup keeps the focus to itself.
    await until(
      async () => (await targets.toolbarPopup()) ?? (await page.evaluate<boolean>(shown)),
      'the tab to come to the front',
    );
  }

  async function popup(timeoutMs?: number): Promise<Surface> {
    const { targetId } = await until(targets.toolbarPopup, 'the toolbar popup to open', timeoutMs);
    const surface = await surfaceOf(targetId);
    await untilLoaded(surface, 'the toolbar popup');
    return surface;
  }

  async function pageOpenedByExtension(path: string, timeoutMs?: number): Promise<Surface> {
    const { targetId } = await until(
      async () =>
        (await targets.extensionPages()).find(
          (target) =>
            target.url.split(/[?#]/)[0] === `${extensionOrigin}/${path}` &&
            !openedHere.has(target.targetId),
        ),
      `${path} to be opened by the extension`,
      timeoutMs,
    );
    const surface = await surfaceOf(targetId);
    await untilLoaded(surface, path);
    return surface;
  }

  await until(targets.worker, 'the extension to start');
  await quiet.collectErrors();

  return {
    kind: 'chromium',
    extensionOrigin,
    profile: running.profile,
    downloads: downloadsFolder(running.profile),
    version: product.replace('/', ' '),
    openPage,
    async openExtensionPage(path) {
      const page = await openPage(`${extensionOrigin}/${path}`);
      await untilPainted(page);
      return page;
    },
    activate,
    async pressToolbarButton(page, meanwhile) {
      await activate(page);
      const targetId = handleOf(page).tabTargetId;
      await rpc.send('Extensions.triggerAction', { id: extensionId, targetId });
      await meanwhile?.();
      return popup();
    },
    async pressShortcut(page, keys, repeats) {
      await activate(page);
      await handleOf(page).port.keys(strokesOfPress(keys, repeats));
    },
    popup,
    popupIsOpen: async () => (await targets.toolbarPopup()) !== undefined,
    async closePopup() {
      const target = await targets.toolbarPopup();
      if (target) await (await surfaceOf(target.targetId)).close();
    },
    popupWindow: (timeoutMs) => pageOpenedByExtension(running.popupPath, timeoutMs),
    pageOpenedByExtension,
    async chooseMenuItem(page, cssSelector, itemName, items = [itemName]) {
      if (running.display === undefined) {
        throw new Error("Chromium's context menu can only be reached in a headed browser");
      }
      await activate(page);
      const { port } = handleOf(page);
      const keys = keysInOwnMenu(itemName, items);
      await chooseChromiumMenuItem(running.display, port, page, cssSelector, keys);
    },
    async setColourScheme(wanted) {
      scheme = wanted;
      const ports = [...handles.values()].map(({ port }) => port);
      await Promise.all(
        ports.map(async (port) => (await port.isOpen()) && port.setColourScheme(wanted)),
      );
    },
    async killBackground() {
      const worker = await targets.worker();
      if (!worker) return;
      await rpc.send('Target.closeTarget', { targetId: worker.targetId });
      // The product may wake it again at once: only this very worker has to go.
      await until(
        async () => (await targets.worker())?.targetId !== worker.targetId,
        'the worker to stop',
      );
    },
    backgroundIsRunning: async () => (await targets.worker()) !== undefined,
    withholdBillingHost: () => quiet.setHostAccess('ON_CLICK'),
    grantBillingHost: () => quiet.setHostAccess('ON_ALL_SITES'),
    reloadExtension: quiet.reload,
    setExtensionEnabled: quiet.setEnabled,
    async offerUpdate(folder) {
      // Chromium looks for updates of packed extensions only: the word for it is said in its place.
      const { version } = readExtensionManifest(folder);
      const offer = JSON.stringify({ version });
      await worker.evaluate(
        `(realm) => void realm.chrome.runtime.onUpdateAvailable.dispatch(${offer})`,
      );
    },
    installedVersion: quiet.version,
    setOffline: (offline) => worker.setOffline(offline),
    evaluateInExtension: quiet.evaluateInExtension,
    async evaluateInBackground<T>(functionOfRealm: string) {
      const text = await worker.evaluate(functionOfRealm);
      return (text === undefined ? undefined : JSON.parse(text)) as T;
    },
    async scriptWorlds(page) {
      const origins = await handleOf(page).port.scriptOrigins();
      return origins.filter((origin) => origin === extensionOrigin).length;
    },
    framedPages: async () => (await targets.framedPages()).map(({ url }) => url),
    async notifications() {
      const shown = await quiet.evaluateInExtension<Record<string, boolean>>(
        'chrome.notifications.getAll()',
      );
      return Object.keys(shown).map((id) => ({ id }));
    },
    extensionConsole: quiet.errors,
    killHard: () => running.end('kill'),
    untilEnded: () => running.untilEnded(),
    close: () => running.end('close'),
  };
}
