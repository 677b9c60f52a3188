import * as z from 'zod/mini';
import type { Group } from './group';

/** The part of Stryker's JSON report that is counted. */
export const MutationReport = z.object({
  files: z.record(
    z.string(),
    z.object({
      mutants: z.array(
        z.object({ status: z.enum(['Killed', 'Timeout', 'Survived', 'NoCoverage']) }),
      ),
    }),
  ),
});

/** What became of a group's mutants. One that no test reaches survived; `score` is in percent. */
export interface MutantCount {
  readonly mutants: number;
  readonly killed: number;
  readonly survived: number;
  readonly timeout: number;
  readonly score: number;
}

/** Counts one group. A mutant that was ignored or could not run is no result: the report is refused. */
export function countMutants(
  { files }: z.infer<typeof MutationReport>,
  { sources }: Group,
): MutantCount {
  const all = sources.flatMap((source) => files[source]?.mutants ?? []);
  const count = (status: (typeof all)[number]['status']) =>
    all.filter((mutant) => mutant.status === status).length;
  const killed = count('Killed');
  const timeout = count('Timeout');
  return {
    mutants: all.length,
    killed,
    survived: count('Survived') + count('NoCoverage'),
    timeout,
    // Down, never up: 89.99 is not 90. A group without a mutant proves nothing.
    score: all.length === 0 ? 0 : Math.floor((1000 * (killed + timeout)) / all.length) / 10,
  };
}
