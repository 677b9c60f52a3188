import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';
import ts from 'typescript';

/** Every script that a built page loads: its tags, its preloads and all that these import. */
export function scriptsOfPage(folder: string, page: string): readonly string[] {
  const html = readFileSync(join(folder, page), 'utf8');
  const tags = [...html.matchAll(/<(?:script|link)\b[^>]*?\b(?:src|href)="([^"]+\.js)"/g)];
  const found = new Set<string>();
  for (const [, address = ''] of tags) addWithImports(folder, fileAt(page, address), found);
  return [...found];
}

/** What the files weigh together, each gzipped by itself, in bytes. */
export function gzipSize(folder: string, names: readonly string[]): number {
  const sizes = names.map(
    (name) => gzipSync(readFileSync(join(folder, name)), { level: 9 }).length,
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

function addWithImports(folder: string, name: string, found: Set<string>) {
  if (found.has(name)) return;
  found.add(name);
  const { importedFiles } = ts.preProcessFile(readFileSync(join(folder, name), 'utf8'), true, true);
  for (const { fileName } of importedFiles) {
    if (/^[./]/.test(fileName)) addWithImports(folder, fileAt(name, fileName), found);
  }
}

function fileAt(from: string, address: string) {
  return address.startsWith('/') ? address.slice(1) : normalize(join(dirname(from), address));
}
