import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { faultTable } from '../test/e2e/faults/fault-table';
import { ensureBrowsers } from './ensure-browsers';
import { buildAll } from './lib/build-extension';
import { makePrivateFolder } from './lib/private-folder';
import { projectRoot } from './lib/project-root';
import { stopOnSignals } from './lib/stop-on-signals';
import { FaultProof } from './proving/fault-proof';
import { proveFaults } from './proving/prove-faults';
import { renderFaults } from './proving/render-faults';

const { values } = parseArgs({ options: { render: { type: 'boolean', default: false } } });
const file = join(projectRoot, 'docs/proof/faults.json');
if (!values.render) {
  const work = makePrivateFolder();
  stopOnSignals(work.remove);
  try {
    const paths = await ensureBrowsers({ chromium: true, firefox: true, display: true });
    const { proof, code } = await proveFaults(await buildAll(work.path), paths, work.path);
    mkdirSync(join(projectRoot, 'docs/proof'), { recursive: true });
    writeFileSync(file, `${JSON.stringify(proof, null, 2)}\n`);
    process.exitCode = code;
  } finally {
    work.remove();
  }
}
const page = await renderFaults({
  table: faultTable,
  proof: FaultProof.parse(JSON.parse(readFileSync(file, 'utf8'))),
  isProven: existsSync(join(projectRoot, 'docs/proof/prove.json')),
});
writeFileSync(join(projectRoot, 'docs/faults.md'), page);
