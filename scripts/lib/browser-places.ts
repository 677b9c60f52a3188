import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from './installed-browser';

const firefoxPlaces = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/snap/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];

const chromiumPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/opt/chrome-for-testing/chrome',
  '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Where a browser that fits may lie, the best first. */
export function browserPlaces(browser: Browser): readonly string[] {
  return browser === 'firefox' ? firefoxPlaces : [...chromiumPlaces, ...chromesForTesting()];
}

/** Chrome for Testing where its usual installer, `@puppeteer/browsers`, puts it. */
function chromesForTesting(): readonly string[] {
  const cache = join(homedir(), '.cache', 'puppeteer', 'chrome');
  if (!existsSync(cache)) return [];
  return readdirSync(cache)
    .sort()
    .reverse()
    .map((version) => join(cache, version, 'chrome-linux64', 'chrome'));
}
