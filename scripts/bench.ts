import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runBench } from '../test/bench/run-bench';
import type { BenchResult } from '../test/bench/run-bench';
import { ensureBrowsers } from './ensure-browsers';
import { buildAll } from './lib/build-extension';
import { makePrivateFolder } from './lib/private-folder';
import { projectRoot } from './lib/project-root';
import { stopOnSignals } from './lib/stop-on-signals';

const { values } = parseArgs({
  options: {
    browser: { type: 'string', default: 'chromium,firefox' },
    /** Pages of each size and twin; both twins together count for the median. */
    reads: { type: 'string', default: '7' },
    /** Openings of each kind. */
    openings: { type: 'string', default: '11' },
    seed: { type: 'string', default: '1' },
    /** A quick look leaves the proof as it is. */
    look: { type: 'boolean', default: false },
  },
});
const say = (text: string) => process.stdout.write(`${text}\n`);
const work = makePrivateFolder();
stopOnSignals(work.remove);
try {
  await ensureBrowsers({ chromium: true, firefox: true });
  const built = await buildAll(work.path);
  const load = loadavg()[0] ?? 0;
  const results: BenchResult[] = [];
  for (const kind of ['chromium', 'firefox'] as const) {
    if (!values.browser.split(',').includes(kind)) continue;
    const result = await runBench({
      kind,
      extension: kind === 'chromium' ? built.chrome : built.firefox,
      folder: work.path,
      rounds: { reads: Number(values.reads), openings: Number(values.openings) },
      seed: Number(values.seed),
    });
    results.push(result);
    tell(result);
  }
  const isMet = results.every(({ reads }) => reads.every((read) => read.isMet));
  if (!isMet) process.exitCode = 1;
  if (!values.look) {
    const machine = {
      cpu: cpus()[0]?.model ?? '',
      cores: cpus().length,
      loadBefore: Math.round(load * 10) / 10,
    };
    const proof = { seed: Number(values.seed), node: process.version, machine, isMet, results };
    const folder = join(projectRoot, 'docs/proof');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'bench.json'), `${JSON.stringify(proof, null, 2)}\n`);
  }
} finally {
  work.remove();
}

function tell({ browser, openings, reads }: BenchResult) {
  say(`\n${browser}`);
  for (const { isMet, nodes, ...read } of reads) {
    say(
      `  ${isMet ? 'ok  ' : 'FAIL'} first read of ${nodes} nodes: median ${read.medianMs} ms of ` +
        `${read.limit}, ${read.bestMs} to ${read.worstMs}, ${read.toFloor} × the least work ` +
        `(${read.reads} pages, A/A ${read.noise})`,
    );
  }
  for (const { background, by, filledToFloor, noise, ...one } of openings) {
    say(
      `  ${by}, background ${background}: usable ${one.usableToFloor} × the floor, ` +
        `filled ${filledToFloor} × (${one.usableMs} and ${one.filledMs} ms to ${one.floorMs}; ` +
        `${one.openings} openings, A/A ${noise})`,
    );
  }
}
