import { checkCustomerId, type CustomerId } from './customer-id';
import type { Candidate } from './page-reading';

/** A candidate that may be sent as it stands. */
export interface UsableCandidate extends Candidate {
  readonly value: CustomerId;
}

/** How far the values of a page can be believed. `unusable`: found, but no ID that may be sent. */
export type Graded =
  | { readonly grade: 'certain' | 'check'; readonly candidate: UsableCandidate }
  | { readonly grade: 'conflict'; readonly candidates: readonly UsableCandidate[] }
  | { readonly grade: 'none'; readonly unusable: readonly Candidate[] };

/** Decides which customer a page speaks of; two sources that disagree are never resolved here. */
export function gradeReading(
  candidates: readonly Candidate[],
  pattern: RegExp | undefined,
): Graded {
  const usable = candidates.flatMap((candidate) => {
    const check = checkCustomerId(candidate.value, pattern);
    return check.ok ? [{ ...candidate, value: check.id }] : [];
  });
  const first = usable[0];
  if (first === undefined) return { grade: 'none', unusable: candidates };
  const distinct = usable.filter(
    ({ value }, at) => usable.findIndex((each) => each.value === value) === at,
  );
  if (distinct.length > 1) return { grade: 'conflict', candidates: distinct };
  const isStrong = usable.some(({ by }) => by === 'label' || by === 'card');
  return { grade: isStrong ? 'certain' : 'check', candidate: first };
}
