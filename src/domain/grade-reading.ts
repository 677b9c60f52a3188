import { checkCustomerId, type CustomerId } from './customer-id';
import { isEmail } from './email';
import type { Candidate, FoundBy } from './page-reading';

/** A candidate that may be sent as it stands. */
export interface UsableCandidate extends Candidate {
  readonly value: CustomerId;
}

/** How far the values of a page can be believed. `unusable`: found, but no ID that may be sent. */
export type Graded =
  | { readonly grade: 'certain' | 'check'; readonly candidate: UsableCandidate }
  | { readonly grade: 'conflict'; readonly candidates: readonly UsableCandidate[] }
  | { readonly grade: 'none'; readonly unusable: readonly Candidate[] };

/** The order of trust: a lower one goes first, and its provenance is the one that is shown. */
const TRUST: Readonly<Record<FoundBy, number>> = {
  label: 0,
  card: 0,
  link: 1,
  note: 2,
  address: 3,
  selection: 4,
};

/** More than so many different values are no choice for anybody. */
const MOST_CHOICES = 100;

/** True for a field of the record that is said to hold the customer's ID. */
export function isStrong({ by }: { readonly by: FoundBy | 'email' }): boolean {
  return by === 'label' || by === 'card';
}

/**
 * Decides which customer a page speaks of; two sources that disagree are never resolved here, however
 * different their trust. What does not fit the organisation's pattern is no source.
 */
export function gradeReading(
  candidates: readonly Candidate[],
  pattern: RegExp | undefined,
): Graded {
  // An e-mail address is an ID only where a field says so: elsewhere it may be anybody's.
  const sources = candidates
    .filter((candidate) => isStrong(candidate) || !isEmail(candidate.value))
    .toSorted((a, b) => TRUST[a.by] - TRUST[b.by]);
  const usable = sources.flatMap((candidate) => {
    const check = checkCustomerId(candidate.value, pattern);
    return check.ok ? [{ ...candidate, value: check.id }] : [];
  });
  const [first, ...others] = distinct(usable);
  if (first === undefined) return { grade: 'none', unusable: distinct(sources) };
  if (others.length > 0) return { grade: 'conflict', candidates: [first, ...others] };
  return { grade: isStrong(first) ? 'certain' : 'check', candidate: first };
}

function distinct<Each extends Candidate>(candidates: readonly Each[]): readonly Each[] {
  const byValue = new Map<string, Each>();
  for (const each of candidates) if (!byValue.has(each.value)) byValue.set(each.value, each);
  return [...byValue.values()].slice(0, MOST_CHOICES);
}
