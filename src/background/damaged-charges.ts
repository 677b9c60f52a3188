import type { DamagedCharge } from '../domain/charge';
import type { Clock, Journal, Log, SettingsStore } from '../ports';
import type { CloseDamagedRequest } from '../protocol/requests';
import { keepWatch, type KeepWatchPorts } from './keep-watch';

/** A record that cannot be read; null when it can, or when the agent has seen to it. */
export async function getDamaged(
  { journal }: { readonly journal: Pick<Journal, 'readDamaged'> },
  { chargeId }: { chargeId: string },
): Promise<DamagedCharge | null> {
  return (await journal.readDamaged(chargeId)) ?? null;
}

type ClosePorts = KeepWatchPorts & {
  readonly clock: Clock;
  readonly journal: Pick<Journal, 'closeDamaged'>;
  readonly log: Log;
  readonly settings: Pick<SettingsStore, 'read'>;
};

/** Adds the agent's word to a damaged record, which then no longer blocks its customer. Nothing is deleted. */
export async function closeDamaged(
  ports: ClosePorts,
  { chargeId, charged, why }: CloseDamagedRequest,
): Promise<null> {
  const { clock, journal, log, settings } = ports;
  const { agentName: by } = await settings.read();
  const at = clock.now();
  await journal.closeDamaged(chargeId, { type: 'marked', at, charged, by, orderId: null, why });
  await keepWatch(ports).catch(log.bug('watch'));
  return null;
}
