import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBrowsers } from './ensure-browsers';
import { buildAll } from './lib/build-extension';
import { makePrivateFolder } from './lib/private-folder';
import { projectRoot } from './lib/project-root';
import { stopOnSignals } from './lib/stop-on-signals';
import { runProve } from './proving/run-prove';
import { writeFaultPage } from './proving/write-fault-page';

/** Fewer show that the command works, and prove too little to be kept. */
const LEAST_ROUNDS = 3;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: String(LEAST_ROUNDS) },
    seed: { type: 'string', default: '1' },
  },
});
const options = { rounds: Number(values.rounds), seed: Number(values.seed) };
const work = makePrivateFolder();
stopOnSignals(work.remove);
try {
  const paths = await ensureBrowsers({ chromium: true, firefox: true, display: true });
  const { proof, code } = await runProve(options, await buildAll(work.path), paths, work.path);
  const { kills, answers } = proof.counts;
  console.table({ 'ended in the middle': kills, 'long answers': answers });
  const isClean = kills.doubleCharges === 0 && kills.lostOutcomes === 0;
  process.exitCode = code === 0 && isClean ? 0 : 1;
  if (proof.rounds >= LEAST_ROUNDS) {
    const folder = join(projectRoot, 'docs/proof');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'prove.json'), `${JSON.stringify(proof, null, 2)}\n`);
    await writeFaultPage();
  }
} finally {
  work.remove();
}
