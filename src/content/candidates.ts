import { SOURCES, type Candidate } from '../domain/page-reading';

/** More of them help nobody: two are a conflict already. */
const MOST = 50;

/**
 * One candidate for each value, the most trusted first: as strong as its strongest source, called what
 * the site's card calls it.
 */
export function mergeCandidates(found: readonly Candidate[]): readonly Candidate[] {
  const merged = new Map<string, Candidate>();
  for (const each of found) {
    const known = merged.get(each.value);
    merged.set(each.value, known === undefined ? each : join(known, each));
    if (merged.size === MOST) break;
  }
  return [...merged.values()].sort((one, other) => rank(one) - rank(other));
}

function join(known: Candidate, other: Candidate): Candidate {
  const { by } = rank(other) < rank(known) ? other : known;
  const named = [known, other].find((each) => each.by !== 'label' && each.label !== '') ?? known;
  return { value: known.value, by, label: named.label };
}

const rank = ({ by }: Candidate): number => SOURCES.indexOf(by);
