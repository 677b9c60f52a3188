import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultTable } from '../../test/e2e/faults/fault-table';
import type { BrowserPaths } from '../ensure-browsers';
import { installedTool } from '../lib/installed-tool';
import { run } from '../lib/subprocess';
import type { Built } from '../testing/runner-steps';
import { browserVersion } from './browser-version';
import { commitUnderTest } from './commit-under-test';
import { FaultProof, NamedReport, namedTests } from './fault-proof';
import { inOrder } from './in-order';

/**
 * Runs every test that the table of faults names, in both browsers, and gathers what they showed. `files`: those
 * of these files alone, where there are any.
 */
export async function proveFaults(
  built: Built,
  paths: BrowserPaths,
  work: string,
  files: readonly string[],
) {
  // Before the tests: whatever is committed meanwhile is not what they ran.
  const commit = await commitUnderTest();
  const report = join(work, 'faults.json');
  const rows = join(work, 'rows.jsonl');
  const options = ['--config=test/e2e/faults/table.config.ts', '--reporter=line,json'];
  const strict = ['--forbid-only', '--retries=0', `--output=${join(work, 'test-results')}`];
  const { code } = await run(
    [...installedTool('playwright'), 'test', ...files, ...options, ...strict],
    {
      show: true,
      env: {
        CHARGEHAND_CHROME: built.chrome,
        CHARGEHAND_FIREFOX: built.firefox,
        CHARGEHAND_PROVEN_ROWS: rows,
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      },
    },
  );
  const tests = namedTests(NamedReport.parse(JSON.parse(readFileSync(report, 'utf8'))));
  const proof = FaultProof.parse({
    commit,
    versions: {
      chromium: await browserVersion(paths.chromium),
      firefox: await browserVersion(paths.firefox),
    },
    tests: tests.filter(isNamed).toSorted(inOrder),
    rows: readRows(rows).toSorted(inOrder),
    again: [],
  });
  return { proof, code };
}

function isNamed({ file, title }: FaultProof['tests'][number]): boolean {
  return faultTable.some(({ tests }) =>
    tests.some((each) => each.file === file && 'titles' in each && each.titles.includes(title)),
  );
}

function readRows(file: string): object[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as object);
}
