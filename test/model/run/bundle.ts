import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import { projectRoot } from '../../../scripts/lib/project-root';

/** A change to one of the product's own files, made in memory. The text has to occur in it exactly once. */
export interface Patch {
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

export interface BundleOptions {
  readonly patches: readonly Patch[];
  /**
   * Takes the product's own readers of records, answers and messages. They cost most of the time and are tested by
   * themselves; else those in `test/model/fast` stand in for them.
   */
  readonly isExact: boolean;
}

/** Readers, by the module that is replaced and who imports it. */
const STAND_INS = [
  {
    importer: '/platform/journal-records.ts',
    source: '../domain/charge-schema',
    by: 'charge-schema.ts',
  },
  {
    importer: '/platform/journal-records.ts',
    source: '../domain/step-charge',
    by: 'step-charge.ts',
  },
  {
    importer: '/background/router.ts',
    source: '../protocol/requests',
    by: 'request-schemas.ts',
  },
  { importer: '/background/router.ts', source: '../domain/schema', by: 'envelope-schema.ts' },
  { importer: '/billing/client.ts', source: './parse-json', by: 'parse-json.ts' },
  { importer: '/billing/client.ts', source: './error-envelope', by: 'error-envelope.ts' },
  { importer: '/billing/client.ts', source: './read-payments', by: 'read-payments.ts' },
  { importer: '/billing/client.ts', source: './read-assets', by: 'read-assets.ts' },
  { importer: '/billing/client.ts', source: './read-price-points', by: 'read-price-points.ts' },
] as const;

/** The simulator with the product's core in it, as one module for a worker. */
export async function bundle({ patches, isExact }: BundleOptions): Promise<string> {
  const missed = new Set<unknown>(isExact ? patches : [...patches, ...STAND_INS]);
  const result = await build({
    configFile: false,
    root: projectRoot,
    logLevel: 'error',
    publicDir: false,
    plugins: [patching(patches, missed), ...(isExact ? [] : [standingIn(missed)])],
    ssr: { noExternal: true },
    build: {
      ssr: join(projectRoot, 'test/model/run/worker.ts'),
      target: 'node20',
      write: false,
      minify: false,
    },
  });
  if (missed.size > 0) throw new Error(`did not fit: ${JSON.stringify([...missed])}`);
  const [chunk] = 'output' in result ? result.output : [];
  if (chunk?.type !== 'chunk') throw new Error('nothing was bundled');
  return chunk.code;
}

/** Makes the changes to the product's files while they are bundled; takes those that fit from `missed`. */
export function patching(patches: readonly Patch[], missed: Set<unknown>): Plugin {
  return {
    name: 'seeded-bug',
    enforce: 'pre',
    transform(code, id) {
      const path = id.replaceAll('\\', '/');
      let patched = code;
      for (const patch of patches) {
        if (!path.endsWith(`/${patch.file}`)) continue;
        const parts = patched.split(patch.find);
        if (parts.length !== 2) {
          throw new Error(`${patch.file} holds this ${parts.length - 1} times: ${patch.find}`);
        }
        patched = parts.join(patch.replace);
        missed.delete(patch);
      }
      return patched === code ? undefined : { code: patched, map: null };
    },
  };
}

function standingIn(missed: Set<unknown>): Plugin {
  return {
    name: 'stand-ins',
    enforce: 'pre',
    resolveId(source, importer) {
      const path = importer?.replaceAll('\\', '/') ?? '';
      const fitting = STAND_INS.find(
        (each) => each.source === source && path.endsWith(each.importer),
      );
      if (fitting === undefined) return undefined;
      missed.delete(fitting);
      return join(projectRoot, 'test/model/fast', fitting.by);
    },
  };
}
