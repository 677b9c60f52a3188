import type { Alarm } from '../ports';
import { browser } from './browser';

const NAME = 'look';

/** Makes the one alarm that starts the background again when a charge is to be looked at. */
export function createAlarm(): Alarm {
  return {
    async wakeAt(at) {
      if (at === null) await browser.alarms.clear(NAME);
      else await browser.alarms.create(NAME, { when: at });
    },
  };
}
