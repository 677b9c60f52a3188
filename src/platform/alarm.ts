import { LOOK_AFTER_MINUTES } from '../domain/limits';
import type { Alarm } from '../ports';
import { browser } from './browser';

/** Sets the alarm that starts the background again if the browser ended it over a charge. */
export function createAlarm(): Alarm {
  return {
    lookLater: () => browser.alarms.create('look', { delayInMinutes: LOOK_AFTER_MINUTES }),
  };
}
