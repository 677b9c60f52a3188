import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';

/** The part of a built manifest that the driver needs. */
export interface ExtensionManifest {
  readonly version: string;
  readonly action: { readonly default_popup: string };
  readonly commands?: Readonly<
    Record<string, { readonly suggested_key?: { readonly default?: string } }>
  >;
  readonly browser_specific_settings?: { readonly gecko?: { readonly id?: string } };
}

/** Reads the manifest of a built extension: a folder or a zip. */
export function readExtensionManifest(extension: string): ExtensionManifest {
  const text = statSync(extension).isDirectory()
    ? readFileSync(join(extension, 'manifest.json'), 'utf8')
    : strFromU8(unzipSync(readFileSync(extension))['manifest.json'] ?? new Uint8Array());
  return JSON.parse(text) as ExtensionManifest;
}
