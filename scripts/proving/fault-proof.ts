import * as z from 'zod/mini';

const browser = z.enum(['chromium', 'firefox']);

/** One charge under one fault, as the two ledgers of the sandbox had it. */
const Row = z.object({
  row: z.string(),
  browser,
  protocol: z.enum(['h1', 'h2']),
  keys: z.enum(['honoured', 'ignored']),
  requests: z.number(),
  charges: z.number(),
  state: z.string(),
  ok: z.boolean(),
});

const NamedTest = z.object({
  file: z.string(),
  title: z.string(),
  browser,
  passed: z.boolean(),
});

/** What the last run of `npm run faults` showed: `docs/proof/faults.json`. */
export const FaultProof = z.object({
  commit: z.string(),
  versions: z.object({ chromium: z.string(), firefox: z.string() }),
  tests: z.array(NamedTest),
  rows: z.array(Row),
  /** The files that were run again since, each with the commit that it was run at. */
  again: z._default(z.array(z.object({ file: z.string(), commit: z.string() })), []),
});

export type FaultProof = z.infer<typeof FaultProof>;
export type ProvenRow = FaultProof['rows'][number];

const Suite = z.object({
  file: z.string(),
  specs: z.array(
    z.object({
      title: z.string(),
      tests: z.array(z.object({ projectName: browser, status: z.string() })),
    }),
  ),
  get suites() {
    return z.optional(z.array(Suite));
  },
});

/** The part of Playwright's JSON report that names each test. */
export const NamedReport = z.object({ suites: z.array(Suite) });

/** Each test by its file and title; only `expected` passed. */
export function namedTests({ suites }: z.infer<typeof NamedReport>): FaultProof['tests'] {
  // Tests that a helper declares keep the file that called it: that of the outermost suite.
  return suites.flatMap((suite) => testsIn(suite, suite.file));
}

function testsIn({ specs, suites }: z.infer<typeof Suite>, file: string): FaultProof['tests'] {
  const own = specs.flatMap(({ title, tests }) =>
    tests.map(({ projectName, status }) => ({
      file,
      title,
      browser: projectName,
      passed: status === 'expected',
    })),
  );
  return [...own, ...(suites ?? []).flatMap((suite) => testsIn(suite, file))];
}
