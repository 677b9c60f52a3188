import type { BrowserUnderTest, LaunchOptions } from './browser-under-test';
export function launchFirefox(options: LaunchOptions): Promise<BrowserUnderTest> {
  throw new Error(String(options));
}
