import { FURTHEST_ALARM } from '../domain/limits';
import { isDue } from '../domain/look-schedule';
import type { Alarm, Badge, Clock, Journal, Locks, Log } from '../ports';

export interface KeepWatchPorts {
  readonly alarm: Alarm;
  readonly badge: Badge;
  readonly clock: Clock;
  readonly journal: Pick<Journal, 'looksAhead' | 'countOpen'>;
  readonly locks: Locks;
  readonly log: Log;
}

/** Should this life end in the middle of something, another one takes it up so much later. */
const RESUMED_IN = 60_000;
/** What was just tried and is still due (a charge that is being sent, a damaged record) comes up again then. */
const AGAIN_IN = FURTHEST_ALARM;

/**
 * Sets the alarm and the badge by the journal. Both forget: an alarm may be lost with the browser, a
 * badge is gone at its start; so every life of the background does this, and every change of a charge.
 * Only what the caller has just `tried` is put off: what another one is about to look at stays due.
 */
export function keepWatch(
  ports: KeepWatchPorts,
  tried: ReadonlySet<string> = new Set(),
): Promise<void> {
  const { alarm, clock, journal, log } = ports;
  // One after the other, or one that read the journal before a change could set the alarm after it.
  return alone(ports, async () => {
    const now = clock.now();
    const looks = (await journal.looksAhead()).map((planned) => {
      if (!isDue(planned, now)) return planned.at;
      return now + (tried.has(planned.chargeId) ? AGAIN_IN : RESUMED_IN);
    });
    const at = looks.length === 0 ? null : Math.min(now + FURTHEST_ALARM, ...looks);
    // Each by itself: where the browser fails at one, or takes its time, the other is set all the same.
    await Promise.all([
      alarm.wakeAt(at).catch(log.bug('alarm')),
      showOpen(ports).catch(log.bug('badge')),
    ]);
  });
}

async function showOpen({ badge, journal }: KeepWatchPorts): Promise<void> {
  await badge.show(await journal.countOpen());
}

/** Sets the alarm, and only then begins work that has to be taken up again should this life end in it. */
export function underAlarm<Result>(
  ports: KeepWatchPorts,
  work: () => Promise<Result>,
): Promise<Result> {
  return alone(ports, async () => {
    await setAlarm(ports).catch(ports.log.bug('watch'));
    return work();
  });
}

async function setAlarm({ alarm, clock, journal }: KeepWatchPorts): Promise<void> {
  const now = clock.now();
  // A journal that cannot be read now may hold something all the same; the work itself will say so.
  const looks = await journal.looksAhead().catch(() => []);
  const ahead = looks.filter((planned) => !isDue(planned, now)).map(({ at }) => at);
  await alarm.wakeAt(Math.min(now + RESUMED_IN, ...ahead));
}

/** Nobody else sets the alarm meanwhile. */
function alone<Result>({ locks }: KeepWatchPorts, work: () => Promise<Result>): Promise<Result> {
  return locks.run('keep-watch', work);
}
