import { countProof } from './count-kills';
import { inOrder } from './in-order';
import type { ProveProof } from './prove-proof';

/** What `npm run prove` runs. */
export const PROVE_FILES = [
  'faults/kills.spec.ts',
  'faults/long-answers.spec.ts',
  'specs/bursts.spec.ts',
] as const;

export type ProveFile = (typeof PROVE_FILES)[number];

/** Which part of the proof each file writes. */
const PARTS = {
  'faults/kills.spec.ts': 'kills',
  'faults/long-answers.spec.ts': 'answers',
  'specs/bursts.spec.ts': 'bursts',
} as const satisfies Record<ProveFile, keyof ProveProof>;

/**
 * Puts what a run of some files showed in the place of what these files showed before. The proof names the commit of
 * each file that was run again.
 */
export function addProve(
  before: ProveProof,
  again: ProveProof,
  files: readonly ProveFile[],
): ProveProof {
  const parts = files.map((file) => PARTS[file]);
  const partOf = (part: (typeof parts)[number]) => (parts.includes(part) ? again : before);
  const { kills } = partOf('kills');
  const { answers } = partOf('answers');
  const earlier = before.again.filter(({ file }) => !files.some((each) => each === file));
  return {
    ...before,
    counts: countProof(kills, answers),
    kills,
    answers,
    bursts: partOf('bursts').bursts,
    again: [...earlier, ...files.map((file) => ({ file, commit: again.commit }))].toSorted(inOrder),
  };
}
