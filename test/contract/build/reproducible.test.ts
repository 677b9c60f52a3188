import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { installedTool } from '../../../scripts/lib/installed-tool';
import { packageInto } from '../../../scripts/lib/package-extension';
import { projectRoot } from '../../../scripts/lib/project-root';
import { run } from '../../../scripts/lib/subprocess';

const work = mkdtempSync(join(tmpdir(), 'chargehand-package-'));
const here = join(work, 'here');
const elsewhere = join(work, 'reviewer', 'unpacked source');
let names: readonly string[] = [];

// Twice from the same sources: in this checkout, and as a reviewer would from the source zip, in
// another folder, without git, in another time zone and language.
beforeAll(async () => {
  names = await packageInto(here);
  unpack(sourceZip(), elsewhere);
  symlinkSync(join(projectRoot, 'node_modules'), join(elsewhere, 'node_modules'), 'dir');
  const [node = '', tsx = ''] = installedTool('tsx');
  const { code, stderr } = await run([node, tsx, 'scripts/package.ts', 'out'], {
    cwd: elsewhere,
    env: { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
  });
  if (code !== 0) throw new Error(stderr);
}, 180_000);

afterAll(() => {
  rmSync(work, { recursive: true, force: true });
});

it('packages one zip per browser, the sources and their sums', () => {
  expect(names.map((name) => name.replace(/\d+\.\d+\.\d+/, 'version'))).toEqual([
    'chargehand-version-chrome.zip',
    'chargehand-version-firefox.zip',
    'chargehand-version-source.zip',
    'SHA256SUMS',
  ]);
});

it('gives the same bytes from the unpacked source zip in another folder', () => {
  const differing = names.filter(
    (name) => !readFileSync(join(here, name)).equals(readFileSync(join(elsewhere, 'out', name))),
  );
  expect(differing).toEqual([]);
});

it('puts the manifest at the root of each store zip, with names in order', () => {
  for (const name of names.filter((each) => /-(chrome|firefox)\.zip$/.test(each))) {
    const entries = Object.keys(unzipSync(readFileSync(join(here, name))));
    expect(entries).toContain('manifest.json');
    expect(entries).toEqual([...entries].sort());
  }
});

it('puts into the source zip what a build needs, and nothing that a build made', () => {
  const entries = Object.keys(unzipSync(sourceZip()));
  expect(entries).toEqual(expect.arrayContaining(['package.json', 'package-lock.json', '.npmrc']));
  expect(entries.filter((name) => /(^|\/)(node_modules|dist|artifacts)\//.test(name))).toEqual([]);
});

function sourceZip() {
  const name = names.find((each) => each.endsWith('-source.zip')) ?? '';
  return readFileSync(join(here, name));
}

function unpack(zip: Uint8Array, folder: string) {
  for (const [name, bytes] of Object.entries(unzipSync(zip))) {
    mkdirSync(join(folder, dirname(name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
}
