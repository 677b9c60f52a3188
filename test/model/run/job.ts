/** What a worker is to do: that many schedules, from that seed on. */
export interface Job {
  readonly firstSeed: number;
  readonly schedules: number;
  /** Ends at the first violation. */
  readonly stopAtFirst: boolean;
  /** Rules that are not judged by. */
  readonly without: readonly string[];
  /** Keeps the story of each schedule. */
  readonly isTraced: boolean;
}

export interface FoundViolation {
  readonly seed: number;
  readonly rule: string;
  readonly text: string;
}

/** What came of it. Everything in it adds up with another worker's. */
export interface Tally {
  /** Schedules that counted: with at least one charge and two faults that really happened. */
  schedules: number;
  /** Schedules that were played for that. */
  played: number;
  steps: number;
  /** Of each rule how many violations. */
  readonly broken: Record<string, number>;
  /** The first few. */
  readonly violations: FoundViolation[];
  readonly coverage: Record<string, number>;
  /** What was counted beside: requests, charges, and how often each demand could be made. */
  readonly counts: Record<string, number>;
  readonly trace: string[];
}

export function emptyTally(): Tally {
  return {
    schedules: 0,
    played: 0,
    steps: 0,
    broken: {},
    violations: [],
    coverage: {},
    counts: {},
    trace: [],
  };
}

const KEPT = 25;

/** Adds the second to the first. */
export function addTally(sum: Tally, more: Tally): void {
  sum.schedules += more.schedules;
  sum.played += more.played;
  sum.steps += more.steps;
  addCounts(sum.broken, more.broken);
  addCounts(sum.coverage, more.coverage);
  addCounts(sum.counts, more.counts);
  sum.violations.push(...more.violations.slice(0, KEPT - sum.violations.length));
  sum.trace.push(...more.trace);
}

export function addCounts(sum: Record<string, number>, more: Readonly<Record<string, number>>) {
  for (const [name, count] of Object.entries(more)) sum[name] = (sum[name] ?? 0) + count;
}

export function countOne(counts: Record<string, number>, name: string, by = 1): void {
  counts[name] = (counts[name] ?? 0) + by;
}
