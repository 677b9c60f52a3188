import { cpSync, existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ensureBrowsers } from '../ensure-browsers';
import type { Target } from '../lib/build-extension';
import { installedTool } from '../lib/installed-tool';
import { projectRoot } from '../lib/project-root';
import { run } from '../lib/subprocess';
import { countPlaywright, PlaywrightReport } from './count-playwright';
import { countVitest, VitestReport } from './count-vitest';
import { oneCheck, runnerOutcome, type Outcome } from './outcome';
import { readReport } from './read-report';
import { webExtFaults } from './web-ext-faults';

export type Built = Readonly<Record<Target, string>>;

/** Unit, contract and build tests. No test may be focused or tried again. */
export async function runUnitTests(work: string): Promise<Outcome> {
  const report = join(work, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const strict = ['--allowOnly=false', '--retry=0'];
  const { code } = await run([...installedTool('vitest'), 'run', ...reporters, ...strict], {
    show: true,
  });
  const read = readReport(report, VitestReport);
  return runnerOutcome(read === undefined ? undefined : countVitest(read), code);
}

/** The linter that Firefox's store runs; it must not even have a remark. */
export async function lintForStore(built: Built): Promise<Outcome> {
  const options = ['--output=json', '--warnings-as-errors', '--no-config-discovery'];
  const { code, stdout, stderr } = await run(
    [...installedTool('web-ext'), 'lint', `--source-dir=${built.firefox}`, ...options],
    { env: { NO_UPDATE_NOTIFIER: '1' } },
  );
  const faults = webExtFaults(stdout);
  return oneCheck(code === 0 && faults === undefined, `${faults ?? ''}${stderr}`.trim());
}

/** Both browsers and a display to drive their menus with. */
export async function findBrowsers(): Promise<Outcome> {
  try {
    await ensureBrowsers({ chromium: true, firefox: true, display: true });
    return oneCheck(true, '');
  } catch (error) {
    return oneCheck(false, error instanceof Error ? error.message : String(error));
  }
}

/** The built extension in real browsers. */
export async function runEndToEnd(built: Built, work: string): Promise<Outcome> {
  const report = join(work, 'playwright.json');
  const traces = join(work, 'test-results');
  const options = ['--config=test/e2e/playwright.config.ts', '--reporter=line,json'];
  const strict = ['--forbid-only', '--retries=0', `--output=${traces}`];
  const { code } = await run([...installedTool('playwright'), 'test', ...options, ...strict], {
    show: true,
    env: {
      CHARGEHAND_CHROME: built.chrome,
      CHARGEHAND_FIREFOX: built.firefox,
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    },
  });
  keepTraces(traces);
  const read = readReport(report, PlaywrightReport);
  return runnerOutcome(read === undefined ? undefined : countPlaywright(read), code);
}

/** Screenshots and traces of failures outlive the run's private folder. */
function keepTraces(traces: string) {
  const worthKeeping = existsSync(traces) && readdirSync(traces).some((name) => name[0] !== '.');
  if (!worthKeeping) return;
  const kept = join('test-results', basename(join(traces, '..')));
  cpSync(traces, join(projectRoot, kept), { recursive: true });
  process.stdout.write(`kept: ${kept}\n`);
}
