import * as z from 'zod/mini';

const Suite = z.object({
  specs: z.array(
    z.object({
      tests: z.array(z.object({ projectName: z.string(), status: z.string() })),
    }),
  ),
  get suites() {
    return z.optional(z.array(Suite));
  },
});

/** The part of Playwright's JSON report that is counted. */
export const PlaywrightReport = z.object({
  config: z.object({ projects: z.array(z.object({ name: z.string() })) }),
  suites: z.array(Suite),
  errors: z.array(z.unknown()),
});

/**
 * Only `expected` passes: skipped, flaky and never started tests failed. So does each error outside
 * a test, and each project (a browser) without a single test.
 */
export function countPlaywright({ config, suites, errors }: z.infer<typeof PlaywrightReport>) {
  const tests = suites.flatMap(testsIn);
  const passed = tests.filter(({ status }) => status === 'expected').length;
  const idle = config.projects.filter(
    ({ name }) => !tests.some(({ projectName }) => projectName === name),
  );
  return { passed, failed: tests.length - passed + errors.length + idle.length };
}

type Test = z.infer<typeof Suite>['specs'][number]['tests'][number];

function testsIn(suite: z.infer<typeof Suite>): readonly Test[] {
  const below = (suite.suites ?? []).flatMap(testsIn);
  return [...suite.specs.flatMap(({ tests }) => tests), ...below];
}
