import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { profileFolder, startProcess, untilWritten } from './browser-process';
import { browserPath } from './browser-paths';
import type { BrowserUnderTest, LaunchOptions } from './browser-under-test';
import { chromiumBrowser } from './chromium-browser';
import { chromiumExtensionId } from './chromium-extension-id';
import { chromiumOptions } from './chromium-options';
import { downloadsFolder } from './downloads-folder';
import { readExtensionManifest } from './extension-manifest';
import { connectRpc } from './rpc-socket';
import { startVirtualDisplay } from './virtual-display';

/** A pinned button opens its popup without an animation; developer mode collects errors. */
function writePreferences(profile: string, extensionId: string): void {
  const folder = join(profile, 'Default');
  const file = join(folder, 'Preferences');
  if (existsSync(file)) return;
  mkdirSync(folder, { recursive: true });
  const extensions = { pinned_extensions: [extensionId], ui: { developer_mode: true } };
  const download = { default_directory: downloadsFolder(profile), prompt_for_download: false };
  writeFileSync(file, JSON.stringify({ download, extensions }));
}

/** Without its language pack Chromium falls back to English and says nothing. */
async function requireLanguage(browser: BrowserUnderTest, locale: string): Promise<void> {
  const language = await browser.evaluateInExtension<string>('chrome.i18n.getUILanguage()');
  if (language.split('-')[0] === locale.split('-')[0]) return;
  throw new Error(
    `Chromium speaks ${language}, not ${locale}. Install it with "apt-get install chromium-l10n".`,
  );
}

/** Starts Chromium with the extension installed. */
export async function launchChromium(options: LaunchOptions): Promise<BrowserUnderTest> {
  const path = browserPath('chromium');
  const { action } = readExtensionManifest(options.extension);
  const extensionId = chromiumExtensionId(options.extension);
  const profile = profileFolder(options.profile);
  writePreferences(profile.path, extensionId);
  const display = options.headed === true ? await startVirtualDisplay() : undefined;
  const process = startProcess(path, chromiumOptions(options, profile.path), {
    ...(display ? { DISPLAY: display.name } : {}),
    // Chromium takes its language from here, but only if the locale is not the bare C.
    ...(options.locale === undefined ? {} : { LANGUAGE: options.locale, LC_ALL: 'C.UTF-8' }),
  });
  async function kill(): Promise<void> {
    await process.kill();
    await display?.close();
  }
  try {
    const rpc = await connectRpc(await untilWritten(process, /DevTools listening on (ws:\S+)/));
    const browser = await chromiumBrowser({
      rpc,
      extensionId,
      popupPath: action.default_popup,
      profile: profile.path,
      display: display?.name,
      untilEnded: () => process.untilEnded(),
      async end(how) {
        // Only a profile that somebody goes on with is worth the time of a farewell.
        if (how === 'close' && options.profile !== undefined) {
          await rpc.send('Browser.close').catch(() => undefined);
          await process.ended();
        }
        rpc.close();
        await kill();
        if (how === 'close') profile.dispose();
      },
    });
    if (options.locale !== undefined) await requireLanguage(browser, options.locale);
    return browser;
  } catch (error) {
    await kill();
    profile.dispose();
    throw error;
  }
}
