import { join } from 'node:path';
import { build } from 'vite';

const ENTRY = join(import.meta.dirname, 'journal-entry.ts');

/** The product's own journal adapter as one script that leaves the global `journalUnderTest`. */
export async function journalSource(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      lib: { entry: ENTRY, formats: ['iife'], name: 'journalUnderTest' },
    },
  });
  const outputs = Array.isArray(built) ? built : [built];
  const [chunk] = outputs.flatMap((each) => ('output' in each ? each.output : []));
  if (chunk?.type !== 'chunk') throw new Error('the journal was not bundled');
  return chunk.code;
}
