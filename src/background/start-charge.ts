import type { Charge, ChargeRequest } from '../domain/charge';
import { samePrice } from '../domain/price-point';
import type { Billing, Heartbeat, Journal, SettingsStore, Vault } from '../ports';
import type { StartChargeRequest } from '../protocol/requests';
import { recordNotSent } from './charge-record';
import { placeOf } from './check-page';
import { clearCharge, type ClearChargePorts } from './clear-charge';
import { followUp } from './follow-up';
import type { LookAtDuePorts } from './look-at-due';
import { sendCharge, type SendChargePorts } from './send-charge';

export interface StartChargePorts extends ClearChargePorts, SendChargePorts, LookAtDuePorts {
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
): Promise<{ readonly charge: Charge }> {
  const stopHeartbeat = ports.heartbeat.start();
  try {
    const known = await ports.journal.read(asked.chargeId);
    if (known === undefined) {
      const charge = await chargeAnew(ports, asked);
      followUp(ports, charge);
      return { charge };
    }
    return {
      charge: isOf(known, asked)
        ? known
        : notSent(ports, {
            ...known.request,
            externalId: asked.externalId,
            pricePoint: asked.pricePoint,
          }),
    };
  } finally {
    stopHeartbeat();
  }
}

/** True when the record is of what was pressed now, and not of another customer's form with the same id. */
function isOf({ request }: Charge, asked: StartChargeRequest): boolean {
  return (
    request.externalId === asked.externalId &&
    request.organization === asked.organization &&
    samePrice(request.pricePoint, asked.pricePoint)
  );
}

/** Nothing was sent, and the id has its record already: this is told and written nowhere. */
function notSent({ clock }: StartChargePorts, request: ChargeRequest): Charge {
  const reason = { code: 'form-used' } as const;
  const event = { type: 'not-sent', at: clock.now(), request, reason } as const;
  return { request, state: 'not-sent', events: [event] };
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
    pressedAt: asked.pressedAt,
  };
  // The organisation on the form is what the agent saw, whatever the settings say by now (rule 7).
  const isAnother =
    asked.organization !== settings.organization || asked.isTest !== settings.isTest;
  if (settings.organization !== '' && isAnother) {
    return recordNotSent(ports, request, { code: 'organization-changed' });
  }
  const agreed = { form: asked.page, pattern: settings.customerIdPattern, again: asked.again };
  const cleared = await clearCharge(ports, request, agreed);
  if ('code' in cleared) return recordNotSent(ports, request, cleared);
  return sendCharge(ports, request, cleared);
}
