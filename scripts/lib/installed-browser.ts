import { chromium as playwrightChromium } from 'playwright';
import { browserPlaces } from './browser-places';
import { isProgram } from './is-on-path';
import { run } from './subprocess';

export type Browser = 'chromium' | 'firefox';

/** The variable that names each browser, and the oldest version that the manifest admits. */
const facts = {
  chromium: { variable: 'CHROME_PATH', oldest: 120 },
  firefox: { variable: 'FIREFOX_PATH', oldest: 142 },
} as const;

interface Search {
  /** Collects why a browser that exists will not do. */
  readonly refused: Set<string>;
  readonly orPlaywright: boolean;
}

/** The program of a browser that can run the extension: the named one, or a known place's. */
export async function installedBrowser(browser: Browser, search: Search) {
  const { variable } = facts[browser];
  const named = process.env[variable];
  if (named !== undefined && named !== '') {
    if (!isProgram(named)) search.refused.add(`${variable} names ${named}, which is no program`);
    return firstThatFits(browser, [named], search.refused);
  }
  const places = [...browserPlaces(browser)];
  // Playwright's Firefox is patched and takes no extension; its Chromium is an ordinary one.
  if (browser === 'chromium' && search.orPlaywright)
    places.push(playwrightChromium.executablePath());
  return firstThatFits(browser, places, search.refused);
}

async function firstThatFits(browser: Browser, places: readonly string[], refused: Set<string>) {
  for (const place of places.filter(isProgram)) {
    const version = (await run([place, '--version'])).stdout.trim().split('\n', 1)[0] ?? '';
    const reason = unfit(browser, version);
    if (reason === undefined) return place;
    refused.add(`${place} (${version}) ${reason}`);
  }
  return undefined;
}

/** Why a browser that reports this version will not do. */
export function unfit(browser: Browser, version: string): string | undefined {
  if (/^(Google Chrome|Microsoft Edge)\b(?! for Testing)/.test(version)) {
    return 'refuses unpacked extensions from the command line';
  }
  const { oldest } = facts[browser];
  const major = Number(/(\d+)\./.exec(version)?.[1] ?? 0);
  return major >= oldest ? undefined : `is older than version ${oldest}`;
}
