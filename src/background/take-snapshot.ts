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

/** The snapshot, and what it was made from: the payments, null where they could not be read, and the server's clock. */
export interface TakenSnapshot {
  readonly snapshot: Snapshot;
  readonly payments: readonly Payment[] | null;
  readonly serverAt: number | null;
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
  if (!read.ok) {
    const snapshot = { taken: false, why: whyNotTaken(read.why) } as const;
    return { snapshot, payments: null, serverAt: null };
  }
  const { serverAt, value: payments } = read;
  const known = payments.map(({ orderId, refundedMinor }) => ({ orderId, refundedMinor }));
  return { snapshot: { taken: true, at, serverAt, payments: known }, payments, serverAt };
}

function whyNotTaken(failure: CallFailure): Extract<Snapshot, { taken: false }>['why'] {
  const why = whyUnread(failure);
  return why === 'error' ? 'unreachable' : why;
}

/** Why a source told nothing, as the record keeps it. */
export function whyUnread(
  failure: CallFailure,
): Extract<LookResult, 'key-refused' | 'unreadable' | 'unreachable' | 'error'> {
  switch (failure) {
    case 'key-refused':
    case 'forbidden':
      return 'key-refused';
    case 'malformed':
      return 'unreadable';
    case 'network':
    case 'timeout':
      return 'unreachable';
    case 'organization-unknown':
    case 'not-found':
    case 'server-error':
      return 'error';
    default:
      return failure satisfies never;
  }
}
