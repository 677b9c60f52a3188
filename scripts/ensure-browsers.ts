import { installedBrowser, type Browser } from './lib/installed-browser';
import { installFromDebian } from './lib/install-from-debian';
import { isOnPath } from './lib/is-on-path';

export interface BrowsersWanted {
  readonly chromium?: boolean;
  readonly firefox?: boolean;
  /** A virtual display and a keyboard for it: Chromium's context menu cannot be driven headless. */
  readonly display?: boolean;
}

export interface BrowserPaths {
  readonly chromium?: string;
  readonly firefox?: string;
}

const displayTools = { Xvfb: 'xvfb', xdotool: 'xdotool' } as const;

/**
 * Finds the wanted browsers, installing what is missing where that is possible (root on Debian),
 * and names them in CHROME_PATH and FIREFOX_PATH for child processes.
 *
 * Throws, after naming those that were found, with the command that installs the rest.
 */
export async function ensureBrowsers(wanted: BrowsersWanted): Promise<BrowserPaths> {
  const refused = new Set<string>();
  const missing = await installable(wanted, refused);
  if (missing.length > 0) {
    const outcome = await installFromDebian(missing, () => installable(wanted, refused));
    if (outcome !== undefined) refused.add(outcome);
  }
  const { paths, packages } = await look(wanted, refused, { orPlaywright: true });
  if (paths.chromium !== undefined) process.env['CHROME_PATH'] = paths.chromium;
  if (paths.firefox !== undefined) process.env['FIREFOX_PATH'] = paths.firefox;
  if (packages.length > 0) throw new Error(advice(packages, refused));
  return paths;
}

/** A browser that the user named by hand is not replaced by another one behind their back. */
async function installable(wanted: BrowsersWanted, refused: Set<string>) {
  const named = [
    ...(process.env['CHROME_PATH'] ? ['chromium'] : []),
    ...(process.env['FIREFOX_PATH'] ? ['firefox-esr'] : []),
  ];
  const { packages } = await look(wanted, refused);
  return packages.filter((name) => !named.includes(name));
}

async function look(wanted: BrowsersWanted, refused: Set<string>, { orPlaywright = false } = {}) {
  const find = (browser: Browser) => installedBrowser(browser, { refused, orPlaywright });
  const chromium = wanted.chromium === true ? await find('chromium') : undefined;
  const firefox = wanted.firefox === true ? await find('firefox') : undefined;
  const packages: string[] = [];
  if (wanted.chromium === true && chromium === undefined) packages.push('chromium');
  if (wanted.firefox === true && firefox === undefined) packages.push('firefox-esr');
  if (wanted.display === true && process.platform === 'linux') {
    for (const [tool, name] of Object.entries(displayTools)) {
      if (!isOnPath(tool)) packages.push(name);
    }
  }
  const paths: BrowserPaths = {
    ...(chromium === undefined ? {} : { chromium }),
    ...(firefox === undefined ? {} : { firefox }),
  };
  return { paths, packages };
}

function advice(packages: readonly string[], refused: ReadonlySet<string>) {
  return [
    `Missing: ${packages.join(', ')}.`,
    ...[...refused].map((reason) => `- ${reason}`),
    `On Debian or Ubuntu: sudo apt-get install ${packages.join(' ')}`,
    'Elsewhere: install Chromium or Google Chrome for Testing, and stock Firefox, then set',
    'CHROME_PATH and FIREFOX_PATH to them. Branded Google Chrome and Edge will not do: they refuse',
    'unpacked extensions from the command line.',
  ].join('\n');
}
