import type { Charge, ChargeRequest } from '../domain/charge';
import { foldCharge } from '../domain/step-charge';
import type { Billing, Journal, Notifier, SettingsStore } from '../ports';
import { chargeMetadata } from './charge-metadata';
import {
  beginRecord,
  readSameCharge,
  recordNotSent,
  type ChargeRecordPorts,
} from './charge-record';
import type { Cleared } from './clear-charge';
import { keepWatch, underAlarm, type KeepWatchPorts } from './keep-watch';

export interface SendChargePorts extends ChargeRecordPorts, KeepWatchPorts {
  readonly billing: Pick<Billing, 'oneClick'>;
  readonly journal: Journal;
  readonly notifier: Notifier;
  readonly settings: Pick<SettingsStore, 'rememberPricePoint'>;
  /** This life of the background: a charge left *sending* by another one is unknown. */
  readonly life: string;
}

/** Writes the charge down, sends it once, and writes down what came of it. */
export async function sendCharge(
  ports: SendChargePorts,
  request: ChargeRequest,
  { key, externalId, snapshot }: Cleared,
): Promise<Charge> {
  const { billing, clock, journal, life, log, notifier, settings } = ports;
  const sending = { type: 'sending', at: clock.now(), life, request, snapshot } as const;
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
  await keepWatch(ports).catch(log.bug('watch'));
  await settings
    .rememberPricePoint(request.organization, request.pricePoint.ident)
    .catch(log.bug('settings'));
  return charge;
}
