import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod/mini';
import { ensureBrowsers } from './ensure-browsers';
import { buildAll } from './lib/build-extension';
import { makePrivateFolder } from './lib/private-folder';
import { projectRoot } from './lib/project-root';
import { stopOnSignals } from './lib/stop-on-signals';
import { addProve, PROVE_FILES } from './proving/add-prove';
import { ProveProof } from './proving/prove-proof';
import { runProve } from './proving/run-prove';
import { writeFaultPage } from './proving/write-fault-page';

/** Fewer show that the command works, and prove too little to be kept. */
const LEAST_ROUNDS = 3;

const { positionals, values } = parseArgs({
  options: {
    rounds: { type: 'string', default: String(LEAST_ROUNDS) },
    seed: { type: 'string', default: '1' },
  },
  allowPositionals: true,
});
const files = z.array(z.enum(PROVE_FILES)).parse(positionals);
const place = join(projectRoot, 'docs/proof/prove.json');
const options = { rounds: Number(values.rounds), seed: Number(values.seed) };
const work = makePrivateFolder();
stopOnSignals(work.remove);
try {
  const paths = await ensureBrowsers({ chromium: true, firefox: true, display: true });
  const { proof, code } = await runProve(
    options,
    await buildAll(work.path),
    paths,
    work.path,
    files,
  );
  const { kills, answers } = proof.counts;
  console.table({ 'ended in the middle': kills, 'long answers': answers });
  const isClean = kills.doubleCharges === 0 && kills.lostOutcomes === 0;
  process.exitCode = code === 0 && isClean ? 0 : 1;
  if (proof.rounds >= LEAST_ROUNDS) {
    const whole = files.length === 0 ? proof : addProve(readProof(), proof, files);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, `${JSON.stringify(whole, null, 2)}\n`);
    await writeFaultPage();
  }
} finally {
  work.remove();
}

function readProof(): ProveProof {
  return ProveProof.parse(JSON.parse(readFileSync(place, 'utf8')));
}
