import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withLock } from '../lock.mjs';
import { run } from './subprocess';

/** Text in pages is measured and photographed: give it real letters where fonts are missing. */
const fonts = ['fonts-noto-core', 'fonts-noto-mono'];

/**
 * Installs Debian packages, as root on Debian only, one run at a time on this machine.
 *
 * `stillMissing` is asked again under the lock, since another run may have installed them.
 * Returns why nothing was installed, or undefined.
 */
export async function installFromDebian(
  packages: readonly string[],
  stillMissing: () => Promise<readonly string[]>,
): Promise<string | undefined> {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) {
    return `${packages.join(', ')} can be installed by itself only as root on Debian`;
  }
  const lock = join(tmpdir(), 'chargehand-apt.lock');
  return withLock(lock, 'apt-get install', async () => {
    const missing = await stillMissing();
    return missing.length === 0 ? undefined : install(missing);
  });
}

async function install(packages: readonly string[]) {
  process.stderr.write(`installing what is missing: apt-get install ${packages.join(' ')}\n`);
  await apt(['update']);
  const wished = await apt(['install', ...packages, ...fonts]);
  if (wished === undefined) return undefined;
  // Not every release has both fonts; the tests can do without them.
  return apt(['install', ...packages]);
}

async function apt(words: readonly string[]): Promise<string | undefined> {
  const options = ['-y', '-q', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300'];
  const { code, stdout, stderr } = await run(['apt-get', ...options, ...words], {
    env: { DEBIAN_FRONTEND: 'noninteractive' },
  });
  return code === 0
    ? undefined
    : `apt-get ${words.join(' ')} failed: ${lastLines(stdout + stderr)}`;
}

function lastLines(output: string) {
  return output.trim().split('\n').slice(-3).join(' ');
}
