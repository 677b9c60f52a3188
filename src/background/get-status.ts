import type { Journal, Reach, SettingsStore, Vault } from '../ports';
import type { Status } from '../protocol/commands';

export type GetStatusPorts = {
  readonly journal: Pick<Journal, 'countOpen'>;
  readonly reach: Pick<Reach, 'mayCallBilling'>;
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly vault: Pick<Vault, 'status'>;
};

/** Where the extension stands, in words that a locked screen may show too. */
export async function getStatus(ports: GetStatusPorts): Promise<Status> {
  const [settings, { locked, ...key }, openCharges, hostPermission] = await Promise.all([
    ports.settings.read(),
    ports.vault.status(),
    ports.journal.countOpen(),
    ports.reach.mayCallBilling(),
  ]);
  return { settings, key, locked, openCharges, hostPermission };
}
