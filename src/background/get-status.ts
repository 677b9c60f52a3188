import type { Journal, KeyStatus, Reach, SettingsStore, Vault } from '../ports';
import type { Status } from '../protocol/commands';

export type GetStatusPorts = {
  readonly journal: Pick<Journal, 'countOpen'>;
  readonly reach: Pick<Reach, 'mayCallBilling'>;
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly vault: Pick<Vault, 'status'>;
};

/** Where the extension stands, in words that a locked screen may show too. */
export async function getStatus(ports: GetStatusPorts): Promise<Status> {
  const [settings, kept, openCharges, hostPermission] = await Promise.all([
    ports.settings.read(),
    ports.vault.status(),
    ports.journal.countOpen(),
    ports.reach.mayCallBilling(),
  ]);
  const key = keyFor(settings.organization, kept);
  return { settings, key, locked: kept.locked, openCharges, hostPermission };
}

/** What an organization has of the one key that is kept: all of it, or no more than that it is another's. */
function keyFor(organization: string, kept: KeyStatus): Status['key'] {
  const { ending, remembered, stored } = kept;
  if (stored && kept.organization === organization) return { stored, ending, remembered };
  const none = { stored: false, ending: '', remembered: false };
  return stored ? { ...none, otherOrganization: kept.organization } : none;
}
