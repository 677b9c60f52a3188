import type { Charge, ChargeRequest, NotSentReason, Snapshot } from '../domain/charge';
import { checkCustomerId, compileCustomerIdPattern, type CustomerId } from '../domain/customer-id';
import type { SecretKey } from '../domain/secret-key';
import { foldCharge } from '../domain/step-charge';
import type {
  ActivePage,
  Alarm,
  Beginning,
  BeginningEvent,
  Billing,
  Clock,
  Heartbeat,
  Journal,
  Log,
  Notifier,
  PriceShelf,
  Reach,
  SettingsStore,
  Vault,
} from '../ports';
import type { ChargeReply } from '../protocol/commands';
import type { StartChargeRequest } from '../protocol/requests';
import { chargeMetadata } from './charge-metadata';
import { checkPage, placeOf } from './check-page';
import { checkPrice } from './check-price';
import { takeSnapshot } from './take-snapshot';

export interface StartChargePorts {
  readonly alarm: Alarm;
  readonly billing: Billing;
  readonly clock: Clock;
  readonly heartbeat: Heartbeat;
  readonly journal: Journal;
  readonly log: Log;
  readonly notifier: Notifier;
  readonly page: ActivePage;
  readonly prices: PriceShelf;
  readonly reach: Reach;
  readonly settings: SettingsStore;
  readonly vault: Vault;
  /** This life of the background: a charge left *sending* by another one is unknown. */
  readonly life: string;
}

/** Everything a charge needs once nothing stands against it. */
interface Cleared {
  readonly key: SecretKey;
  readonly externalId: CustomerId;
  readonly snapshot: Snapshot;
}

/** Charges once, or says why nothing was sent. The same id again is the same charge and sends nothing. */
export async function startCharge(
  ports: StartChargePorts,
  asked: StartChargeRequest,
): Promise<ChargeReply> {
  const stopHeartbeat = ports.heartbeat.start();
  try {
    const known = await ports.journal.read(asked.chargeId);
    return { charge: known ?? (await chargeAnew(ports, asked)) };
  } finally {
    stopHeartbeat();
  }
}

async function chargeAnew(ports: StartChargePorts, asked: StartChargeRequest): Promise<Charge> {
  const settings = await ports.settings.read();
  const request: ChargeRequest = {
    chargeId: asked.chargeId,
    organization: settings.organization,
    isTest: settings.isTest,
    externalId: asked.externalId,
    pricePoint: asked.pricePoint,
    note: asked.note.trim(),
    agent: settings.agentName,
    surface: asked.surface,
    page: placeOf(asked.page),
    provenance: asked.provenance,
    pressedAt: ports.clock.now(),
  };
  const cleared = await clear(ports, request, settings.customerIdPattern);
  if ('code' in cleared) return notSent(ports, request, cleared);
  return send(ports, request, cleared);
}

/** Asks everything that may stand against the charge before a byte of it leaves. */
async function clear(
  ports: StartChargePorts,
  request: ChargeRequest,
  pattern: string,
): Promise<Cleared | NotSentReason> {
  const { organization, page, pricePoint } = request;
  if (organization === '') return { code: 'not-set-up' };
  const compiled = pattern === '' ? undefined : compileCustomerIdPattern(pattern);
  const id = checkCustomerId(request.externalId, compiled);
  // Set-up takes no broken pattern; where one stands all the same, no ID is known to fit it.
  if (!id.ok || (pattern !== '' && compiled === undefined)) return { code: 'customer-id' };
  const opened = await ports.vault.open();
  if (!opened.ok) return { code: opened.why };
  // Without the permission the POST would still be delivered, and its answer hidden from us.
  if (!(await ports.reach.mayCallBilling())) return { code: 'no-host-permission' };
  if (!ports.reach.online()) return { code: 'offline' };
  const [badPage, badPrice, snapshot] = await Promise.all([
    checkPage(ports, page, id.id, request.provenance),
    checkPrice(ports, organization, pricePoint),
    takeSnapshot(ports, organization, opened.key, id.id),
  ]);
  return badPage ?? badPrice ?? { key: opened.key, externalId: id.id, snapshot };
}

async function send(
  ports: StartChargePorts,
  request: ChargeRequest,
  { key, externalId, snapshot }: Cleared,
): Promise<Charge> {
  const { alarm, billing, clock, journal, life, log, notifier, settings } = ports;
  await alarm.lookLater().catch(log.bug('alarm'));
  const sending = { type: 'sending', at: clock.now(), life, request, snapshot } as const;
  // Rules 1 and 4: the record and the claim on the customer are on the disk before the request leaves.
  const beginning = await begin(ports, sending);
  if ('failed' in beginning) return notKept(request, sending.at, { code: 'journal-failed' });
  if (!beginning.begun) {
    if (beginning.why === 'same-charge') return sameCharge(ports, request.chargeId);
    return notSent(ports, request, { code: 'open-charge', chargeId: beginning.chargeId });
  }
  void notifier.tell(beginning.charge).catch(log.bug('notifier'));
  // Rule 2: the one place that sends a charge, and it does so once.
  const outcome = await billing.oneClick({
    organization: request.organization,
    key,
    externalId,
    ppIdent: request.pricePoint.ident,
    idempotencyKey: request.chargeId,
    metadata: chargeMetadata(request),
  });
  const event = { ...outcome, at: clock.now() };
  // Should the disk fail now, the agent is told what the server said, and the record, still open,
  // becomes unknown at the next start.
  const kept = await journal.append(request.chargeId, event).catch(log.bug('journal.append'));
  const charge = kept ?? foldCharge([sending, event]) ?? beginning.charge;
  void notifier.tell(charge).catch(log.bug('notifier'));
  await settings
    .rememberPricePoint(request.organization, request.pricePoint.ident)
    .catch(log.bug('settings'));
  return charge;
}

/** Records that nothing was sent; when even that cannot be written, says so all the same. */
async function notSent(
  ports: StartChargePorts,
  request: ChargeRequest,
  reason: NotSentReason,
): Promise<Charge> {
  const event = { type: 'not-sent', at: ports.clock.now(), request, reason } as const;
  const beginning = await begin(ports, event);
  if ('failed' in beginning) return notKept(request, event.at, reason);
  return beginning.begun ? beginning.charge : sameCharge(ports, request.chargeId);
}

/** Begins the record. A disk that fails is a value, unless another press of the same charge got through. */
async function begin(
  { journal, log }: StartChargePorts,
  event: BeginningEvent,
): Promise<Beginning | { readonly failed: true }> {
  try {
    return await journal.begin(event);
  } catch (error) {
    log.bug('journal.begin')(error);
    const same = await journal.read(event.request.chargeId).catch(log.bug('journal.read'));
    return same === undefined ? { failed: true } : { begun: false, why: 'same-charge' };
  }
}

/** The record of an earlier press. Where it cannot be read nothing may be said of it: the form then says *unknown*. */
async function sameCharge({ journal }: StartChargePorts, chargeId: string): Promise<Charge> {
  const charge = await journal.read(chargeId);
  if (charge === undefined) throw new Error('the record of this charge cannot be read');
  return charge;
}

function notKept(request: ChargeRequest, at: number, reason: NotSentReason): Charge {
  return { request, state: 'not-sent', events: [{ type: 'not-sent', at, request, reason }] };
}
