// Needs only Node and npm: `node scripts/bootstrap.mjs scripts/x.ts …` installs what is missing
// and runs the script. Everything that is imported here must work before `npm ci` has run.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { dirname, resolve } from 'node:path';
import process from 'node:process';
import { setInterval, clearInterval } from 'node:timers';
import { fileURLToPath } from 'node:url';
import { installWhenStale, nodeIsTooOld } from './install.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [script, ...scriptArguments] = process.argv.slice(2);

if (nodeIsTooOld(process.versions.node)) {
  fail(`Chargehand needs Node 20.19 or newer; this is ${process.versions.node}.`);
}
if (script === undefined) fail('usage: node scripts/bootstrap.mjs scripts/name.ts [arguments]');

try {
  await installWhenStale(root);
} catch (error) {
  fail(error.message);
}
runScript();

function runScript() {
  const loader = import.meta.resolve('tsx');
  const child = spawn(
    process.execPath,
    ['--import', loader, resolve(root, script), ...scriptArguments],
    { cwd: root, stdio: 'inherit' },
  );
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // Ctrl+C in a terminal reaches the whole process group: the child has it already.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  stopWhenOrphaned(child);
  child.once('error', (error) => fail(error.message));
  child.once('exit', (code, signal) => {
    process.exit(code ?? 128 + constants.signals[signal]);
  });
}

/**
 * A kill of npm reaches only the shell between npm and us, which passes nothing on. What we see of
 * it is that our parent is gone.
 */
function stopWhenOrphaned(child) {
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    child.kill('SIGTERM');
  }, 500);
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
