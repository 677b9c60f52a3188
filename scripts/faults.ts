import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBrowsers } from './ensure-browsers';
import { buildAll } from './lib/build-extension';
import { makePrivateFolder } from './lib/private-folder';
import { projectRoot } from './lib/project-root';
import { stopOnSignals } from './lib/stop-on-signals';
import { proveFaults } from './proving/prove-faults';
import { writeFaultPage } from './proving/write-fault-page';

const { values } = parseArgs({ options: { render: { type: 'boolean', default: false } } });
if (!values.render) {
  const work = makePrivateFolder();
  stopOnSignals(work.remove);
  try {
    const paths = await ensureBrowsers({ chromium: true, firefox: true, display: true });
    const { proof, code } = await proveFaults(await buildAll(work.path), paths, work.path);
    const folder = join(projectRoot, 'docs/proof');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'faults.json'), `${JSON.stringify(proof, null, 2)}\n`);
    process.exitCode = code;
  } finally {
    work.remove();
  }
}
await writeFaultPage();
