import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { zipSync } from 'fflate';
import { billingHost } from './allowed-hosts';
import type { ExtensionManifest } from './extension-manifest';
import type { ChromeScope } from './firefox-chrome-scope';
import { countScriptWorlds } from './firefox-script-worlds';
import type { RpcSocket } from './rpc-socket';
import { until } from './until';

/** A folder as one packed extension. */
export function zipFolder(folder: string): Uint8Array {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => statSync(path).isFile());
  return zipSync(
    Object.fromEntries(paths.map((path) => [relative(folder, path), readFileSync(path)])),
  );
}

const writeDownInstalled = `(async () => {
  const { XPIStates } = ChromeUtils.importESModule('resource://gre/modules/addons/XPIExports.sys.mjs')
    .XPIExports.XPIInternal;
  XPIStates.save();
  await XPIStates._jsonFile._save();
  // The prefs hold the origin of the extension's pages, under which all that it stores lies.
  Services.prefs.savePrefFile(null);
})()`;

/** The extension as Firefox itself knows it. */
export interface FirefoxAddon {
  readonly origin: string;
  readonly setBillingHost: (granted: boolean) => Promise<void>;
  /** How many places for its scripts there are in the active tab and in the frames of its process. */
  readonly scriptWorlds: () => Promise<number>;
  readonly stopBackground: () => Promise<void>;
  readonly backgroundIsRunning: () => Promise<boolean>;
  /** The version that runs; undefined while none does. */
  readonly version: () => Promise<string | undefined>;
  readonly reload: () => Promise<void>;
  readonly setEnabled: (enabled: boolean) => Promise<void>;
}

/** Installs the extension for good, unless this version is in the profile already. */
export async function firefoxAddon(
  rpc: RpcSocket,
  chromeScope: ChromeScope,
  extension: string,
  manifest: ExtensionManifest,
): Promise<FirefoxAddon> {
  const id = manifest.browser_specific_settings?.gecko?.id;
  if (id === undefined) throw new Error(`${extension} has no add-on id: it is not for Firefox`);
  const policy = `WebExtensionPolicy.getByID(${JSON.stringify(id)})`;
  const addon = `ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs').AddonManager
    .getAddonByID(${JSON.stringify(id)})`;
  const present = await chromeScope<string | null>(
    `${addon}.then((addon) => addon?.version ?? null)`,
  );
  if (present !== manifest.version) {
    const folder = mkdtempSync(join(tmpdir(), 'chargehand-addon-'));
    try {
      const isFolder = statSync(extension).isDirectory();
      const path = isFolder ? join(folder, 'addon.xpi') : resolve(extension);
      if (isFolder) writeFileSync(path, zipFolder(extension));
      const extensionData = { type: 'archivePath', path };
      await rpc.send('webExtension.install', { extensionData, 'moz:permanent': true });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  // An event page that has been stopped has started as well.
  const untilStarted = () =>
    until(
      () =>
        chromeScope<boolean>(
          `['running', 'stopped'].includes(${policy}?.extension?.backgroundState)`,
        ),
      'the extension to start',
    );
  await untilStarted();
  // Firefox writes down at leisure what it has installed: a crash before that would lose it.
  if (present !== manifest.version) await chromeScope(writeDownInstalled);
  const host = await chromeScope<string>(`${policy}.mozExtensionHostname`);
  const origins = JSON.stringify([`https://${billingHost}/*`]);
  return {
    origin: `moz-extension://${host}`,
    async setBillingHost(granted) {
      await chromeScope(`ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs')
        .ExtensionPermissions.${granted ? 'add' : 'remove'}(${JSON.stringify(id)},
          { permissions: [], origins: ${origins}, data_collection: [] }, ${policy}.extension).then(() => true)`);
    },
    scriptWorlds: () => countScriptWorlds(chromeScope, id),
    async stopBackground() {
      await chromeScope(`${policy}.extension.terminateBackground(
        { ignoreDevToolsAttached: true, disableResetIdleForTest: true }).then(() => true)`);
    },
    backgroundIsRunning: () =>
      chromeScope<boolean>(`${policy}.extension.backgroundState === 'running'`),
    version: () =>
      chromeScope<string | undefined>(
        `['running', 'stopped'].includes(${policy}?.extension?.backgroundState)
          ? ${policy}.extension.version : undefined`,
      ),
    async reload() {
      await chromeScope(`${addon}.then((addon) => addon.reload()).then(() => true)`);
      await untilStarted();
    },
    async setEnabled(enabled) {
      const act = enabled ? 'enable' : 'disable';
      await chromeScope(`${addon}.then((addon) => addon.${act}()).then(() => true)`);
      if (enabled) await untilStarted();
    },
  };
}
