import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { addTally, emptyTally, type Job, type Tally } from './job';

/** Portions are so small that all cores are at work, and so large that few worlds are left over at their ends. */
const SMALLEST = 500;
const LARGEST = 5_000;
/** Seeds of one portion lie so far from the next one's that they never meet. */
const APART = 5 * LARGEST;

/** Plays schedules on all cores, in portions, and adds up what came of them. */
export async function simulate(
  code: string,
  job: Job,
  onProgress: (sum: Tally) => void = () => undefined,
): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'chargehand-model-'));
  const file = join(folder, 'simulator.mjs');
  writeFileSync(file, code);
  const sum = emptyTally();
  const size = Math.min(LARGEST, Math.max(SMALLEST, Math.ceil(job.schedules / 20)));
  const portions = Math.ceil(job.schedules / size);
  let begun = 0;
  const isOver = () => begun >= portions || (job.stopAtFirst && sum.violations.length > 0);
  const keepOn = async () => {
    const worker = startWorker(file);
    try {
      while (!isOver()) {
        const portion = begun++;
        const schedules = Math.min(size, job.schedules - portion * size);
        const firstSeed = job.firstSeed + portion * APART;
        addTally(sum, await worker.run({ ...job, schedules, firstSeed }));
        onProgress(sum);
      }
    } finally {
      await worker.end();
    }
  };
  const cores = Math.min(portions, availableParallelism());
  try {
    await Promise.all(Array.from({ length: cores }, keepOn));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return sum;
}

function startWorker(file: string) {
  // Nearly all that a world makes is soon garbage: a nursery of this size lets little of it grow old.
  const worker = new Worker(pathToFileURL(file), {
    resourceLimits: { maxYoungGenerationSizeMb: 128 },
  });
  return {
    run: (job: Job) =>
      new Promise<Tally>((resolve, reject) => {
        const settled = () => {
          worker.off('message', done).off('error', failed);
        };
        const done = (tally: Tally) => {
          settled();
          resolve(tally);
        };
        const failed = (why: Error) => {
          settled();
          reject(why);
        };
        worker.once('message', done).once('error', failed);
        worker.postMessage(job);
      }),
    end: () => worker.terminate(),
  };
}
