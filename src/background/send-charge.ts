import type { Charge, ChargeRequest } from '../domain/charge';
import type { ChargeAnswer, ChargeEvent } from '../domain/charge-event';
import { foldCharge } from '../domain/step-charge';
import { isDenial } from '../domain/is-denial';
import type {
  Billing,
  Journal,
  LaterEvent,
  Notifier,
  OneClickOutcome,
  SettingsStore,
} from '../ports';
import { chargeMetadata } from './charge-metadata';
import {
  beginRecord,
  readSameCharge,
  recordNotSent,
  type ChargeRecordPorts,
} from './charge-record';
import type { Cleared } from './clear-charge';
import { isHeldUp } from './held-up';
import { keepWatch, underAlarm, type KeepWatchPorts } from './keep-watch';
import { tellLender } from './tell-lender';

export interface SendChargePorts extends ChargeRecordPorts, KeepWatchPorts {
  readonly billing: Pick<Billing, 'oneClick'>;
  readonly journal: Journal;
  readonly notifier: Notifier;
  readonly settings: Pick<SettingsStore, 'rememberPricePoint'>;
  /** This life of the background: a charge left *sending* by another one is unknown. */
  readonly life: string;
}

type Sending = Extract<ChargeEvent, { type: 'sending' }>;

/** Writes the charge down, sends it once, and writes down what came of it. */
export async function sendCharge(
  ports: SendChargePorts,
  request: ChargeRequest,
  cleared: Cleared,
): Promise<Charge> {
  const { billing, clock, life, log, notifier, settings } = ports;
  const { externalId, isOwned, key, ...before } = cleared;
  const sending: Sending = { type: 'sending', at: clock.now(), life, request, ...before };
  // Rules 1 and 4: the record and the claim on the customer are on the disk before the request leaves.
  // The alarm starts us again should the browser end us over the charge: it is set before both.
  const beginning = await underAlarm(ports, () => beginRecord(ports, sending));
  if ('failed' in beginning) {
    return recordNotSent(ports, request, { code: 'journal-failed' });
  }
  if (!beginning.begun) {
    if (beginning.why === 'same-charge') return readSameCharge(ports, request.chargeId);
    return recordNotSent(ports, request, { code: 'open-charge', chargeId: beginning.chargeId });
  }
  void notifier.tell(beginning.charge).catch(log.bug('notifier'));
  await keepWatch(ports).catch(log.bug('watch'));
  const metadata = chargeMetadata(request);
  // In the same turn as the call of `fetch`: nothing can hang between this look at the clock and that.
  if (isHeldUp(ports, request)) return withhold(ports, sending);
  // Rule 2: the one place that sends a charge, and it does so once.
  const outcome = await billing.oneClick({
    organization: request.organization,
    key,
    externalId,
    ppIdent: request.pricePoint.ident,
    idempotencyKey: before.lentKey?.key ?? request.chargeId,
    isOwned,
    metadata,
  });
  const charge = await record(ports, sending, outcome);
  void notifier.tell(charge).catch(log.bug('notifier'));
  await keepWatch(ports).catch(log.bug('watch'));
  await settings
    .rememberPricePoint(request.organization, request.pricePoint.ident)
    .catch(log.bug('settings'));
  return charge;
}

/** Nothing was sent, and nothing will be: the claim is released. A disk that fails leaves it to the next life, as unknown. */
async function withhold(ports: SendChargePorts, sending: Sending): Promise<Charge> {
  const { clock, life, log, notifier } = ports;
  const reason = { code: 'held-up' } as const;
  const charge = await append(ports, sending, { type: 'withheld', at: clock.now(), life, reason });
  void notifier.refresh(charge).catch(log.bug('notifier'));
  await keepWatch(ports).catch(log.bug('watch'));
  return charge;
}

/** Writes down what came of the request, in the record of the charge that it is about. */
async function record(
  ports: SendChargePorts,
  sending: Sending,
  outcome: OneClickOutcome,
): Promise<Charge> {
  const at = ports.clock.now();
  const { lentKey, request } = sending;
  if (lentKey !== null && outcome.type === 'answered' && isOfLender(outcome.answer)) {
    // The first record before this one: should this life end between them, the order is not lost.
    await tellLender(ports, lentKey, request.chargeId, outcome.answer);
    return append(ports, sending, { type: 'already-charged', at, answer: outcome.answer });
  }
  if (lentKey !== null && outcome.type === 'lost' && outcome.why === 'repeated') {
    await tellLender(ports, lentKey, request.chargeId, null);
  }
  return append(ports, sending, { ...outcome, at });
}

/** True when the server answered an order that it had made before under the key; a denial was of no order. */
function isOfLender({ isReplay, status }: ChargeAnswer): boolean {
  return isReplay && !isDenial(status);
}

/**
 * Adds what happened to the record. Should the disk fail now, the agent is told what the server said, and the
 * record, still open, becomes unknown at the next start.
 */
async function append(
  { journal, log }: SendChargePorts,
  sending: Sending,
  event: LaterEvent,
): Promise<Charge> {
  const kept = await journal
    .append(sending.request.chargeId, event)
    .catch(log.bug('journal.append'));
  const told = kept ?? foldCharge([sending, event]);
  if (told === undefined) throw new Error('a charge cannot go on like this');
  return told;
}
