import type { ChargeAnswer, LentKey } from '../domain/charge-event';
import type { Clock, Journal, Log, Notifier } from '../ports';

interface Ports {
  readonly clock: Clock;
  readonly journal: Pick<Journal, 'append' | 'noteDamaged'>;
  readonly log: Log;
  readonly notifier: Pick<Notifier, 'tell'>;
}

/** Tells the charge whose key was lent what a later one was answered for it; null where the key is only known. */
export async function tellLender(
  { clock, journal, log, notifier }: Ports,
  lentKey: LentKey,
  by: string,
  answer: ChargeAnswer | null,
): Promise<void> {
  const at = clock.now();
  const event = { type: 'key-answered', at, by, answer } as const;
  const lender = await journal.append(lentKey.by, event).catch(log.bug('journal.append'));
  if (lender !== undefined) void notifier.tell(lender).catch(log.bug('notifier'));
  else await reopenDamaged(journal, lentKey.by, at, answer).catch(log.bug('journal.noteDamaged'));
}

/** A record that cannot be read takes no event of its own kind: what was learned of it opens it again. */
function reopenDamaged(
  journal: Ports['journal'],
  chargeId: string,
  at: number,
  answer: ChargeAnswer | null,
): Promise<void> {
  const order = { orderId: answer?.orderId ?? null, amount: null, createdAt: null };
  const finding = { kind: answer === null ? 'possible' : 'ours', orders: [order] } as const;
  const sources = { assets: 'no-snapshot', payments: 'no-snapshot' } as const;
  const event = { type: 'looked', at, by: 'schedule', serverAt: null, confirms: null } as const;
  return journal.noteDamaged(chargeId, { ...event, ...sources, finding }, null);
}
