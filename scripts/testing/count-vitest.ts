import * as z from 'zod/mini';

/** The part of Vitest's JSON report that is counted. */
export const VitestReport = z.object({
  testResults: z.array(
    z.object({
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string() })),
    }),
  ),
});

/** Whatever did not pass failed: skipped and to-do tests too, and a file that did not even load. */
export function countVitest({ testResults }: z.infer<typeof VitestReport>) {
  let passed = 0;
  let failed = 0;
  for (const file of testResults) {
    const bad = file.assertionResults.filter(({ status }) => status !== 'passed').length;
    passed += file.assertionResults.length - bad;
    failed += file.status === 'passed' ? bad : Math.max(bad, 1);
  }
  return { passed, failed };
}
