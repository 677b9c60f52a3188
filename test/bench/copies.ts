import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Manifest {
  readonly host_permissions?: readonly string[];
  readonly action: { readonly default_popup: string };
}

const PROBE = join(import.meta.dirname, 'probe/popup-probe.js');

/** A copy of a built extension that may read the desk without being asked: its reader is timed alone. */
export function readableCopy(extension: string, folder: string): string {
  cpSync(extension, folder, { recursive: true });
  const path = join(folder, 'manifest.json');
  const manifest = readManifest(folder);
  const host_permissions = [...(manifest.host_permissions ?? []), 'https://desk.acme.test/*'];
  writeFileSync(path, JSON.stringify({ ...manifest, host_permissions }));
  return folder;
}

/** A copy of an extension whose popup notes when it is usable; all else is as it was. */
export function probedCopy(extension: string, folder: string): string {
  cpSync(extension, folder, { recursive: true });
  cpSync(PROBE, join(folder, 'popup-probe.js'));
  const path = join(folder, readManifest(folder).action.default_popup);
  const html = readFileSync(path, 'utf8');
  const probed = html.replace('<script ', '<script src="/popup-probe.js" defer></script><script ');
  if (probed === html) throw new Error(`${path} has no script to go before`);
  writeFileSync(path, probed);
  return folder;
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
}
