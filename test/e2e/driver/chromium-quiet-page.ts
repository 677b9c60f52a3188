import { billingHost } from './allowed-hosts';
import { attachChromiumPort, type ChromiumPort } from './chromium-port';
import type { RpcSocket } from './rpc-socket';
import { until } from './until';

/** What is asked of Chromium and of the extension behind the active tab's back. */
export interface ChromiumQuietPage {
  readonly evaluateInExtension: <T>(expression: string) => Promise<T>;
  readonly setHostAccess: (hostAccess: 'ON_CLICK' | 'ON_ALL_SITES') => Promise<void>;
  readonly reload: () => Promise<void>;
  readonly setEnabled: (enabled: boolean) => Promise<void>;
  /** The version that Chromium has switched on; undefined while it has none. */
  readonly version: () => Promise<string | undefined>;
  /** Chromium forgets an unpacked extension's errors unless it is told to collect them. */
  readonly collectErrors: () => Promise<void>;
  /** What chrome://extensions lists as errors, the worker's included. */
  readonly errors: () => Promise<readonly string[]>;
}

async function ask<T>(port: ChromiumPort, expression: string): Promise<T> {
  const text = await port.evaluate('page', `(async () => JSON.stringify(await (${expression})))()`);
  return (text === undefined ? undefined : JSON.parse(text)) as T;
}

/** A page that has outlived its extension, which was updated, has lost the extension's rights for good. */
async function isAlive(port: ChromiumPort): Promise<boolean> {
  if (!(await port.isOpen())) return false;
  if (await ask<boolean>(port, `typeof chrome.runtime?.id === 'string'`)) return true;
  await port.close();
  return false;
}

/** True once a worker's script has run and it has taken up its work; asking does not wake it. */
const workerHasRun = `navigator.serviceWorker.getRegistrations()
  .then((all) => all.some(({ active }) => active?.state === 'activated'))`;

/** Keeps pages in background tabs, away from the product's own. */
export function chromiumQuietPage(rpc: RpcSocket, extensionId: string): ChromiumQuietPage {
  let quiet: Promise<ChromiumPort> | undefined;

  /** Undefined when Chromium shows an error in its place, as it does for an extension that is just starting again. */
  async function tryBehind(url: string): Promise<ChromiumPort | undefined> {
    const { targetId } = await rpc.send<{ targetId: string }>('Target.createTarget', {
      url,
      background: true,
    });
    const port = await attachChromiumPort(rpc, targetId);
    const loaded = await until(
      () =>
        ask<'url' | 'error' | null>(
          port,
          `document.readyState !== 'complete' ? null
            : location.href === '${url}' ? 'url'
            : location.href.startsWith('chrome-error:') ? 'error' : null`,
        ),
      `${url} to load`,
    );
    if (loaded === 'url') return port;
    await port.close();
    return undefined;
  }

  const openBehind = (url: string): Promise<ChromiumPort> =>
    until(() => tryBehind(url), `${url} to be there`);

  async function evaluateInExtension<T>(expression: string): Promise<T> {
    // The manifest itself, shown as text: it has the extension's rights and none of its code.
    if (!quiet || !(await isAlive(await quiet))) {
      quiet = openBehind(`chrome-extension://${extensionId}/manifest.json`);
      // One that did not come is not waited for again.
      quiet.catch(() => (quiet = undefined));
    }
    return ask<T>(await quiet, expression);
  }

  async function askSettings<T>(expression: string): Promise<T> {
    const settings = await openBehind('chrome://extensions/');
    try {
      return await ask<T>(settings, expression);
    } finally {
      await settings.close();
    }
  }

  /** False when the new worker has not run after a while. */
  async function reloadOnce(): Promise<boolean> {
    const old = await quiet;
    await askSettings(
      `chrome.developerPrivate.reload('${extensionId}', { failQuietly: true }).then(() => null)`,
    );
    // Its pages end with it: one that is still there is the old extension's.
    if (old) await until(async () => !(await old.isOpen()), 'the old extension to end');
    return until(() => evaluateInExtension<boolean>(workerHasRun), 'the worker to run').then(
      () => true,
      () => false,
    );
  }

  return {
    evaluateInExtension,
    async setHostAccess(hostAccess) {
      const change = JSON.stringify({ extensionId, hostAccess });
      await askSettings(`chrome.developerPrivate.updateExtensionConfiguration(${change})`);
      const origins = JSON.stringify([`https://${billingHost}/*`]);
      const allowed = `chrome.permissions.contains({ origins: ${origins} })`;
      await until(
        async () => (await evaluateInExtension(allowed)) === (hostAccess === 'ON_ALL_SITES'),
        'the host permission to change',
      );
    },
    // A busy Chromium may begin the new worker and never run its script: until it is reloaded once
    // more nothing of the extension works, and whoever calls it waits for ever.
    reload: () => until(reloadOnce, 'the extension to run again', 90_000).then(() => undefined),
    async setEnabled(enabled) {
      await askSettings(`chrome.management.setEnabled('${extensionId}', ${String(enabled)})`);
    },
    version: () =>
      askSettings(`chrome.developerPrivate.getExtensionInfo('${extensionId}').then((info) =>
        info.state === 'ENABLED' ? info.version : undefined)`),
    async collectErrors() {
      const change = JSON.stringify({ extensionId, errorCollection: true });
      await askSettings(`chrome.developerPrivate.updateExtensionConfiguration(${change})`);
    },
    errors: () =>
      askSettings(`chrome.developerPrivate.getExtensionInfo('${extensionId}').then((info) =>
        [...info.manifestErrors, ...info.runtimeErrors].map(({ message }) => message))`),
  };
}
