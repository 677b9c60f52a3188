import type { Snapshot } from '../domain/charge';
import type { CustomerId } from '../domain/customer-id';
import { LOOK_TIMEOUT } from '../domain/limits';
import type { SecretKey } from '../domain/secret-key';
import type { Billing, Clock } from '../ports';

interface Ports {
  readonly billing: Pick<Billing, 'paymentsHistory'>;
  readonly clock: Clock;
}

/** Notes which payments there are before the charge. A charge goes on without: then the history proves nothing later. */
export async function takeSnapshot(
  { billing, clock }: Ports,
  organization: string,
  key: SecretKey,
  externalId: CustomerId,
): Promise<Snapshot> {
  const at = clock.now();
  const read = await billing.paymentsHistory(organization, key, externalId, LOOK_TIMEOUT);
  if (read.ok) return { taken: true, at, payments: read.value };
  if (read.why === 'key-refused' || read.why === 'forbidden') {
    return { taken: false, why: 'key-refused' };
  }
  return { taken: false, why: read.why === 'malformed' ? 'unreadable' : 'unreachable' };
}
