import { parentPort } from 'node:worker_threads';
import type { Job } from './job';
import { play } from './play';
import { installVirtualGlobals } from './virtual-globals';

installVirtualGlobals();
parentPort?.on('message', (job: Job) => {
  void play(job).then(
    (tally) => parentPort?.postMessage(tally),
    // Heard as the worker's error: a promise that nobody awaits is not.
    (error: unknown) =>
      setImmediate(() => {
        throw error;
      }),
  );
});
