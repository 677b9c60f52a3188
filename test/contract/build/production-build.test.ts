import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { buildAll, targets } from '../../../scripts/lib/build-extension';
import { filesBelow } from '../../../scripts/lib/package-extension';
import { foreignCode } from './support/foreign-code';
import { gzipSize, scriptsOfPage } from './support/loaded-code';

const kB = 1000;
const csp =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; " +
  "connect-src https://billing.funnelfox.com; frame-ancestors 'none'; base-uri 'none'; " +
  "form-action 'none'; object-src 'none'; require-trusted-types-for 'script'; " +
  "trusted-types 'none'";

const Manifest = z.record(z.string(), z.unknown());
const work = mkdtempSync(join(tmpdir(), 'chargehand-build-'));
const folders = { chrome: join(work, 'chrome'), firefox: join(work, 'firefox') };

beforeAll(() => buildAll(work), 120_000);
afterAll(() => {
  rmSync(work, { recursive: true, force: true });
});

describe.each(targets)('the build for %s', (target) => {
  const folder = folders[target];
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const manifest = () => Manifest.parse(JSON.parse(read('manifest.json')));

  it('asks for these permissions and for no other', () => {
    expect(manifest()).toMatchObject({
      manifest_version: 3,
      permissions: [
        'storage',
        'unlimitedStorage',
        'activeTab',
        'scripting',
        'contextMenus',
        'notifications',
        'alarms',
        'idle',
      ],
      host_permissions: ['https://billing.funnelfox.com/*'],
    });
    expect(manifest()).not.toHaveProperty('optional_permissions');
  });

  it('opens no door to pages and other extensions', () => {
    expect(manifest()).not.toHaveProperty('content_scripts');
    expect(manifest()).not.toHaveProperty('web_accessible_resources');
    expect(manifest()).toMatchObject({
      externally_connectable: { ids: [] },
      incognito: 'not_allowed',
    });
  });

  it('lets its pages load and reach nothing but what is named here', () => {
    expect(manifest()).toMatchObject({ content_security_policy: { extension_pages: csp } });
  });

  it('has the version of the package', () => {
    const manifestOfPackage = Manifest.parse(JSON.parse(readFileSync('package.json', 'utf8')));
    expect(manifest()['version']).toBe(manifestOfPackage['version']);
  });

  it('has the background form that this browser knows', () => {
    const script = 'src/background/main.js';
    expect(manifest()['background']).toEqual(
      target === 'chrome' ? { service_worker: script } : { scripts: [script] },
    );
  });

  it('contains no code from text and none from elsewhere', () => {
    const found = filesBelow(folder)
      .filter((name) => /\.(js|html)$/.test(name))
      .flatMap((name) => foreignCode(read(name)).map((form) => `${name}: ${form}`));
    expect(found).toEqual([]);
  });

  it('contains neither source maps nor names of this machine', () => {
    const names = filesBelow(folder);
    expect(names.filter((name) => name.endsWith('.map'))).toEqual([]);
    expect(names.filter((name) => read(name).includes(process.cwd()))).toEqual([]);
  });

  it('loads at most 40 kB of script with the popup', () => {
    const scripts = scriptsOfPage(folder, 'src/popup/popup.html');
    expect(scripts).not.toEqual([]);
    expect(gzipSize(folder, scripts)).toBeLessThanOrEqual(40 * kB);
  });

  // 24 site cards and what teaches, checks and imports more of them are 9 kB of it.
  it('wakes at most 50 kB of script in the background', () => {
    expect(gzipSize(folder, ['src/background/main.js'])).toBeLessThanOrEqual(50 * kB);
  });

  // What tells a field of the record from what anybody could write into the page is most of it.
  it('injects at most 12 kB of script into a page', () => {
    expect(gzipSize(folder, ['src/content/main.js'])).toBeLessThanOrEqual(12 * kB);
    expect(read('src/content/main.js')).not.toMatch(/zod|\b(?:chrome|browser)\.runtime\b/);
  });
});

describe('the search for foreign code', () => {
  it.each([
    'x=eval("1")',
    'globalThis.eval("1")',
    'new Function("return 1")',
    'Function("return 1")()',
    'setTimeout("go()",1)',
    'import("https://cdn.example/x.js")',
    'import"https://cdn.example/x.js"',
    'importScripts("//cdn.example/x.js")',
    '<script src="https://cdn.example/x.js"></script>',
    '<script>go()</script>',
    'node.innerHTML=text',
  ])('finds %s', (text) => {
    expect(foreignCode(text)).toHaveLength(1);
  });

  it.each([
    'a.evaluate(1)',
    'typeof x==="function"',
    'x instanceof Function',
    'setTimeout(()=>1,5)',
    'fetch("https://billing.funnelfox.com/a")',
    '<script type="module" crossorigin src="/assets/x.js"></script>',
  ])('leaves %s alone', (text) => {
    expect(foreignCode(text)).toEqual([]);
  });
});
