import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { allowedHosts } from './allowed-hosts';
import type { LaunchOptions } from './browser-under-test';

/** Chromium's command line: the sandbox behind the real host names, and no way to anything else. */
export function chromiumOptions(options: LaunchOptions, profile: string): string[] {
  const extension = realpathSync(resolve(options.extension));
  const hosts = options.noNames === true ? [] : allowedHosts(options.hosts);
  const rules = [
    ...hosts.map((host) => `MAP ${host}:443 127.0.0.1:${options.sandbox.port}`),
    'EXCLUDE 127.0.0.1',
    'EXCLUDE localhost',
    'MAP * ~NOTFOUND',
  ];
  return [
    ...(options.headed ? ['--window-position=0,0', '--window-size=1280,900'] : ['--headless=new']),
    ...(options.locale === undefined ? [] : [`--accept-lang=${options.locale}`]),
    `--user-data-dir=${profile}`,
    '--remote-debugging-port=0',
    `--load-extension=${extension}`,
    `--disable-extensions-except=${extension}`,
    // Branded builds refuse --load-extension without this.
    '--disable-features=DisableLoadExtensionCommandLineSwitch,Translate,MediaRouter',
    // triggerAction belongs to the part of the protocol that has to be asked for.
    '--enable-unsafe-extension-debugging',
    `--host-resolver-rules=${rules.join(', ')}`,
    `--ignore-certificate-errors-spki-list=${options.sandbox.spki}`,
    // Chromium refuses its own sandbox to root only.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-default-apps',
    '--disable-dev-shm-usage',
    '--password-store=basic',
    '--use-mock-keychain',
    'about:blank',
  ];
}
