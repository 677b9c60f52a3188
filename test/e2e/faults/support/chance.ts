import { createHash } from 'node:crypto';

/** A number from 0 to 1 that the seed and the name decide: the same run waits the same again. */
export function chance(seed: number, name: string): number {
  const digest = createHash('sha256')
    .update(`${String(seed)} ${name}`)
    .digest();
  return digest.readUInt32BE() / 2 ** 32;
}
