import type { Charge } from '../domain/charge';
import { ordersOf } from '../domain/charge-order';
import { MARK_NOT_CHARGED_AFTER } from '../domain/limits';
import { isTooEarlyToDeny } from '../domain/look-schedule';
import type { Clock, Journal, Locks, Log, Notifier, SettingsStore } from '../ports';
import type { MarkChargeRequest } from '../protocol/requests';
import { keepWatch, type KeepWatchPorts } from './keep-watch';
import { lockOf } from './look-at-charge';

type Ports = KeepWatchPorts & {
  readonly clock: Clock;
  readonly journal: Pick<Journal, 'read' | 'append' | 'ofCustomer'>;
  readonly locks: Locks;
  readonly log: Log;
  readonly notifier: Notifier;
  readonly settings: Pick<SettingsStore, 'read'>;
};

/**
 * Settles an open charge by the agent's word, and records whose word it was and why (rule 9). An order
 * that belongs to another charge is not taken, and *not charged* not before 30 minutes: the charge
 * then stays as it is.
 */
export async function markCharge(ports: Ports, asked: MarkChargeRequest): Promise<Charge | null> {
  const { journal, locks, log, notifier } = ports;
  const known = await journal.read(asked.chargeId);
  if (known === undefined) return null;
  const charge = await locks.run(lockOf(known), () => mark(ports, asked));
  if (charge === undefined) return null;
  void notifier.tell(charge).catch(log.bug('notifier'));
  await keepWatch(ports).catch(log.bug('watch'));
  return charge;
}

async function mark(
  { clock, journal, settings }: Ports,
  { chargeId, charged, orderId, why }: MarkChargeRequest,
): Promise<Charge | undefined> {
  const charge = await journal.read(chargeId);
  if (charge === undefined) return undefined;
  const at = clock.now();
  if (!charged && isTooEarlyToDeny(charge, at, MARK_NOT_CHARGED_AFTER)) return charge;
  const { organization, externalId } = charge.request;
  const { charges } = await journal.ofCustomer(organization, externalId);
  const isTaken = charges.some(
    (other) => other.request.chargeId !== chargeId && ordersOf(other).includes(orderId ?? ''),
  );
  if (isTaken) return charge;
  const { agentName: by } = await settings.read();
  // What was not charged has no order.
  const order = { orderId: charged ? orderId : null };
  return journal.append(chargeId, { type: 'marked', at, charged, by, ...order, why });
}
