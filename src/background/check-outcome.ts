import type { Charge } from '../domain/charge';
import { keepWatch } from './keep-watch';
import { lookAtCharge } from './look-at-charge';
import type { LookAtDuePorts } from './look-at-due';

/** Looks a charge up because the agent asked; null when there is no such record. */
export async function checkOutcome(
  ports: LookAtDuePorts,
  { chargeId }: { chargeId: string },
): Promise<Charge | null> {
  const charge = await lookAtCharge(ports, chargeId, 'agent');
  await keepWatch(ports);
  return charge ?? null;
}
