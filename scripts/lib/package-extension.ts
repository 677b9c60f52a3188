import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod/mini';
import { buildAll, targets } from './build-extension';
import { makePrivateFolder } from './private-folder';
import { projectRoot } from './project-root';
import { listSourceFiles } from './source-files';
import { zipFiles } from './zip-files';

/**
 * Writes the two store zips, the source zip for reviewers and `SHA256SUMS` into a folder, and
 * returns their names. Zips of other versions are removed from it.
 */
export async function packageInto(folder: string): Promise<readonly string[]> {
  const target = resolve(projectRoot, folder);
  const work = makePrivateFolder();
  try {
    const zips = await makeZips(work.path);
    const sums = [...zips].map(([name, bytes]) => `${sha256(bytes)}  ${name}\n`).join('');
    mkdirSync(target, { recursive: true });
    removeOldZips(target, zips);
    for (const [name, bytes] of zips) writeWhole(join(target, name), bytes);
    writeWhole(join(target, 'SHA256SUMS'), Buffer.from(sums));
    return [...zips.keys(), 'SHA256SUMS'];
  } finally {
    work.remove();
  }
}

async function makeZips(work: string) {
  const stem = `chargehand-${versionOfPackage()}`;
  const built = await buildAll(work);
  const zips = new Map<string, Uint8Array>();
  for (const browser of targets) {
    zips.set(`${stem}-${browser}.zip`, zipFiles(built[browser], filesBelow(built[browser])));
  }
  const sources = await listSourceFiles(projectRoot);
  return zips.set(`${stem}-source.zip`, zipFiles(projectRoot, sources));
}

/** The names of all files below a folder, sorted by code unit, with forward slashes. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(resolve(folder).length + 1))
    .map((name) => name.replaceAll('\\', '/'))
    .sort();
}

function versionOfPackage() {
  const text = readFileSync(join(projectRoot, 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}

function removeOldZips(folder: string, zips: ReadonlyMap<string, unknown>) {
  for (const name of readdirSync(folder)) {
    if (/^chargehand-.*\.zip$/.test(name) && !zips.has(name)) rmSync(join(folder, name));
  }
}

/** By a rename: another run, or an upload, never sees half a file. */
function writeWhole(path: string, bytes: Uint8Array) {
  const draft = `${path}.${process.pid}.tmp`;
  writeFileSync(draft, bytes);
  renameSync(draft, path);
}

function sha256(bytes: Uint8Array) {
  return createHash('sha256').update(bytes).digest('hex');
}
