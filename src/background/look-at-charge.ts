import type { Charge } from '../domain/charge';
import { isOpen, stateFacts } from '../domain/state-facts';
import type { ChargeEvent } from '../domain/charge-event';
import { confirmedDenial } from '../domain/confirm-denial';
import { findEvidence } from '../domain/evidence';
import { WATCHED_FOR } from '../domain/limits';
import { stepCharge } from '../domain/step-charge';
import type { Clock, Heartbeat, Journal, Locks, Log, Notifier } from '../ports';
import { comparedWith, readBooks, type Books, type ReadBooksPorts } from './read-books';

export interface LookAtChargePorts extends ReadBooksPorts {
  readonly clock: Clock;
  readonly heartbeat: Heartbeat;
  readonly journal: Pick<Journal, 'read' | 'append' | 'ofCustomer'>;
  readonly locks: Locks;
  readonly log: Log;
  readonly notifier: Notifier;
}

type Looked = Extract<ChargeEvent, { type: 'looked' }>;

/**
 * Looks a charge up at the server and records what was found (rule 9). It sends no charge and repeats
 * none. One customer's charges are looked at one after another, or two could take the same order.
 */
export async function lookAtCharge(
  ports: LookAtChargePorts,
  chargeId: string,
  by: Looked['by'],
): Promise<Charge | undefined> {
  const known = await ports.journal.read(chargeId);
  if (known === undefined) return undefined;
  const stopHeartbeat = ports.heartbeat.start();
  try {
    return await ports.locks.run(lockOf(known.request), async () => {
      // Read again: another look, or the agent, may have settled it while this one waited.
      const charge = await ports.journal.read(chargeId);
      if (charge === undefined || !canBeLookedAt(charge)) return charge;
      const books = await readBooks(ports, charge);
      return judge(ports, charge, books, by);
    });
  } finally {
    stopHeartbeat();
  }
}

function canBeLookedAt({ state }: Charge): boolean {
  return state !== 'sending' && state !== 'not-sent' && state !== 'already-charged';
}

/** The lock under which a customer's charges are settled. */
export function lockOf({
  organization,
  externalId,
}: Pick<Charge['request'], 'organization' | 'externalId'>): string {
  return `settle:${organization}/${externalId}`;
}

/**
 * Records what the books say of the charge that they were read for. They may say something of the customer's
 * other charges too: one that was denied and carried out after all concerns the one that was pressed in its
 * place. Of those only what changes their state is recorded.
 */
async function judge(
  ports: LookAtChargePorts,
  { request }: Charge,
  books: Books,
  by: Looked['by'],
): Promise<Charge | undefined> {
  const { chargeId, externalId, organization } = request;
  // Read after the server's books, so that an answer that came meanwhile claims its order.
  const { charges } = await ports.journal.ofCustomer(organization, externalId);
  const known = new Map(charges.map((each) => [each.request.chargeId, each]));
  for (const id of [chargeId, ...[...known.keys()].filter((each) => each !== chargeId)]) {
    const charge = known.get(id);
    if (charge === undefined || !(id === chargeId || isWatched(ports, charge))) continue;
    const others = [...known.values()].filter((other) => other !== charge);
    const looked = whatIsFound(ports, charge, books, others, by);
    const step = stepCharge(charge.state, looked);
    const isNews = step.ok && step.state !== charge.state;
    if (id !== chargeId && !isNews) continue;
    const after = await append(ports, charge, looked);
    // What has become unreadable meanwhile is no story to go by.
    if (after === undefined) known.delete(id);
    else known.set(id, after);
  }
  return known.get(chargeId);
}

/** True for a charge whose outcome may still change, or has to be watched. */
function isWatched({ clock }: LookAtChargePorts, { request, state }: Charge): boolean {
  const { lookUps } = stateFacts[state];
  const isRecent = Math.abs(clock.now() - request.pressedAt) <= WATCHED_FOR;
  return lookUps !== 'never' && lookUps !== 'waiting' && isRecent;
}

function whatIsFound(
  { clock }: LookAtChargePorts,
  charge: Charge,
  books: Books,
  others: readonly Charge[],
  by: Looked['by'],
): Looked {
  const { assets, payments, serverAt } = books;
  const finding = findEvidence(charge, {
    assets: assets.found,
    payments: payments.found,
    others,
  });
  const looked: Looked = {
    type: 'looked',
    at: clock.now(),
    by,
    assets: assets.result,
    payments: comparedWith(charge, books),
    finding,
    serverAt,
    confirms: null,
  };
  return { ...looked, confirms: confirmedDenial(charge, looked, payments.found) };
}

async function append(
  { journal, log, notifier }: LookAtChargePorts,
  before: Charge,
  looked: Looked,
): Promise<Charge | undefined> {
  const after = await journal.append(before.request.chargeId, looked);
  // Nobody waits for a page of ours that may hang.
  if (after !== undefined) void tell(notifier, before, after).catch(log.bug('notifier'));
  return after;
}

/** Worth a notification is a new state, or an order of an open charge that no look before has shown. */
function tell(notifier: Notifier, before: Charge, after: Charge): Promise<void> {
  const known = shownOrders(before);
  const isNew = [...shownOrders(after)].some((orderId) => !known.has(orderId));
  const isNews = after.state !== before.state || (isOpen(after.state) && isNew);
  return isNews ? notifier.tell(after) : notifier.refresh(after);
}

/** Every order that a look has shown of a charge. */
export function shownOrders({ events }: Charge): ReadonlySet<string | null> {
  const looks = events.filter((event) => event.type === 'looked');
  return new Set(looks.flatMap(({ finding }) => finding.orders.map(({ orderId }) => orderId)));
}
