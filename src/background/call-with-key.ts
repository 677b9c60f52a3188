import type { SecretKey } from '../domain/secret-key';
import type { Reach, SettingsStore, Vault } from '../ports';
import type { ReadFailure } from '../protocol/read-failure';

export interface CallPorts {
  readonly reach: Reach;
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly vault: Pick<Vault, 'open'>;
}

/** What stands against a call that needs the key of the organization in the settings, or what it needs. */
export async function openForCall({
  reach,
  settings,
  vault,
}: CallPorts): Promise<
  | { readonly ok: true; readonly organization: string; readonly key: SecretKey }
  | { readonly ok: false; readonly why: ReadFailure }
> {
  const { organization } = await settings.read();
  if (organization === '') return { ok: false, why: 'not-set-up' };
  const opened = await vault.open(organization);
  if (!opened.ok) return opened;
  if (!(await reach.mayCallBilling())) return { ok: false, why: 'no-host-permission' };
  if (!reach.online()) return { ok: false, why: 'offline' };
  return { ok: true, organization, key: opened.key };
}
