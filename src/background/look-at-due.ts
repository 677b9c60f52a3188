import type { Charge } from '../domain/charge';
import { isDue } from '../domain/look-schedule';
import { keepWatch, underAlarm, type KeepWatchPorts } from './keep-watch';
import { lookAtCharge, type LookAtChargePorts } from './look-at-charge';
import type { Journal } from '../ports';
import { giveUpWaiting, type WakePorts } from './wake';

export type LookAtDuePorts = LookAtChargePorts &
  KeepWatchPorts &
  WakePorts & { readonly journal: Pick<Journal, 'read' | 'looksAhead'> };

/**
 * Looks at every charge whose time has come and sets the alarm for the next. After an unlock also at
 * those of which the lock had hidden the payments.
 */
export function lookAtDue(ports: LookAtDuePorts, when: 'due' | 'unlocked' = 'due'): Promise<void> {
  // One round after the other: an alarm that starts a life asks twice, and one look is enough.
  return ports.locks.run('look-at-due', () => round(ports, when));
}

async function round(ports: LookAtDuePorts, when: 'due' | 'unlocked'): Promise<void> {
  const { clock, journal, log } = ports;
  // Again, should the disk have failed when this life began.
  await giveUpWaiting(ports).catch(log.bug('wake'));
  const tried = new Set<string>();
  for (const { chargeId, at } of await underAlarm(ports, () => journal.looksAhead())) {
    if (!isDue(at, clock.now()) && (when === 'due' || !wasLocked(await journal.read(chargeId)))) {
      continue;
    }
    tried.add(chargeId);
    await lookAtCharge(ports, chargeId, 'schedule').catch(log.bug('look'));
  }
  await keepWatch(ports, tried);
}

function wasLocked(charge: Charge | undefined): boolean {
  const last = charge?.events.findLast((event) => event.type === 'looked');
  return last?.payments === 'locked';
}
