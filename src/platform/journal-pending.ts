import type { Charge } from '../domain/charge';
import { isOpen } from '../domain/state-facts';
import { nextLook } from '../domain/look-schedule';
import { whoOf, type Transaction } from './journal-records';

/** Notes whether the charge claims its customer and when it is to be looked at: both follow from its events. */
export async function keepPending(
  transaction: Transaction<'readwrite'>,
  charge: Charge,
): Promise<void> {
  const pending = transaction.objectStore('pending');
  const { chargeId } = charge.request;
  const who = whoOf(charge.request);
  const lookAt = nextLook(charge);
  if (!isOpen(charge.state) && lookAt === null) {
    await pending.delete(chargeId);
    return;
  }
  await pending.put({
    chargeId,
    who,
    ...(isOpen(charge.state) ? { openWho: who } : {}),
    ...(lookAt === null ? {} : { lookAt, plannedAt: charge.events.at(-1)?.at ?? 0 }),
  });
}
