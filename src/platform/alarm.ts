import { BROWSER_ACTS_WITHIN } from '../domain/limits';
import type { Alarm } from '../ports';
import { browser } from './browser';
import { within } from './within';

const NAME = 'look';

/** Makes the one alarm that starts the background again when a charge is to be looked at. */
export function createAlarm(): Alarm {
  return { wakeAt: (at) => within(BROWSER_ACTS_WITHIN, setAlarm(at)) };
}

async function setAlarm(at: number | null): Promise<void> {
  if (at === null) await browser.alarms.clear(NAME);
  else await browser.alarms.create(NAME, { when: at });
}
