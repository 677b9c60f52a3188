import { stripVTControlCharacters } from 'node:util';
import * as z from 'zod/mini';
import type { Outcome } from './outcome';

const Failure = z.object({ message: z.optional(z.string()) });

const Suite = z.object({
  specs: z.array(
    z.object({
      title: z.string(),
      tests: z.array(
        z.object({
          projectName: z.string(),
          status: z.string(),
          results: z.array(z.object({ errors: z.array(Failure) })),
        }),
      ),
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
  errors: z.array(Failure),
});

/** Beyond these, a message is a page's text or a picture of its code. */
const LINES_OF_A_MESSAGE = 12;

/**
 * Only `expected` passes: skipped, flaky and never started tests failed. So does each error outside
 * a test, and each project (a browser) without a single test. The detail says what failed and why,
 * because whoever sees only the end of a long log sees that.
 */
export function countPlaywright({
  config,
  suites,
  errors,
}: z.infer<typeof PlaywrightReport>): Outcome {
  const tests = suites.flatMap(testsIn);
  const failed = tests.filter(({ status }) => status !== 'expected');
  const idle = config.projects.filter(
    ({ name }) => !tests.some(({ projectName }) => projectName === name),
  );
  const faults = [
    ...failed.map(faultOf),
    ...errors.map((error) => `outside a test\n${messageOf(error)}`),
    ...idle.map(({ name }) => `[${name}] has no test`),
  ];
  const counts = { passed: tests.length - failed.length, failed: faults.length };
  return faults.length === 0 ? counts : { ...counts, detail: faults.join('\n') };
}

type Spec = z.infer<typeof Suite>['specs'][number];
type Test = Spec['tests'][number] & { readonly title: string };

function testsIn({ specs, suites = [] }: z.infer<typeof Suite>): readonly Test[] {
  const here = specs.flatMap(({ title, tests }) => tests.map((test) => ({ ...test, title })));
  return [...here, ...suites.flatMap(testsIn)];
}

function faultOf({ projectName, title, status, results }: Test): string {
  const errors = results.flatMap((result) => result.errors).map(messageOf);
  return [`[${projectName}] ${title}: ${status}`, ...errors].join('\n');
}

function messageOf({ message = 'without a message' }: z.infer<typeof Failure>): string {
  const lines = stripVTControlCharacters(message).split('\n').slice(0, LINES_OF_A_MESSAGE);
  return lines.map((line) => `  ${line}`).join('\n');
}
