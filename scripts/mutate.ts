import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makePrivateFolder } from './lib/private-folder';
import { projectRoot } from './lib/project-root';
import { stopOnSignals } from './lib/stop-on-signals';
import { chosenGroups } from './mutating/chosen-groups';
import { measure, type Measured } from './mutating/measure';
import { Proof, withMeasured } from './mutating/proof';

const groups = chosenGroups(process.argv.slice(2));
const work = makePrivateFolder();
stopOnSignals(work.remove);

const all: Record<string, Measured> = {};
for (const [name, group] of groups) {
  const measured = await measure(name, group, work.path);
  all[name] = measured;
  console.table({ [name]: measured.count });
  if (measured.isEnough) keepProof(name, measured);
}
work.remove();

console.table(Object.fromEntries(Object.entries(all).map(([name, { count }]) => [name, count])));
process.exitCode = Object.values(all).every(({ isEnough }) => isEnough) ? 0 : 1;

/** Written group by group: measuring all of them takes hours, and a group's own proof holds without the others'. */
function keepProof(name: string, { count }: Measured): void {
  const path = join(projectRoot, 'docs/proof/mutate.json');
  const proof = Proof.parse(JSON.parse(readFileSync(path, 'utf8')));
  const today = new Date().toISOString().slice(0, 10);
  const next = withMeasured(proof, name, count, today);
  writeFileSync(path, `${JSON.stringify(next, undefined, 2)}\n`);
}
