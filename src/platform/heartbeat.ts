import { HEARTBEAT_INTERVAL, WORK_ENDS_WITHIN } from '../domain/limits';
import type { Heartbeat } from '../ports';
import { browser } from './browser';

/** A heartbeat that also beats for what only waits, which nobody else has to wait for. */
export interface PatientHeartbeat extends Heartbeat {
  /** Keeps the background alive without being work; returns what ends it. */
  startWaiting(): () => void;
}

/** Keeps the background alive while there is work: both browsers end one that called no API of theirs for 30 seconds. */
export function createHeartbeat(): PatientHeartbeat {
  let running = 0;
  let waiting: (() => void)[] = [];
  const endOne = () => {
    running -= 1;
    if (running > 0) return;
    const called = waiting;
    waiting = [];
    for (const then of called) then();
  };
  return {
    start() {
      running += 1;
      const stop = beat();
      const end = once(() => {
        clearTimeout(late);
        stop();
        endOne();
      });
      // A call of the browser that hangs would keep this life for ever, and a new one has a new try.
      const late = setTimeout(end, WORK_ENDS_WITHIN);
      return end;
    },
    startWaiting: beat,
    whenStill(then) {
      if (running === 0) then();
      else waiting.push(then);
    },
  };
}

function beat(): () => void {
  const timer = setInterval(() => void browser.runtime.getPlatformInfo(), HEARTBEAT_INTERVAL);
  return () => {
    clearInterval(timer);
  };
}

/** Does it the first time only. */
function once(work: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    work();
  };
}
