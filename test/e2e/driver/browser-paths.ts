import { existsSync } from 'node:fs';

export type BrowserKind = 'chromium' | 'firefox';

const places = {
  chromium: { variable: 'CHROME_PATH', usual: '/usr/bin/chromium', aptPackage: 'chromium' },
  firefox: { variable: 'FIREFOX_PATH', usual: '/usr/bin/firefox-esr', aptPackage: 'firefox-esr' },
} as const;

/** The executable of a browser: the one named by CHROME_PATH or FIREFOX_PATH, else Debian's. */
export function browserPath(
  kind: BrowserKind,
  environment: Readonly<Record<string, string | undefined>> = process.env,
  exists: (path: string) => boolean = existsSync,
): string {
  const { variable, usual, aptPackage } = places[kind];
  const path = environment[variable] ?? usual;
  if (exists(path)) return path;
  throw new Error(
    `No ${kind} at ${path}. Install it with "apt-get install ${aptPackage}" or name it in ${variable}.`,
  );
}
