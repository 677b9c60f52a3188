import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { proofOf } from '../test/corpus/corpus-proof';
import { describeCounts } from '../test/corpus/describe-counts';
import { runCorpus } from '../test/corpus/run/run-corpus';
import { ensureBrowsers } from './ensure-browsers';
import { projectRoot } from './lib/project-root';

await ensureBrowsers({ chromium: true, firefox: true, display: false });
const proof = proofOf(await runCorpus('chromium'), await runCorpus('firefox'));
process.stdout.write(describeCounts(proof.chromium) + describeCounts(proof.firefox));
const folder = join(projectRoot, 'docs/proof');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'corpus.json'), `${JSON.stringify(proof, null, 2)}\n`);
