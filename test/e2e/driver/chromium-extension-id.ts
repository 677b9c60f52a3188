import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';

/** The id that Chromium gives an unpacked extension without a key: a hash of where it lies. */
export function chromiumExtensionId(folder: string): string {
  const digest = createHash('sha256')
    .update(realpathSync(resolve(folder)))
    .digest('hex');
  return Array.from(digest.slice(0, 32), (digit) =>
    String.fromCharCode('a'.charCodeAt(0) + Number.parseInt(digit, 16)),
  ).join('');
}
