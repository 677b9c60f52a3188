import type { Charge, ChargeRequest } from '../domain/charge';
import type { Billing, Heartbeat, Journal, SettingsStore, Vault } from '../ports';
import type { ChargeReply } from '../protocol/commands';
import type { StartChargeRequest } from '../protocol/requests';
import { recordNotSent } from './charge-record';
import { placeOf } from './check-page';
import { clearCharge, type ClearChargePorts } from './clear-charge';
import { sendCharge, type SendChargePorts } from './send-charge';

export interface StartChargePorts extends ClearChargePorts, SendChargePorts {
  readonly billing: Billing;
  readonly heartbeat: Heartbeat;
  readonly journal: Journal;
  readonly settings: SettingsStore;
  readonly vault: Vault;
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
  const agreed = { pattern: settings.customerIdPattern, again: asked.again };
  const cleared = await clearCharge(ports, request, agreed);
  if ('code' in cleared) return recordNotSent(ports, request, cleared);
  return sendCharge(ports, request, cleared);
}
