import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

function readBeside(packageName: string, file: string): string {
  return readFileSync(join(dirname(require.resolve(`${packageName}/package.json`)), file), 'utf8');
}

const sources = {
  TestingLibraryDom: () =>
    readBeside('@testing-library/dom', 'dist/@testing-library/dom.umd.min.js'),
  axe: () => readBeside('axe-core', 'axe.min.js'),
} as const;

export type LibraryName = keyof typeof sources;

const cache = new Map<LibraryName, string>();

/** The source of a library that runs inside documents and leaves one global of the given name. */
export function librarySource(name: LibraryName): string {
  const source = cache.get(name) ?? sources[name]();
  cache.set(name, source);
  return source;
}
