import type { Charge } from '../domain/charge';
import { stateFacts } from '../domain/state-facts';
import { isDue } from '../domain/look-schedule';
import { keepWatch, underAlarm, type KeepWatchPorts } from './keep-watch';
import { lookAtCharge, type LookAtChargePorts } from './look-at-charge';
import { lookAtDamaged, type LookAtDamagedPorts } from './look-at-damaged';
import type { Journal } from '../ports';
import { giveUpWaiting, type WakePorts } from './wake';

export type LookAtDuePorts = LookAtChargePorts &
  LookAtDamagedPorts &
  KeepWatchPorts &
  WakePorts & { readonly journal: Pick<Journal, 'read' | 'looksAhead'> };

/**
 * Looks at every charge whose time has come and sets the alarm for the next. After an unlock also at
 * those of which the lock had hidden the payments.
 */
export function lookAtDue(ports: LookAtDuePorts, when: 'due' | 'unlocked' = 'due'): Promise<void> {
  // The alarm that rang for it is gone: another one has to stand before it waits for its turn.
  const isUnderAlarm = underAlarm(ports, () => Promise.resolve());
  // One round after the other: an alarm that starts a life asks twice, and one look is enough.
  return ports.locks.run('look-at-due', async () => {
    await isUnderAlarm;
    await round(ports, when);
  });
}

async function round(ports: LookAtDuePorts, when: 'due' | 'unlocked'): Promise<void> {
  const { clock, journal, log } = ports;
  const tried = new Set<string>();
  // Again, should the disk have failed when this life began. What it does not take now is not put off.
  const putOff = await giveUpWaiting(ports, () => lookAtDue(ports)).then(
    () => tried,
    log.bug('wake'),
  );
  for (const planned of await underAlarm(ports, () => journal.looksAhead())) {
    const { chargeId } = planned;
    const isWanted =
      isDue(planned, clock.now()) ||
      (when === 'unlocked' && wasLocked(await journal.read(chargeId)));
    if (!isWanted) continue;
    tried.add(chargeId);
    await lookAtCharge(ports, chargeId, 'schedule').catch(log.bug('look'));
    await lookAtDamaged(ports, chargeId).catch(log.bug('look at damaged'));
  }
  await keepWatch(ports, putOff);
}

/** A look judges all charges of its customer: one that is younger than this has seen what there is, in milliseconds. */
const SEEN_LATELY = 60_000;

/** Looks at the charges of a customer who is seen again, whatever their schedule says (rule 2). */
export async function lookAtCustomer(
  ports: LookAtDuePorts,
  organization: string,
  externalId: string,
): Promise<void> {
  const { charges } = await ports.journal.ofCustomer(organization, externalId);
  const latest = charges.findLast(({ state }) => {
    const { lookUps } = stateFacts[state];
    return lookUps !== 'never' && lookUps !== 'waiting';
  });
  if (latest === undefined) return;
  const lookedAt = charges.flatMap(({ events }) =>
    events.filter(({ type }) => type === 'looked').map(({ at }) => at),
  );
  const age = Math.abs(ports.clock.now() - Math.max(0, ...lookedAt));
  if (age < SEEN_LATELY) return;
  await lookAtCharge(ports, latest.request.chargeId, 'schedule');
  await keepWatch(ports);
}

function wasLocked(charge: Charge | undefined): boolean {
  const last = charge?.events.findLast((event) => event.type === 'looked');
  return last?.payments === 'locked';
}
