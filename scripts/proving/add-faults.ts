import type { FaultProof } from './fault-proof';
import { inOrder } from './in-order';

/**
 * Puts what a run of some files showed in the place of what these files showed before. `isOfFiles` tells the rows
 * of the table that the files show. The proof names the commit of each file that was run again.
 */
export function addFaults(
  before: FaultProof,
  again: FaultProof,
  files: readonly string[],
  isOfFiles: (row: string) => boolean,
): FaultProof {
  const tests = before.tests.filter(({ file }) => !files.includes(file));
  const rows = before.rows.filter(({ row }) => !isOfFiles(row));
  const earlier = before.again.filter(({ file }) => !files.includes(file));
  return {
    ...before,
    tests: [...tests, ...again.tests].toSorted(inOrder),
    rows: [...rows, ...again.rows].toSorted(inOrder),
    again: [...earlier, ...files.map((file) => ({ file, commit: again.commit }))].toSorted(inOrder),
  };
}
