import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';

/**
 * Zips files of a folder so that equal files give equal bytes on any machine, in any time zone.
 *
 * A zip stores local time, and fflate reads it off the Date's local fields: hence a date made of
 * local fields. No attributes of the file system are stored.
 */
export function zipFiles(folder: string, names: readonly string[]): Uint8Array {
  const sorted = [...names].sort();
  const entries = sorted.map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))]);
  return zipSync(Object.fromEntries(entries) as Record<string, Uint8Array>, {
    level: 9,
    mtime: new Date(1980, 0, 1, 0, 0, 0),
  });
}
