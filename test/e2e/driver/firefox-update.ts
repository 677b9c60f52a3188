import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipFolder } from './firefox-addon';
import type { ChromeScope } from './firefox-chrome-scope';

/**
 * Gives Firefox a newer version of the extension, as its updates do: an extension that asked to be told
 * may put the install off. Resolves when it is installed or put off.
 */
export async function offerFirefoxUpdate(
  chromeScope: ChromeScope,
  folder: string,
  profile: string,
): Promise<void> {
  // Firefox reads the file when the install is no longer put off: it goes with the profile.
  const path = join(profile, 'update.xpi');
  writeFileSync(path, zipFolder(folder));
  await chromeScope(`(async () => {
    const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
    const { FileUtils } = ChromeUtils.importESModule('resource://gre/modules/FileUtils.sys.mjs');
    const install = await AddonManager.getInstallForFile(new FileUtils.File(${JSON.stringify(path)}));
    await new Promise((done, fail) => {
      install.addListener({
        onInstallEnded: done,
        onInstallPostponed: done,
        onInstallFailed: () => fail(new Error('the update failed: ' + install.error)),
        onInstallCancelled: () => fail(new Error('the update was cancelled')),
      });
      install.install().catch(() => undefined);
    });
    return true;
  })()`);
}
