import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installedTool } from '../lib/installed-tool';
import { projectRoot } from '../lib/project-root';
import { run } from '../lib/subprocess';
import { lockfileFaults } from './lockfile-faults';
import { oneCheck, type Outcome } from './outcome';

/** Prettier over the whole tree. */
export function checkFormat(): Promise<Outcome> {
  return tool([...installedTool('prettier'), '--check', '--log-level=warn', '.']);
}

/** ESLint over the whole tree; a warning is a failure. */
export function checkLint(): Promise<Outcome> {
  return tool([...installedTool('eslint'), '--max-warnings=0', '.']);
}

/** The whole project under the strict compiler. */
export function checkTypes(): Promise<Outcome> {
  return tool([...installedTool('typescript', 'tsc'), '-p', '.']);
}

/** The domain under its own compiler settings, in which no browser and no Node exists. */
export function checkDomainTypes(): Promise<Outcome> {
  return tool([...installedTool('typescript', 'tsc'), '-p', 'src/domain']);
}

/** The lockfile pins every package by hash and sends nobody to another address. */
export function checkLockfile(): Outcome {
  const text = readFileSync(join(projectRoot, 'package-lock.json'), 'utf8');
  const faults = lockfileFaults(JSON.parse(text));
  return oneCheck(faults.length === 0, faults.join('\n'));
}

async function tool(command: readonly string[]) {
  const { code, stdout, stderr } = await run(command);
  return oneCheck(code === 0, `${stdout}${stderr}`.trim());
}
