import { join } from 'node:path';

/** Where a browser saves files: in its profile, so that they go when it goes. */
export function downloadsFolder(profile: string): string {
  return join(profile, 'Downloads');
}
