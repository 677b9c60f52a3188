import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { run } from '../../../scripts/lib/subprocess';
import { lockfileFaults } from '../../../scripts/testing/lockfile-faults';

const integrity = `sha512-${createHash('sha512').update('x').digest('base64')}`;

function lockfile(path: string, entry: Readonly<Record<string, unknown>>) {
  return { lockfileVersion: 3, packages: { '': { name: 'x' }, [path]: entry } };
}

it('our lockfile has no fault', () => {
  expect(lockfileFaults(JSON.parse(readFileSync('package-lock.json', 'utf8')))).toEqual([]);
});

it('the check admits a package that is pinned by its hash', () => {
  expect(lockfileFaults(lockfile('node_modules/a', { version: '1.0.0', integrity }))).toEqual([]);
});

it.each([
  ['another address', 'node_modules/a', { integrity, resolved: 'https://packages.example/a.tgz' }],
  ['a git address', 'node_modules/a', { integrity, resolved: 'git+ssh://git@host.example/a.git' }],
  ['no integrity', 'node_modules/a', { version: '1.0.0' }],
  ['a weak integrity', 'node_modules/a', { integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' }],
  ['a cut integrity', 'node_modules/a', { integrity: integrity.slice(0, -4) }],
  ['a second integrity', 'node_modules/a', { integrity: `${integrity} ${integrity}` }],
  ['a link', 'node_modules/a', { integrity, link: true }],
  ['a folder outside', 'vendor/a', { integrity }],
])('the check refuses a lockfile with %s', (_, path, entry) => {
  expect(lockfileFaults(lockfile(path, entry))).toHaveLength(1);
});

it.each([[{}], [{ lockfileVersion: 1, dependencies: {} }], [{ lockfileVersion: 3, packages: {} }]])(
  'the check refuses %j, in which nothing is locked',
  (text) => {
    expect(lockfileFaults(text)).toHaveLength(1);
  },
);

it(
  'npm ci refuses a package that is not the one of the lockfile',
  { timeout: 60_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'chargehand-npm-ci-'));
    try {
      await packDependency(folder);
      const genuine = createHash('sha512').update(readFileSync(join(folder, 'a-1.0.0.tgz')));
      lock(folder, `sha512-${genuine.digest('base64')}`);
      expect(await npm(folder, 'ci')).toMatchObject({ code: 0 });
      lock(folder, integrity);
      const refused = await npm(folder, 'ci');
      expect(refused.code).not.toBe(0);
      expect(refused.stderr).toContain('EINTEGRITY');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);

async function packDependency(folder: string) {
  mkdirSync(join(folder, 'a'));
  writeFileSync(join(folder, 'a/package.json'), '{"name":"a","version":"1.0.0"}');
  writeFileSync(join(folder, 'package.json'), JSON.stringify(dependent));
  expect(await npm(folder, 'pack', './a')).toMatchObject({ code: 0 });
}

const dependent = { name: 'x', version: '1.0.0', dependencies: { a: 'file:a-1.0.0.tgz' } };

function lock(folder: string, hash: string) {
  const a = { version: '1.0.0', resolved: 'file:a-1.0.0.tgz', integrity: hash };
  const packages = { '': dependent, 'node_modules/a': a };
  const text = { name: 'x', version: '1.0.0', lockfileVersion: 3, requires: true, packages };
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(text));
}

function npm(folder: string, ...words: readonly string[]) {
  return run(['npm', ...words, '--offline', '--ignore-scripts'], { cwd: folder });
}
