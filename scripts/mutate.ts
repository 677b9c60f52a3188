import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { installedTool } from './lib/installed-tool';
import { makePrivateFolder } from './lib/private-folder';
import { projectRoot } from './lib/project-root';
import { stopOnSignals } from './lib/stop-on-signals';
import { run } from './lib/subprocess';
import { chosenGroups } from './mutating/chosen-groups';
import { core } from './mutating/core';
import { countMutants, MutationReport } from './mutating/count-mutants';
import { strykerOptions } from './mutating/stryker-options';
import { readReport } from './testing/read-report';

const groups = chosenGroups(process.argv.slice(2));
const work = makePrivateFolder();
stopOnSignals(work.remove);

const place = relative(projectRoot, work.path).replaceAll('\\', '/');
const options = strykerOptions(
  groups.map(([, group]) => group),
  place,
);
const config = join(work.path, 'stryker.json');
writeFileSync(config, JSON.stringify(options));
const { code } = await run([...installedTool('@stryker-mutator/core', 'stryker'), 'run', config], {
  show: true,
});
const report = readReport(join(projectRoot, options.jsonReporter.fileName), MutationReport);
work.remove();
if (report === undefined) throw new Error('Stryker left no report that can be counted.');

const counts = Object.fromEntries(
  groups.map(([name, group]) => [name, countMutants(report, group)]),
);
console.table(counts);
// A part of the core is measured while one works on it, and proves nothing of the whole.
const isWhole = groups.length === Object.keys(core).length;
const isEnough =
  code === 0 && groups.every(([name, { least }]) => (counts[name]?.score ?? 0) >= least);
if (isEnough && isWhole) {
  const proof = { measured: new Date().toISOString().slice(0, 10), groups: counts };
  writeFileSync(
    join(projectRoot, 'docs/proof/mutate.json'),
    `${JSON.stringify(proof, undefined, 2)}\n`,
  );
}
process.exitCode = isEnough ? 0 : 1;
