import type { Charge } from '../domain/charge';
import { ordersOf } from '../domain/charge-order';
import { momentOf, type Moment } from '../domain/elapsed';
import { isTooEarlyToDeny } from '../domain/deny-charge';
import type { Journal, SettingsStore } from '../ports';
import type { MarkChargeRequest } from '../protocol/requests';
import { keepWatch, underAlarm, type KeepWatchPorts } from './keep-watch';
import { lockOf, lookAtCharge, shownOrders, type LookAtChargePorts } from './look-at-charge';

type Ports = KeepWatchPorts &
  LookAtChargePorts & {
    readonly journal: Pick<Journal, 'read' | 'append' | 'ofCustomer'>;
    readonly settings: Pick<SettingsStore, 'read'>;
  };

/**
 * Settles an open charge by the agent's word, and records whose word it was and why (rule 9). An order
 * that belongs to another charge is not taken. Before *not charged* is taken the server is asked once more,
 * also for its time: too early, or where an order shows that the agent has not seen, the charge stays as it is.
 */
export async function markCharge(ports: Ports, asked: MarkChargeRequest): Promise<Charge | null> {
  const { journal, locks, log, notifier } = ports;
  const known = await journal.read(asked.chargeId);
  if (known === undefined) return null;
  const last = asked.charged ? known : await lookAtCharge(ports, asked.chargeId, 'agent');
  const marked =
    last !== undefined && !asked.charged && hasUnseen(known, last)
      ? last
      : await locks.run(lockOf(known.request), () => mark(ports, asked));
  if (marked === undefined) return null;
  void notifier.tell(marked).catch(log.bug('notifier'));
  await keepWatch(ports).catch(log.bug('watch'));
  return marked;
}

/** True when the last look shows an order that was not there when the agent gave their word. */
function hasUnseen(known: Charge, last: Charge): boolean {
  const seen = shownOrders(known);
  return [...shownOrders(last)].some((orderId) => !seen.has(orderId));
}

async function mark(
  ports: Ports,
  { chargeId, charged, orderId, why }: MarkChargeRequest,
): Promise<Charge | undefined> {
  const { clock, journal, settings } = ports;
  const charge = await journal.read(chargeId);
  if (charge === undefined) return undefined;
  const at = clock.now();
  if (!charged && isTooEarlyToDeny(charge, momentOfLook(charge, at))) {
    return charge;
  }
  const { organization, externalId } = charge.request;
  const { charges } = await journal.ofCustomer(organization, externalId);
  const isTaken = charges.some(
    (other) => other.request.chargeId !== chargeId && ordersOf(other).includes(orderId ?? ''),
  );
  if (isTaken) return charge;
  const { agentName: by } = await settings.read();
  // What was not charged has no order.
  const order = { orderId: charged ? orderId : null };
  // The word brings the next look forward: it is not missed should this life end right after it.
  return underAlarm(ports, () =>
    journal.append(chargeId, { type: 'marked', at, charged, by, ...order, why }),
  );
}

/** The server's time as the look that was just made has told it, to which a clock that was set since adds nothing. */
function momentOfLook({ events }: Charge, at: number): Moment {
  const last = events.at(-1);
  const isTold = last?.type === 'looked' && last.serverAt !== null;
  return isTold ? { at, serverAt: last.serverAt } : momentOf(events, at);
}
