/** What one step of the whole check found; `detail` is printed below its line. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly detail?: string;
}

/** A step that counts as one check. */
export function oneCheck(holds: boolean, detail: string): Outcome {
  return holds ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, detail };
}

/** A test runner's result: an exit code, a missing report or no tests at all fail by themselves. */
export function runnerOutcome(counts: Outcome | undefined, code: number): Outcome {
  if (counts === undefined) return { passed: 0, failed: 1, detail: 'the runner left no report' };
  const { passed, failed } = counts;
  if (passed + failed === 0) return { passed, failed: 1, detail: 'the runner ran no test' };
  if (code !== 0 && failed === 0) {
    return { passed, failed: 1, detail: `the runner failed beside its tests (exit code ${code})` };
  }
  return counts;
}
