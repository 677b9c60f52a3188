import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from '../lock.mjs';
import { projectRoot } from './project-root';

/** `.work/<pid>-…`: two runs at once in one checkout never meet. Sweeps what dead runs left. */
export function makePrivateFolder(): { readonly path: string; readonly remove: () => void } {
  const parent = join(projectRoot, '.work');
  mkdirSync(parent, { recursive: true });
  for (const name of readdirSync(parent)) {
    const pid = /^(\d+)-\w+$/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) remove(join(parent, name));
  }
  const path = mkdtempSync(join(parent, `${process.pid}-`));
  return {
    path,
    remove: () => {
      remove(path);
    },
  };
}

function remove(folder: string) {
  // A browser that is just ending may still be writing into its profile.
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
