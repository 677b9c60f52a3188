import { spawn } from 'node:child_process';
import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { withLock } from './lock.mjs';

const OLDEST_NODE = [20, 19];

/** Whether this version of Node is older than the tools need. */
export function nodeIsTooOld(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1]);
}

/** Runs `npm ci` when `node_modules` is absent or differs from the lockfile; one run at a time. */
export async function installWhenStale(root) {
  if (!installIsStale(root)) return;
  if (isLink(join(root, 'node_modules'))) {
    // `npm ci` would empty the folder behind the link, which belongs to someone else.
    throw new Error('node_modules is a link to an install that does not fit package-lock.json.');
  }
  await withLock(join(root, '.work', 'install.lock'), 'npm ci', async () => {
    if (installIsStale(root)) await npmCi(root);
  });
}

/** Compares the lockfile with the copy that npm leaves in `node_modules` after a full install. */
export function installIsStale(root) {
  const wanted = packagesIn(join(root, 'package-lock.json'));
  const present = packagesIn(join(root, 'node_modules', '.package-lock.json'));
  if (wanted === undefined) throw new Error('package-lock.json is missing or broken.');
  if (present === undefined) return true;
  delete wanted[''];
  return (
    Object.keys(present).some((path) => !(path in wanted)) ||
    Object.entries(wanted).some(([path, entry]) => differs(entry, present[path]))
  );
}

function differs(wanted, present) {
  // npm leaves out optional packages that are made for another system.
  if (present === undefined) return !(wanted.optional || wanted.devOptional);
  return wanted.version !== present.version || wanted.integrity !== present.integrity;
}

function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

function isLink(path) {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

/** Development packages are wanted even where NODE_ENV says production: they are the tools. */
function npmCi(root) {
  process.stderr.write('installing what is missing: npm ci\n');
  const options = ['ci', '--ignore-scripts', '--include=dev', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const child = npm?.endsWith('.js')
    ? spawn(process.execPath, [npm, ...options], { cwd: root, stdio: toStderr })
    : spawn('npm', options, { cwd: root, stdio: toStderr, shell: process.platform === 'win32' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error('npm ci failed; see above.'));
    });
  });
}

/** Scripts print results on stdout: what npm says goes beside them. */
const toStderr = ['ignore', 2, 2];
