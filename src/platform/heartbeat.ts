import { HEARTBEAT_INTERVAL } from '../domain/limits';
import type { Heartbeat } from '../ports';
import { browser } from './browser';

/** Keeps the background alive: both browsers end one that called no API of theirs for 30 seconds. */
export function createHeartbeat(): Heartbeat {
  return {
    start() {
      const timer = setInterval(() => void browser.runtime.getPlatformInfo(), HEARTBEAT_INTERVAL);
      return () => {
        clearInterval(timer);
      };
    },
  };
}
