import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../scripts/lib/project-root';

/** What the simulator plays of the product. */
const PLAYED = ['background', 'billing', 'domain', 'platform', 'protocol'];

/** Names the product's code that schedules are played with: another one has to be proven anew. */
export function hashOfProduct(): string {
  const source = join(projectRoot, 'src');
  const hash = createHash('sha256');
  for (const folder of PLAYED) {
    const files = readdirSync(join(source, folder)).filter((file) => file.endsWith('.ts'));
    for (const file of files.toSorted()) {
      hash.update(`${folder}/${file}\n`).update(readFileSync(join(source, folder, file)));
    }
  }
  return hash.digest('hex').slice(0, 16);
}
