import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { projectRoot } from './project-root';

/** How a program ended; `output` is empty when it was shown as it came. */
export interface Finished {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  /** Added to this process's environment, or instead of it with `onlyEnv`. */
  readonly env?: Readonly<Record<string, string>>;
  readonly onlyEnv?: boolean;
  /** Let the output through to the terminal instead of collecting it. */
  readonly show?: boolean;
}

const LONGEST_MS = 60 * 60_000;
/** How long the programs have after each signal. Runners close their browsers on the first. */
const GRACE_MS = { SIGINT: 6_000, SIGTERM: 3_000 } as const;
const running = new Set<ChildProcess>();
let stopping = false;

/** Runs a program in a process group of its own, so that it can be ended with all its children. */
export function run(command: readonly string[], options: RunOptions = {}): Promise<Finished> {
  const [program, ...rest] = command;
  if (program === undefined) throw new Error('nothing to run');
  const output = options.show === true ? 'inherit' : 'pipe';
  const child = spawn(program, rest, {
    cwd: options.cwd ?? projectRoot,
    env: options.onlyEnv === true ? options.env : { ...process.env, ...options.env },
    stdio: ['ignore', output, output],
    detached: process.platform !== 'win32',
  });
  running.add(child);
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => stderr.push(chunk));
  const deadline = setTimeout(() => {
    signalGroup(child, 'SIGKILL');
  }, LONGEST_MS);
  return new Promise((resolve, reject) => {
    child.once('error', (error) => {
      settle();
      reject(error);
    });
    child.once('close', (code) => {
      settle();
      // Ended by us: whoever waits must not take it for a result and go on with the next step.
      if (stopping) return;
      resolve({ code: code ?? 1, stdout: text(stdout), stderr: text(stderr) });
    });
  });

  function settle() {
    clearTimeout(deadline);
    running.delete(child);
  }
}

/**
 * Ends every program that is still running, politely first, then by force. To be followed by the
 * end of this process: what waits for those programs waits for ever.
 */
export async function stopAll(): Promise<void> {
  stopping = true;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    for (const child of running) signalGroup(child, signal);
    const deadline = performance.now() + GRACE_MS[signal];
    while (running.size > 0 && performance.now() < deadline) await pause(50);
  }
  for (const child of running) signalGroup(child, 'SIGKILL');
}

process.on('exit', () => {
  for (const child of running) signalGroup(child, 'SIGKILL');
});

function signalGroup(child: ChildProcess, signal: NodeJS.Signals) {
  if (child.pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
  } catch {
    // It ended by itself in the meantime.
  }
}

function text(chunks: readonly Buffer[]) {
  return Buffer.concat(chunks).toString('utf8');
}
