import { randomUUID } from 'node:crypto';
import type { Charge } from '../../../../src/domain/charge';
import { isOpen } from '../../../../src/domain/state-facts';
import type { StartChargeRequest } from '../../../../src/protocol/requests';
import { until } from '../../driver/until';
import { deviceTime } from '../../support/clocks';
import { askBackground, tellBackground } from './ask-background';
import type { FaultWorld } from './fault-world';

/** What the popup would ask for when its button is pressed for that customer. */
export function chargeRequest(
  { browser, price, organization }: FaultWorld,
  externalId: string,
  more: Partial<StartChargeRequest> = {},
): StartChargeRequest {
  return {
    chargeId: randomUUID(),
    externalId,
    pricePoint: price,
    note: '',
    surface: 'popup',
    pressedAt: deviceTime(browser),
    provenance: null,
    again: [],
    organization,
    isTest: false,
    page: null,
    ...more,
  };
}

/** Asks for a charge as the popup does and waits for nothing; gives its id. */
export async function sendCharge(
  world: FaultWorld,
  externalId: string,
  more: Partial<StartChargeRequest> = {},
): Promise<string> {
  const request = chargeRequest(world, externalId, more);
  await tellBackground(world.browser, 'start-charge', request);
  return request.chargeId;
}

/** Asks for the record again and again, as an open popup does, until the charge is no longer being sent. */
export async function untilOutcome(
  { browser }: FaultWorld,
  chargeId: string,
  timeoutMs = 30_000,
): Promise<Charge> {
  return until(
    async () => {
      const charge = await askBackground(browser, 'get-charge', { chargeId });
      return charge?.state === 'sending' ? undefined : charge;
    },
    `an outcome of ${chargeId}`,
    timeoutMs,
  );
}

/** The whole way of one charge. */
export async function chargeByMessage(
  world: FaultWorld,
  externalId: string,
  more: Partial<StartChargeRequest> = {},
  timeoutMs?: number,
): Promise<Charge> {
  return untilOutcome(world, await sendCharge(world, externalId, more), timeoutMs);
}

/** Looks an open charge up at the server, as **Check outcome** does. */
export async function checkOutcome({ browser }: FaultWorld, chargeId: string): Promise<Charge> {
  const charge = await askBackground(browser, 'check-outcome', { chargeId });
  if (charge === null) throw new Error(`there is no charge ${chargeId}`);
  return charge;
}

/** How many charges of these the badge has to count. */
export function openOnes(charges: Iterable<Charge>): number {
  return [...charges].filter(({ state }) => isOpen(state)).length;
}
