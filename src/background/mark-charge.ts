import type { Charge } from '../domain/charge';
import type { Clock, Journal, Log, Notifier, SettingsStore } from '../ports';

interface Ports {
  readonly clock: Clock;
  readonly journal: Pick<Journal, 'append'>;
  readonly log: Log;
  readonly notifier: Notifier;
  readonly settings: Pick<SettingsStore, 'read'>;
}

/** Settles an open charge by the agent's word, and records whose word it was (rule 9). */
export async function markCharge(
  { clock, journal, log, notifier, settings }: Ports,
  { chargeId, charged }: { chargeId: string; charged: boolean },
): Promise<Charge | null> {
  const { agentName } = await settings.read();
  const event = { type: 'marked', at: clock.now(), charged, by: agentName } as const;
  const charge = await journal.append(chargeId, event);
  if (charge !== undefined) await notifier.tell(charge).catch(log.bug('notifier'));
  return charge ?? null;
}
