import { HEARTBEAT_INTERVAL } from '../domain/limits';
import type { Heartbeat } from '../ports';
import { browser } from './browser';

/** Keeps the background alive while there is work: both browsers end one that called no API of theirs for 30 seconds. */
export function createHeartbeat(): Heartbeat {
  let running = 0;
  let waiting: (() => void)[] = [];
  return {
    start() {
      running += 1;
      const timer = setInterval(() => void browser.runtime.getPlatformInfo(), HEARTBEAT_INTERVAL);
      return () => {
        clearInterval(timer);
        running -= 1;
        if (running > 0) return;
        const called = waiting;
        waiting = [];
        for (const then of called) then();
      };
    },
    whenStill(then) {
      if (running === 0) then();
      else waiting.push(then);
    },
  };
}
