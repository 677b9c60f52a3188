import { join } from 'node:path';
import { build } from 'vite';
import { projectRoot } from '../../../scripts/lib/project-root';
import { patching, type Patch } from '../../model/run/bundle';

/** The product's reader and what grades its answer, with changes made in memory, as one script. */
export async function bundleReader(patches: readonly Patch[]): Promise<string> {
  const missed = new Set<unknown>(patches);
  const result = await build({
    configFile: false,
    root: projectRoot,
    logLevel: 'error',
    publicDir: false,
    plugins: [patching(patches, missed)],
    build: {
      lib: {
        entry: join(import.meta.dirname, 'entry.ts'),
        formats: ['iife'],
        name: 'chargehandCorpus',
      },
      // The oldest browsers that the extension runs in.
      target: ['chrome120', 'firefox142'],
      write: false,
      minify: false,
    },
  });
  if (missed.size > 0) throw new Error(`did not fit: ${JSON.stringify([...missed])}`);
  const [chunk] = Array.isArray(result) ? (result[0]?.output ?? []) : [];
  if (chunk?.type !== 'chunk') throw new Error('nothing was bundled');
  return chunk.code;
}
