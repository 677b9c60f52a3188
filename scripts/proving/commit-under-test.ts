import { run } from '../lib/subprocess';

/** The commit that a proof speaks of; it says so when the files were changed since. */
export async function commitUnderTest(): Promise<string> {
  const { code, stdout } = await run(['git', 'rev-parse', 'HEAD']);
  if (code !== 0) return 'none';
  const changes = await run(['git', 'status', '--porcelain']);
  return changes.stdout === '' ? stdout.trim() : `${stdout.trim()} with changes`;
}
