import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultTable } from '../../test/e2e/faults/fault-table';
import { projectRoot } from '../lib/project-root';
import { FaultProof } from './fault-proof';
import { ProveProof } from './prove-proof';
import { renderFaults } from './render-faults';

const read = (name: string): unknown =>
  JSON.parse(readFileSync(join(projectRoot, 'docs/proof', name), 'utf8'));

/** Writes `docs/faults.md` from the proofs that the last runs have left. */
export async function writeFaultPage(): Promise<void> {
  const page = await renderFaults({
    table: faultTable,
    proof: FaultProof.parse(read('faults.json')),
    prove: ProveProof.parse(read('prove.json')),
  });
  writeFileSync(join(projectRoot, 'docs/faults.md'), page);
}
