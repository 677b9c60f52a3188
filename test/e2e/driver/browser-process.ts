import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from './until';

const running = new Set<ChildProcess>();
const temporary = new Set<string>();

function kill(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    // The whole group: a browser is many processes.
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}

function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  temporary.delete(folder);
}

process.once('exit', () => {
  for (const child of running) kill(child);
  for (const folder of temporary) {
    try {
      remove(folder);
    } catch {
      // Dying processes may still write there; nobody is left to wait for them.
    }
  }
});

export interface BrowserProcess {
  readonly child: ChildProcess;
  /** What the process has written to its standard error and output. */
  readonly log: () => string;
  /** Resolves when the process has ended, or after a while anyway. */
  ended(): Promise<void>;
  /** Resolves when the process has ended, however long that takes. */
  untilEnded(): Promise<void>;
  /** SIGKILL for the process and all it started, then waits for its end. */
  kill(): Promise<void>;
}

/** Starts a program in a process group of its own, which ends with this process at the latest. */
export function startProcess(
  path: string,
  options: readonly string[],
  environment: Readonly<Record<string, string | undefined>> = {},
): BrowserProcess {
  const child = spawn(path, options, {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  });
  running.add(child);
  let log = '';
  for (const stream of [child.stdout, child.stderr, child.stdio[3]]) {
    stream?.on('data', (data: Buffer) => (log += data.toString('utf8')));
  }
  child.once('error', (error) => (log += String(error)));
  child.once('exit', () => running.delete(child));
  const isOver = (): boolean =>
    child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
  return {
    child,
    log: () => log,
    ended: () =>
      until(isOver, `${path} to end`, 10_000).then(
        () => undefined,
        () => undefined,
      ),
    untilEnded: async () => {
      if (!isOver()) await new Promise((resolve) => child.once('exit', resolve));
    },
    async kill() {
      kill(child);
      await until(isOver, `${path} to end`);
      running.delete(child);
    },
  };
}

/** Waits until the process has written what fits the pattern, and returns its first group. */
export async function untilWritten(
  { child, log }: BrowserProcess,
  pattern: RegExp,
): Promise<string> {
  const line = await until(
    () => {
      const match = pattern.exec(log())?.[1];
      return match ?? (child.exitCode !== null || child.pid === undefined ? 'ended' : undefined);
    },
    `the browser to start (${log().slice(-2000)})`,
  );
  if (line !== 'ended') return line;
  throw new Error(`The browser did not start: ${log().slice(-2000)}`);
}

export interface ProfileFolder {
  readonly path: string;
  /** Removes it, unless it was given by the caller. */
  dispose(): void;
}

/** The given profile folder, or a temporary one. */
export function profileFolder(given: string | undefined): ProfileFolder {
  if (given !== undefined) return { path: given, dispose: () => undefined };
  const path = mkdtempSync(join(tmpdir(), 'chargehand-profile-'));
  temporary.add(path);
  return {
    path,
    dispose: () => {
      remove(path);
    },
  };
}
