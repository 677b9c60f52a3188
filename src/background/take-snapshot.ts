import type { Snapshot } from '../domain/charge-event';
import type { LookResult } from '../domain/finding';
import type { Payment } from '../domain/customer-books';
import { LOOK_TIMEOUT } from '../domain/limits';
import type { SecretKey } from '../domain/secret-key';
import type { Billing, CallFailure, Clock } from '../ports';

interface Ports {
  readonly billing: Pick<Billing, 'paymentsHistory'>;
  readonly clock: Clock;
}

/** The snapshot, and the payments as they were read for it; null where they were not. */
export interface TakenSnapshot {
  readonly snapshot: Snapshot;
  readonly payments: readonly Payment[] | null;
}

/** Notes which payments there are before the charge. A charge goes on without: then the history proves nothing later. */
export async function takeSnapshot(
  { billing, clock }: Ports,
  organization: string,
  key: SecretKey,
  externalId: string,
): Promise<TakenSnapshot> {
  const at = clock.now();
  const read = await billing.paymentsHistory(organization, key, externalId, LOOK_TIMEOUT);
  if (!read.ok) return { snapshot: { taken: false, why: whyUnread(read.why) }, payments: null };
  const { payments, serverAt } = read.value;
  const known = payments.map(({ orderId, refundedMinor }) => ({ orderId, refundedMinor }));
  return { snapshot: { taken: true, at, serverAt, payments: known }, payments };
}

/** Why a source told nothing, as the record keeps it. */
export function whyUnread(
  failure: CallFailure,
): Extract<LookResult, 'key-refused' | 'unreadable' | 'unreachable'> {
  if (failure === 'key-refused' || failure === 'forbidden') return 'key-refused';
  return failure === 'malformed' ? 'unreadable' : 'unreachable';
}
