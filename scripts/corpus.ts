import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { countRun, proofOf } from '../test/corpus/corpus-proof';
import { describeCounts } from '../test/corpus/describe-counts';
import { runCorpus, type CorpusRun } from '../test/corpus/run/run-corpus';
import { ensureBrowsers } from './ensure-browsers';
import { projectRoot } from './lib/project-root';

await ensureBrowsers({ chromium: true, firefox: true, display: false });
const proof = proofOf(await readIn('chromium'), await readIn('firefox'));
const folder = join(projectRoot, 'docs/proof');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'corpus.json'), `${JSON.stringify(proof, null, 2)}\n`);

async function readIn(kind: 'chromium' | 'firefox'): Promise<CorpusRun> {
  const run = await runCorpus(kind);
  process.stdout.write(describeCounts(countRun(run)));
  return run;
}
