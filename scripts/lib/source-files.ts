import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './subprocess';

/**
 * The names of the project's source files, sorted by code unit, with forward slashes.
 *
 * In a git checkout these are the tracked files; in the unpacked source zip, where there is no
 * git, everything that `.gitignore` does not name.
 */
export async function listSourceFiles(root: string): Promise<readonly string[]> {
  const names = existsSync(join(root, '.git')) ? await trackedFiles(root) : walk(root);
  return [...names].sort();
}

async function trackedFiles(root: string) {
  const [tracked, deleted, untracked] = await Promise.all([
    gitList(root, '--cached'),
    gitList(root, '--deleted'),
    gitList(root, '--others', '--exclude-standard'),
  ]);
  if (untracked.length > 0) {
    process.stderr.write(`not in the source zip, for git does not track: ${untracked.join(' ')}\n`);
  }
  return tracked.filter((name) => !deleted.includes(name));
}

async function gitList(root: string, ...which: readonly string[]) {
  // The checkout may belong to another user, as in a container: reading its index is harmless.
  const command = ['git', '-c', `safe.directory=${root}`, 'ls-files', '-z', ...which];
  const { code, stdout, stderr } = await run(command, { cwd: root });
  if (code !== 0) throw new Error(`git ls-files failed: ${stderr}`);
  return stdout.split('\0').filter((name) => name !== '');
}

function walk(root: string) {
  const isIgnored = ignoreRule(readFileSync(join(root, '.gitignore'), 'utf8'));
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => !isIgnored(name));
}

/** Knows the two forms our own list uses, `folder/` and `*.ending`; refuses any other. */
function ignoreRule(list: string) {
  const lines = list.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const rules = lines.map((line) => {
    if (/^[\w.-]+\/$/.test(line)) return (name: string) => `/${name}`.includes(`/${line}`);
    if (/^\*\.[\w.]+$/.test(line)) return (name: string) => name.endsWith(line.slice(1));
    throw new Error(`.gitignore: ${line} is not understood by scripts/lib/source-files.ts`);
  });
  return (name: string) => rules.some((rule) => rule(name));
}
