import { isDue } from '../domain/look-schedule';
import type { Alarm, Badge, Clock, Journal } from '../ports';

export interface KeepWatchPorts {
  readonly alarm: Alarm;
  readonly badge: Badge;
  readonly clock: Clock;
  readonly journal: Pick<Journal, 'looksAhead' | 'countOpen'>;
}

/** What is due and could not be looked at (a charge that is just being sent, a damaged record) comes up again then. */
const AGAIN_IN = 60 * 60_000;

/**
 * Sets the alarm and the badge by the journal. Both forget: an alarm may be lost with the browser, a
 * badge is gone at its start; so every life of the background does this, and every change of a charge.
 */
export async function keepWatch({ alarm, badge, clock, journal }: KeepWatchPorts): Promise<void> {
  const now = clock.now();
  const looks = (await journal.looksAhead()).map(({ at }) =>
    isDue(at, now) ? now + AGAIN_IN : at,
  );
  await alarm.wakeAt(looks.length === 0 ? null : Math.min(...looks));
  await badge.show(await journal.countOpen());
}
