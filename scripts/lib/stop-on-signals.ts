import { constants } from 'node:os';
import { stopAll } from './subprocess';

/** On Ctrl+C or a polite kill: ends the programs we started, tidies up, and leaves. */
export function stopOnSignals(tidyUp: () => void): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      void stopAll().finally(() => {
        tidyUp();
        process.exit(128 + constants.signals[signal]);
      });
    });
  }
}
