import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { projectRoot } from './project-root';

const Manifest = z.object({
  bin: z.union([z.string(), z.record(z.string(), z.string())]),
});

/** The command line that starts an installed package's program, without a shell or `npx`. */
export function installedTool(packageName: string, program = packageName): readonly string[] {
  const folder = join(projectRoot, 'node_modules', packageName);
  const text = readFileSync(join(folder, 'package.json'), 'utf8');
  const { bin } = Manifest.parse(JSON.parse(text));
  const file = typeof bin === 'string' ? bin : bin[program];
  if (file === undefined) throw new Error(`${packageName} has no program ${program}`);
  return [process.execPath, join(folder, file)];
}
