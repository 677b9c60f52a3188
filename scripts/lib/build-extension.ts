import { join, resolve } from 'node:path';
import { installedTool } from './installed-tool';
import { projectRoot } from './project-root';
import { run } from './subprocess';

export const targets = ['chrome', 'firefox'] as const;
export type Target = (typeof targets)[number];

/**
 * Builds the extension for one browser into `<parent>/<target>` and returns that folder.
 *
 * The output depends on the sources and the lockfile only: nothing of the caller's environment
 * (such as a test runner's NODE_ENV) reaches the build. Throws with the bundler's output.
 */
export async function buildExtension(target: Target, parent: string): Promise<string> {
  const outDir = resolve(projectRoot, parent);
  const { code, stdout, stderr } = await run([...installedTool('vite'), 'build'], {
    env: { ...systemEnvironment(), NODE_ENV: 'production', TARGET: target, OUT_DIR: outDir },
    onlyEnv: true,
  });
  if (code !== 0) throw new Error(`the build for ${target} failed\n${stdout}${stderr}`);
  return join(outDir, target);
}

/** Builds for both browsers at once. */
export async function buildAll(parent: string): Promise<Record<Target, string>> {
  const [chrome, firefox] = await Promise.all([
    buildExtension('chrome', parent),
    buildExtension('firefox', parent),
  ]);
  return { chrome, firefox };
}

function systemEnvironment(): Record<string, string> {
  const names = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'SystemRoot', 'LD_LIBRARY_PATH'];
  return Object.fromEntries(names.flatMap((name) => pair(name, process.env[name])));
}

function pair(name: string, value: string | undefined): [string, string][] {
  return value === undefined ? [] : [[name, value]];
}
