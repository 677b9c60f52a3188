import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Manifest {
  readonly content_security_policy: { readonly extension_pages: string };
}

/** A copy of the built extension whose files pages may load: what shows that a page would find them. */
export function shownExtension(extension: string): { folder: string; dispose: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'chargehand-shown-'));
  cpSync(extension, folder, { recursive: true });
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  const policy = manifest.content_security_policy.extension_pages;
  const open = {
    ...manifest,
    web_accessible_resources: [{ resources: ['*'], matches: ['https://desk.acme.test/*'] }],
    content_security_policy: { extension_pages: policy.replace("frame-ancestors 'none'; ", '') },
  };
  writeFileSync(file, JSON.stringify(open));
  return {
    folder,
    dispose: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
