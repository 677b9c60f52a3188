import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { installedTool } from '../lib/installed-tool';
import { projectRoot } from '../lib/project-root';
import { run } from '../lib/subprocess';
import { readReport } from '../testing/read-report';
import { countMutants, MutationReport, type MutantCount } from './count-mutants';
import type { Group } from './group';
import { strykerOptions } from './stryker-options';

/** What became of a group, and whether it reached its least score. */
export interface Measured {
  readonly count: MutantCount;
  readonly isEnough: boolean;
}

/** Mutates the sources of one group, and runs its own tests and no others. */
export async function measure(name: string, group: Group, folder: string): Promise<Measured> {
  const place = `${relative(projectRoot, folder).replaceAll('\\', '/')}/${name}`;
  const options = strykerOptions(group, place);
  const config = `${folder}/${name}.json`;
  writeFileSync(config, JSON.stringify(options));
  const stryker = installedTool('@stryker-mutator/core', 'stryker');
  const env = { MUTATED_GROUP: name };
  const { code } = await run([...stryker, 'run', config], { show: true, env });
  const report = readReport(join(projectRoot, options.jsonReporter.fileName), MutationReport);
  if (report === undefined) throw new Error('Stryker left no report that can be counted.');
  const count = countMutants(report, group);
  return { count, isEnough: code === 0 && count.score >= group.least };
}
