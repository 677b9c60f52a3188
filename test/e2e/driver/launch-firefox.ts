import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allowedHosts } from './allowed-hosts';
import { profileFolder, startProcess, untilWritten } from './browser-process';
import { browserPath } from './browser-paths';
import type { BrowserUnderTest, LaunchOptions } from './browser-under-test';
import { startConnectProxy } from './connect-proxy';
import { downloadsFolder } from './downloads-folder';
import { readExtensionManifest } from './extension-manifest';
import { firefoxAddon } from './firefox-addon';
import { firefoxBrowser } from './firefox-browser';
import { firefoxChromeScope } from './firefox-chrome-scope';
import { firefoxConsole } from './firefox-console';
import { firefoxPrefs } from './firefox-prefs';
import { connectRpc } from './rpc-socket';
import { startVirtualDisplay } from './virtual-display';

/** Starts Firefox with the extension installed. */
export async function launchFirefox(options: LaunchOptions): Promise<BrowserUnderTest> {
  const path = browserPath('firefox');
  const manifest = readExtensionManifest(options.extension);
  const profile = profileFolder(options.profile);
  const proxy = await startConnectProxy(allowedHosts(options.hosts), options.sandbox.port);
  writeFileSync(
    join(profile.path, 'user.js'),
    firefoxPrefs(proxy, downloadsFolder(profile.path), options.noNames),
  );
  const display = options.headed === true ? await startVirtualDisplay() : undefined;
  const process = startProcess(
    path,
    [
      ...(options.headed ? [] : ['--headless']),
      '--no-remote',
      '--profile',
      profile.path,
      '--remote-debugging-port=0',
      // Without it Firefox opens no extension page to a driver, nor its own window.
      '--remote-allow-system-access',
      'about:blank',
    ],
    {
      // A home of its own: no settings of this machine's owner, and no cache in their folder.
      HOME: profile.path,
      MOZ_CRASHREPORTER_DISABLE: '1',
      ...(display ? { DISPLAY: display.name } : {}),
    },
  );
  async function kill(): Promise<void> {
    await process.kill();
    await display?.close();
    proxy.close();
  }
  try {
    const endpoint = await untilWritten(process, /WebDriver BiDi listening on (ws:\/\/\S+)/);
    const rpc = await connectRpc(`${endpoint}/session`);
    const session = await rpc.send<{ capabilities: { browserVersion: string } }>('session.new', {
      capabilities: { alwaysMatch: { acceptInsecureCerts: true } },
    });
    const chromeScope = await firefoxChromeScope(rpc);
    const console = await firefoxConsole(chromeScope);
    if (options.locale !== undefined) {
      const locale = JSON.stringify(options.locale);
      await chromeScope(`(() => {
        Services.locale.availableLocales = [${locale}, 'en-US'];
        Services.locale.requestedLocales = [${locale}];
      })()`);
    }
    const addon = await firefoxAddon(rpc, chromeScope, options.extension, manifest);
    return await firefoxBrowser({
      rpc,
      chromeScope,
      addon,
      console,
      popupPath: manifest.action.default_popup,
      toolbarKeys: manifest.commands?.['_execute_action']?.suggested_key?.default ?? '',
      profile: profile.path,
      version: `Firefox ${session.capabilities.browserVersion}`,
      untilEnded: () => process.untilEnded(),
      async end(how) {
        // Only a profile that somebody goes on with is worth the time of a farewell.
        if (how === 'close' && options.profile !== undefined) {
          await rpc.send('browser.close').catch(() => undefined);
          await process.ended();
        }
        rpc.close();
        await kill();
        if (how === 'close') profile.dispose();
      },
    });
  } catch (error) {
    await kill();
    profile.dispose();
    throw error;
  }
}
