import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { run } from '../../../scripts/lib/subprocess';
import { installIsStale, installWhenStale, nodeIsTooOld } from '../../../scripts/install.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chargehand-bootstrap-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

it.each([
  ['18.20.0', true],
  ['20.18.3', true],
  ['20.19.0', false],
  ['22.12.0', false],
  ['30.0.0', false],
])('Node %s is too old: %s', (version, tooOld) => {
  expect(nodeIsTooOld(version)).toBe(tooOld);
});

const a = { version: '1.0.0', integrity: 'sha512-a' };
const b = { version: '2.0.0', integrity: 'sha512-b' };
const forAnotherSystem = { ...b, optional: true };

it.each([
  ['the same packages', { a }, { a }, false],
  ['an optional package left out', { a, b: forAnotherSystem }, { a }, false],
  ['a package missing', { a, b }, { a }, true],
  ['a package too many', { a }, { a, b }, true],
  ['another version', { a }, { a: { ...a, version: '1.0.1' } }, true],
  ['another hash', { a }, { a: { ...a, integrity: 'sha512-x' } }, true],
  ['an optional package of another version', { b: forAnotherSystem }, { b: a }, true],
  ['nothing installed', { a }, undefined, true],
])('an install with %s', (_, wanted, present, stale) => {
  writeInstall(wanted, present);
  expect(installIsStale(folder)).toBe(stale);
});

it('an install behind a link is never replaced', async () => {
  writeInstall({ a }, undefined);
  mkdirSync(join(folder, 'elsewhere'));
  symlinkSync(join(folder, 'elsewhere'), join(folder, 'node_modules'), 'dir');
  await expect(installWhenStale(folder)).rejects.toThrow('link');
});

it('arguments and the exit code go through', async () => {
  const script = join(folder, 'script.ts');
  writeFileSync(
    script,
    'const [one]: string[] = process.argv.slice(2); process.exit(Number(one));',
  );
  const { code } = await run([process.execPath, 'scripts/bootstrap.mjs', script, '7']);
  expect(code).toBe(7);
});

it('a signal goes through, and the code says so', async () => {
  const script = join(folder, 'script.ts');
  writeFileSync(
    script,
    `process.kill(process.ppid, 'SIGTERM'); setTimeout(() => undefined, 30_000);`,
  );
  const { code } = await run([process.execPath, 'scripts/bootstrap.mjs', script]);
  expect(code).toBe(128 + 15);
});

function writeInstall(wanted: object, present: object | undefined) {
  const packages = { '': { name: 'x' }, ...wanted };
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages }));
  if (present === undefined) return;
  mkdirSync(join(folder, 'node_modules'));
  const hidden = join(folder, 'node_modules/.package-lock.json');
  writeFileSync(hidden, JSON.stringify({ packages: present }));
}
