import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { run } from '../../../scripts/lib/subprocess';
import { withLock } from '../../../scripts/lock.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chargehand-lock-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const lockModule = new URL('../../../scripts/lock.mjs', import.meta.url).href;

/** A process that holds the lock for a while and fails when another one holds it too. */
function contender() {
  const script = `
    import { mkdirSync, rmdirSync } from 'node:fs';
    import { setTimeout as pause } from 'node:timers/promises';
    import { withLock } from ${JSON.stringify(lockModule)};
    await withLock(${JSON.stringify(join(folder, 'lock'))}, 'a test', async () => {
      mkdirSync(${JSON.stringify(join(folder, 'inside'))});
      await pause(40);
      rmdirSync(${JSON.stringify(join(folder, 'inside'))});
    });`;
  return run([process.execPath, '--input-type=module', '--eval', script]);
}

it('one process at a time is inside, and nothing is left behind', { timeout: 60_000 }, async () => {
  const ended = await Promise.all(Array.from({ length: 6 }, contender));
  expect(ended.map(({ code, stderr }) => [code, stderr.replace(/^waiting.*\n/, '')])).toEqual(
    Array.from({ length: 6 }, () => [0, '']),
  );
  expect(readdirSync(folder)).toEqual([]);
});

it('a lock of a dead process is taken over by one of many', { timeout: 60_000 }, async () => {
  mkdirSync(join(folder, 'lock'));
  const dead = await run([process.execPath, '--eval', 'process.stdout.write(String(process.pid))']);
  writeFileSync(join(folder, 'lock/pid'), `${dead.stdout}-token`);
  const ended = await Promise.all(Array.from({ length: 6 }, contender));
  expect(ended.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0, 0]);
  expect(readdirSync(folder)).toEqual([]);
});

it('work that throws gives the lock back', async () => {
  const lock = join(folder, 'lock');
  await expect(
    withLock(lock, 'a test', () => {
      throw new Error('broken');
    }),
  ).rejects.toThrow('broken');
  expect(existsSync(lock)).toBe(false);
});
