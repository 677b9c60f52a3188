import type { DamagedCharge } from '../domain/charge';
import { AUTHENTICATION_LIVES, MARK_NOT_CHARGED_AFTER } from '../domain/limits';
import type { Clock, Journal, Log, SettingsStore } from '../ports';
import type { CloseDamagedRequest } from '../protocol/requests';
import { keepWatch, underAlarm, type KeepWatchPorts } from './keep-watch';

/** A record that cannot be read; null when it can, or when the agent has seen to it. */
export async function getDamaged(
  { journal }: { readonly journal: Pick<Journal, 'readDamaged'> },
  { chargeId }: { chargeId: string },
): Promise<DamagedCharge | null> {
  return (await journal.readDamaged(chargeId)) ?? null;
}

type ClosePorts = KeepWatchPorts & {
  readonly clock: Clock;
  readonly journal: Pick<Journal, 'readDamaged' | 'closeDamaged'>;
  readonly log: Log;
  readonly settings: Pick<SettingsStore, 'read'>;
};

/**
 * Adds the agent's word to a damaged record, which then no longer blocks its customer; not charged no sooner
 * than half an hour after it was begun, like any other, or an hour where the customer may have to authenticate.
 * Nothing is deleted.
 */
export async function closeDamaged(
  ports: ClosePorts,
  { chargeId, charged, why }: CloseDamagedRequest,
): Promise<{ closed: boolean }> {
  const { clock, journal, log, settings } = ports;
  const at = clock.now();
  const damaged = await journal.readDamaged(chargeId);
  const age = damaged?.begunAt == null ? Infinity : at - damaged.begunAt;
  const wait = damaged?.mayAuthenticate === true ? AUTHENTICATION_LIVES : MARK_NOT_CHARGED_AFTER;
  if (!charged && age < wait) return { closed: false };
  const { agentName: by } = await settings.read();
  const word = { type: 'marked', at, charged, by, orderId: null, why } as const;
  const closed = await underAlarm(ports, () => journal.closeDamaged(chargeId, word));
  await keepWatch(ports).catch(log.bug('watch'));
  return { closed };
}
