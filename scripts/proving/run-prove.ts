import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserPaths } from '../ensure-browsers';
import { installedTool } from '../lib/installed-tool';
import { run } from '../lib/subprocess';
import type { Built } from '../testing/runner-steps';
import type { ProveFile } from './add-prove';
import { browserVersion } from './browser-version';
import { commitUnderTest } from './commit-under-test';
import { countProof } from './count-kills';
import { inOrder } from './in-order';
import { ProofLine, ProveProof } from './prove-proof';

/** Impatient hands for each browser, and as many pairs of windows. */
const BURSTS = 500;

/** How often each kill point is tried, and what decides the waits. */
export interface ProveOptions {
  readonly rounds: number;
  readonly seed: number;
}

/**
 * Kills at every point in both browsers, waits for every long answer, presses wildly, and gathers what that showed.
 * `files`: those to run; all where there are none.
 */
export async function runProve(
  { rounds, seed }: ProveOptions,
  built: Built,
  paths: BrowserPaths,
  work: string,
  files: readonly ProveFile[],
): Promise<{ readonly proof: ProveProof; readonly code: number }> {
  const file = join(work, 'proof.jsonl');
  const options = ['--config=test/e2e/faults/prove.config.ts', '--reporter=line'];
  const strict = ['--forbid-only', '--retries=0', `--output=${join(work, 'test-results')}`];
  // Before the tests: whatever is committed meanwhile is not what they ran.
  const commit = await commitUnderTest();
  const began = performance.now();
  const { code } = await run(
    [...installedTool('playwright'), 'test', ...files, ...options, ...strict],
    {
      show: true,
      env: {
        CHARGEHAND_CHROME: built.chrome,
        CHARGEHAND_FIREFOX: built.firefox,
        CHARGEHAND_BURSTS: String(BURSTS),
        CHARGEHAND_PROOF_LINES: file,
        CHARGEHAND_ROUNDS: String(rounds),
        CHARGEHAND_SEED: String(seed),
      },
    },
  );
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
  const records = lines.map((line) => ProofLine.parse(JSON.parse(line)));
  const kills = records.flatMap((line) => ('kill' in line ? [line.kill] : []));
  const answers = records.flatMap((line) => ('answer' in line ? [line.answer] : []));
  const bursts = records.flatMap((line) => ('bursts' in line ? [line.bursts] : []));
  const proof = {
    commit,
    seed,
    rounds,
    minutes: Math.ceil((performance.now() - began) / 60_000),
    versions: {
      chromium: await browserVersion(paths.chromium),
      firefox: await browserVersion(paths.firefox),
    },
    counts: countProof(kills, answers),
    kills: kills.toSorted(inOrder),
    answers: answers.toSorted(inOrder),
    bursts: bursts.toSorted(inOrder),
    again: [],
  };
  return { proof, code };
}
