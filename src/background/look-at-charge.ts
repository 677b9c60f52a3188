import { isOpen, type Charge } from '../domain/charge';
import type { ChargeEvent } from '../domain/charge-event';
import type { LookResult } from '../domain/finding';
import type { Payment } from '../domain/customer-books';
import { findEvidence } from '../domain/evidence';
import { snapshotOf } from '../domain/new-orders';
import { READ_TIMEOUT } from '../domain/limits';
import type {
  Billing,
  Clock,
  Heartbeat,
  Journal,
  Locks,
  Log,
  Notifier,
  Reach,
  SettingsStore,
  Vault,
} from '../ports';
import { whyUnread } from './take-snapshot';

export interface LookAtChargePorts {
  readonly billing: Pick<Billing, 'myAssets' | 'paymentsHistory'>;
  readonly clock: Clock;
  readonly heartbeat: Heartbeat;
  readonly journal: Pick<Journal, 'read' | 'append' | 'ofCustomer'>;
  readonly locks: Locks;
  readonly log: Log;
  readonly notifier: Notifier;
  readonly reach: Reach;
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly vault: Pick<Vault, 'open'>;
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
  const { heartbeat, journal, locks, log, notifier } = ports;
  const known = await journal.read(chargeId);
  if (known === undefined) return undefined;
  const stopHeartbeat = heartbeat.start();
  try {
    const looked = await locks.run(lockOf(known), async () => {
      // Read again: another look, or the agent, may have settled it while this one waited.
      const before = await journal.read(chargeId);
      if (before === undefined || before.state === 'sending' || before.state === 'not-sent') {
        return { before, after: before };
      }
      const after = await journal.append(chargeId, await look(ports, before, by));
      return { before, after };
    });
    const { before, after } = looked;
    if (before !== undefined && after !== undefined && after !== before) {
      // Nobody waits for a page of ours that may hang.
      void tell(notifier, before, after).catch(log.bug('notifier'));
    }
    return after;
  } finally {
    stopHeartbeat();
  }
}

/** Worth a notification is a new state, or an order of an open charge that no look before has shown. */
function tell(notifier: Notifier, before: Charge, after: Charge): Promise<void> {
  const known = shownOrders(before);
  const isNew = [...shownOrders(after)].some((orderId) => !known.has(orderId));
  const isNews = after.state !== before.state || (isOpen(after.state) && isNew);
  return isNews ? notifier.tell(after) : notifier.refresh(after);
}

function shownOrders({ events }: Charge): ReadonlySet<string | null> {
  const looks = events.filter((event) => event.type === 'looked');
  return new Set(looks.flatMap(({ finding }) => finding.orders.map(({ orderId }) => orderId)));
}

/** The lock under which a customer's charges are settled. */
export function lockOf({ request }: Charge): string {
  return `settle:${request.organization}/${request.externalId}`;
}

async function look(ports: LookAtChargePorts, charge: Charge, by: Looked['by']): Promise<Looked> {
  const { organization, externalId, chargeId } = charge.request;
  const [assets, payments] = await Promise.all([
    readAssets(ports, charge),
    readPayments(ports, charge),
  ]);
  // After the server's books, so that an answer that came meanwhile claims its order.
  const { charges } = await ports.journal.ofCustomer(organization, externalId);
  const others = charges.filter((other) => other.request.chargeId !== chargeId);
  const finding = findEvidence(charge, { assets: assets.found, payments: payments.found, others });
  const at = ports.clock.now();
  return { type: 'looked', at, by, assets: assets.result, payments: payments.result, finding };
}

interface Source<Found> {
  readonly result: LookResult;
  readonly found: Found | null;
}

const told = (result: LookResult) => ({ result, found: null });

async function readAssets({ billing, reach }: LookAtChargePorts, { request }: Charge) {
  if (!(await isReachable(reach))) return told('unreachable');
  const { organization, externalId } = request;
  const read = await billing.myAssets(organization, externalId, READ_TIMEOUT);
  return read.ok ? { result: 'read' as const, found: read.value } : told(whyUnread(read.why));
}

async function readPayments(
  { billing, reach, settings, vault }: LookAtChargePorts,
  charge: Charge,
): Promise<Source<readonly Payment[]>> {
  const { organization, externalId } = charge.request;
  if (snapshotOf(charge)?.taken !== true) return told('no-snapshot');
  const opened = await vault.open();
  if (!opened.ok) return told(opened.why);
  // The key is the present organisation's: another one has no use for it.
  if ((await settings.read()).organization !== organization) return told('no-key');
  if (!(await isReachable(reach))) return told('unreachable');
  const read = await billing.paymentsHistory(organization, opened.key, externalId, READ_TIMEOUT);
  return read.ok ? { result: 'read', found: read.value.payments } : told(whyUnread(read.why));
}

async function isReachable(reach: Reach): Promise<boolean> {
  return reach.online() && (await reach.mayCallBilling());
}
