import * as z from 'zod/mini';
import { core } from './core';
import type { MutantCount } from './count-mutants';

/** What was measured of each group, and on which day. */
export const Proof = z.record(
  z.string(),
  z.strictObject({
    measured: z.iso.date(),
    mutants: z.int(),
    killed: z.int(),
    survived: z.int(),
    timeout: z.int(),
    score: z.number(),
  }),
);
export type Proof = z.infer<typeof Proof>;

/** The proof with a group measured anew. The others keep theirs; a group that is gone loses its own. */
export function withMeasured(
  proof: Proof,
  name: string,
  count: MutantCount,
  measured: string,
): Proof {
  const all: Proof = { ...proof, [name]: { measured, ...count } };
  return Object.fromEntries(
    Object.keys(core).flatMap((group) => (all[group] === undefined ? [] : [[group, all[group]]])),
  );
}
