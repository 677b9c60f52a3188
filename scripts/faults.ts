import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { faultTable } from '../test/e2e/faults/fault-table';
import type { FaultTest } from '../test/e2e/faults/table/fault';
import { ensureBrowsers } from './ensure-browsers';
import { buildAll } from './lib/build-extension';
import { makePrivateFolder } from './lib/private-folder';
import { projectRoot } from './lib/project-root';
import { stopOnSignals } from './lib/stop-on-signals';
import { addFaults } from './proving/add-faults';
import { FaultProof } from './proving/fault-proof';
import { proveFaults } from './proving/prove-faults';
import { writeFaultPage } from './proving/write-fault-page';

const { positionals: files, values } = parseArgs({
  options: { render: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const place = join(projectRoot, 'docs/proof/faults.json');
const unknown = files.filter((file) => !faultTable.some(({ tests }) => tests.some(isIn([file]))));
if (unknown.length > 0) throw new Error(`no file of the table: ${unknown.join(', ')}`);
if (!values.render) {
  const work = makePrivateFolder();
  stopOnSignals(work.remove);
  try {
    const paths = await ensureBrowsers({ chromium: true, firefox: true, display: true });
    const { proof, code } = await proveFaults(await buildAll(work.path), paths, work.path, files);
    const whole = files.length === 0 ? proof : addFaults(readProof(), proof, files, isRowOf(files));
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, `${JSON.stringify(whole, null, 2)}\n`);
    process.exitCode = code;
  } finally {
    work.remove();
  }
}
await writeFaultPage();

function readProof(): FaultProof {
  return FaultProof.parse(JSON.parse(readFileSync(place, 'utf8')));
}

function isIn(some: readonly string[]): (test: FaultTest) => boolean {
  return ({ file }) => some.includes(file);
}

/** True for a row of the table that one of these files shows. */
function isRowOf(some: readonly string[]): (row: string) => boolean {
  const tests = faultTable.flatMap((fault) => fault.tests).filter(isIn(some));
  const rows = new Set<string>(tests.flatMap((test) => ('rows' in test ? test.rows : [])));
  return (row) => rows.has(row);
}
