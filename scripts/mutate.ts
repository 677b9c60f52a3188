import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { installedTool } from './lib/installed-tool';
import { makePrivateFolder } from './lib/private-folder';
import { projectRoot } from './lib/project-root';
import { stopOnSignals } from './lib/stop-on-signals';
import { run } from './lib/subprocess';
import { core } from './mutating/core';
import { countMutants, MutationReport } from './mutating/count-mutants';
import { LEAST_SCORE, strykerOptions } from './mutating/stryker-options';
import { readReport } from './testing/read-report';

const wanted = process.argv.slice(2);
const groups = Object.entries(core).filter(
  ([name]) => wanted.length === 0 || wanted.includes(name),
);
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
const isEnough = Object.values(counts).every(({ score }) => score >= LEAST_SCORE);
if (code === 0 && isEnough && groups.length === Object.keys(core).length) {
  const proof = { measured: new Date().toISOString().slice(0, 10), groups: counts };
  writeFileSync(
    join(projectRoot, 'docs/proof/mutate.json'),
    `${JSON.stringify(proof, undefined, 2)}\n`,
  );
}
process.exitCode = code === 0 && isEnough ? 0 : 1;
