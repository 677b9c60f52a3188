import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultTable } from '../../test/e2e/faults/fault-table';
import type { BrowserPaths } from '../ensure-browsers';
import { installedTool } from '../lib/installed-tool';
import { run } from '../lib/subprocess';
import type { Built } from '../testing/runner-steps';
import { FaultProof, NamedReport, namedTests } from './fault-proof';

/** Runs every test that the table of faults names, in both browsers, and gathers what they showed. */
export async function proveFaults(built: Built, paths: BrowserPaths, work: string) {
  const report = join(work, 'faults.json');
  const rows = join(work, 'rows.jsonl');
  const options = ['--config=test/e2e/faults/table.config.ts', '--reporter=line,json'];
  const strict = ['--forbid-only', '--retries=0', `--output=${join(work, 'test-results')}`];
  const { code } = await run([...installedTool('playwright'), 'test', ...options, ...strict], {
    show: true,
    env: {
      CHARGEHAND_CHROME: built.chrome,
      CHARGEHAND_FIREFOX: built.firefox,
      CHARGEHAND_PROVEN_ROWS: rows,
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    },
  });
  const tests = namedTests(NamedReport.parse(JSON.parse(readFileSync(report, 'utf8'))));
  const proof = FaultProof.parse({
    versions: {
      chromium: await versionOf(paths.chromium),
      firefox: await versionOf(paths.firefox),
    },
    tests: tests.filter(isNamed).toSorted(inOrder),
    rows: readRows(rows).toSorted(inOrder),
  });
  return { proof, code };
}

function isNamed({ file, title }: FaultProof['tests'][number]): boolean {
  return faultTable.some(({ tests }) =>
    tests.some((each) => each.file === file && 'titles' in each && each.titles.includes(title)),
  );
}

/** Workers finish as they like; the proof does not change with that. */
function inOrder(one: object, other: object): number {
  const [a, b] = [JSON.stringify(one), JSON.stringify(other)];
  return a < b ? -1 : Number(a > b);
}

function readRows(file: string): object[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as object);
}

async function versionOf(path: string | undefined): Promise<string> {
  if (path === undefined) throw new Error('a browser is missing');
  const text = (await run([path, '--version'])).stdout;
  // Such as "Mozilla Firefox 153.0" and "Chromium 156.0.1.2 built on Debian".
  const found = /(Firefox|Chromium|Chrome[\w ]*) [\d.]+/.exec(text)?.[0];
  if (found === undefined) throw new Error(`${path} does not say its version`);
  return found;
}
