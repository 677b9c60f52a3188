import type { Outcome } from './outcome';
import type { StepName } from './step-names';

interface Started {
  readonly name: StepName;
  readonly work: () => Outcome | Promise<Outcome>;
}

/** Runs steps, prints a line for each and sums up what they found. */
export class StepLog {
  readonly #chosen: ReadonlySet<StepName>;
  #passed = 0;
  #failed = 0;

  constructor(chosen: ReadonlySet<StepName>) {
    this.#chosen = chosen;
  }

  /** Runs one step unless it was not asked for. */
  async step(name: StepName, work: Started['work']): Promise<void> {
    await this.together([{ name, work }], 1);
  }

  /** Runs silent steps, a few at a time, and prints their lines in the order given. */
  async together(steps: readonly Started[], atOnce: number): Promise<void> {
    const waiting = steps.filter(({ name }) => this.#chosen.has(name));
    let printed = Promise.resolve();
    const worker = async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const { name } = next;
        const done = timed(next.work);
        printed = printed.then(async () => {
          this.#print(name, await done);
        });
        await done;
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    await printed;
  }

  /** Prints the closing line; returns the exit code. */
  close(): number {
    if (this.#passed + this.#failed === 0) this.#failed = 1;
    process.stdout.write(`${this.#passed} passed, ${this.#failed} failed\n`);
    return this.#failed === 0 ? 0 : 1;
  }

  #print(name: StepName, { outcome, seconds }: Awaited<ReturnType<typeof timed>>) {
    this.#passed += outcome.passed;
    this.#failed += outcome.failed;
    const verdict = outcome.failed === 0 ? 'ok  ' : 'FAIL';
    const counts = outcome.passed + outcome.failed === 1 ? '' : ` ${countsOf(outcome)},`;
    process.stdout.write(`${verdict} ${name}:${counts} ${seconds.toFixed(1)} s\n`);
    if (outcome.detail !== undefined) process.stdout.write(`${indent(outcome.detail)}\n`);
  }
}

async function timed(work: Started['work']) {
  const start = performance.now();
  const outcome = await Promise.resolve().then(work).catch(crashed);
  return { outcome, seconds: (performance.now() - start) / 1000 };
}

function crashed(error: unknown): Outcome {
  return { passed: 0, failed: 1, detail: error instanceof Error ? error.message : String(error) };
}

function countsOf({ passed, failed }: Outcome) {
  return `${passed} passed ${failed} failed`;
}

function indent(text: string) {
  return text.replaceAll(/^/gm, '     ');
}
