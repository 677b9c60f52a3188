import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserUnderTest } from '../e2e/driver/browser-under-test';
import { launchChromium } from '../e2e/driver/launch-chromium';
import { launchFirefox } from '../e2e/driver/launch-firefox';
import type { Sandbox } from '../sandbox/start-sandbox';

export type BrowserKind = 'chromium' | 'firefox';

/** Starts a browser with that extension and a clock that is not made coarse. */
export function launchForBench(
  kind: BrowserKind,
  sandbox: Sandbox,
  extension: string,
  profile: string,
): Promise<BrowserUnderTest> {
  mkdirSync(profile, { recursive: true });
  const options = { sandbox, extension, profile };
  if (kind === 'chromium') return launchChromium(options);
  // Firefox rounds times of day and durations to a millisecond, which is a sixteenth of a limit here.
  writeFileSync(join(profile, 'prefs.js'), 'user_pref("privacy.reduceTimerPrecision", false);\n');
  return launchFirefox(options);
}
