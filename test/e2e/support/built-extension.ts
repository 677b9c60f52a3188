import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The built extension that is tested: the folder the test command built, else `dist/`. Throws when there is none. */
export function builtExtension(kind: 'chromium' | 'firefox'): string {
  const target = kind === 'chromium' ? 'chrome' : 'firefox';
  const given = process.env[target === 'chrome' ? 'CHARGEHAND_CHROME' : 'CHARGEHAND_FIREFOX'];
  const folder = given ?? join(import.meta.dirname, '../../../dist', target);
  if (!existsSync(join(folder, 'manifest.json'))) {
    throw new Error(`There is no built extension at ${folder}: run "npm run build" first.`);
  }
  return folder;
}
