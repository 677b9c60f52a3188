import * as z from 'zod/mini';

const Lockfile = z.object({
  lockfileVersion: z.literal(3),
  packages: z.record(z.string(), z.record(z.string(), z.unknown())),
});

/**
 * What is wrong with a lockfile, in words.
 *
 * Ours names no address at all: the client asks its own registry, and the hash decides whether
 * the answer is the package that was reviewed. So any `resolved`, of whatever host, is foreign.
 */
export function lockfileFaults(lockfile: unknown): readonly string[] {
  const parsed = Lockfile.safeParse(lockfile);
  if (!parsed.success) return ['it is no lockfile of version 3'];
  const installed = Object.entries(parsed.data.packages).filter(([path]) => path !== '');
  if (installed.length === 0) return ['it locks no package'];
  return installed.flatMap(([path, entry]) => [
    ...('resolved' in entry ? [`${path} names an address`] : []),
    ...('link' in entry ? [`${path} is a link`] : []),
    ...(isSha512(entry['integrity']) ? [] : [`${path} has no sha512 integrity`]),
    ...(path.startsWith('node_modules/') ? [] : [`${path} lies outside node_modules`]),
  ]);
}

function isSha512(integrity: unknown) {
  return typeof integrity === 'string' && /^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity);
}
