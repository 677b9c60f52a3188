import type { Group } from './group';

/** What Stryker is asked to do; `work` is a folder below `.work`, for its copies and its report. */
export function strykerOptions({ least, sources }: Group, work: string) {
  return {
    packageManager: 'npm',
    plugins: ['@stryker-mutator/vitest-runner'],
    testRunner: 'vitest',
    vitest: { configFile: 'scripts/mutating/vitest.config.ts' },
    mutate: sources,
    coverageAnalysis: 'perTest',
    // One at a time: what waits for a busy machine must not pass for a mutant that hangs.
    concurrency: 1,
    thresholds: { high: 100, low: least, break: least },
    // The tests of sealing take their time on purpose: a slow machine must not kill a mutant.
    timeoutMS: 20_000,
    tempDirName: `${work}/stryker`,
    cleanTempDir: 'always',
    // Not copied beside the sources, for no test reads it.
    ignorePatterns: ['.work', 'artifacts', 'dist', 'docs', 'test-results'],
    reporters: ['clear-text', 'json'],
    clearTextReporter: { logTests: false, reportTests: false, reportScoreTable: false },
    jsonReporter: { fileName: `${work}/mutation.json` },
  };
}
