import type { Log, Timers } from '../ports';
import type { PatientHeartbeat } from './heartbeat';

/**
 * Makes timers that a change of the device's clock does not touch. While one runs the background is kept
 * alive, but an update need not wait for it: what it was for is in the journal, and the alarm of the next
 * life takes it over.
 */
export function createTimers(heartbeat: PatientHeartbeat, log: Log): Timers {
  return {
    after(delay, work) {
      const stopWaiting = heartbeat.startWaiting();
      setTimeout(() => {
        const stop = heartbeat.start();
        stopWaiting();
        void work().catch(log.bug('timer')).finally(stop);
      }, delay);
    },
  };
}
