import { checkNewPassphrase } from '../domain/passphrase';
import { parseSecretKey } from '../domain/secret-key';
import { checkSettings, tidyLabels } from '../domain/settings';
import type { SettingsStore, Vault } from '../ports';
import type { SaveSetupReply } from '../protocol/commands';
import type { SaveSetupRequest } from '../protocol/requests';
import { getStatus, type GetStatusPorts } from './get-status';

type Ports = GetStatusPorts & { readonly settings: SettingsStore; readonly vault: Vault };

/**
 * Saves settings and, when one was entered, the key; all or nothing, so that no half set-up is kept. Without
 * a key the organization may change all the same: the key that is kept stays the earlier one's, and the
 * status says that the new one has none.
 */
export async function saveSetup(ports: Ports, asked: SaveSetupRequest): Promise<SaveSetupReply> {
  const customerIdLabels = tidyLabels(asked.settings.customerIdLabels);
  const settings = { ...asked.settings, customerIdLabels };
  const problem = checkSettings(settings);
  if (problem !== undefined) return { ok: false, problem };
  if (asked.newKey === null) {
    await ports.settings.write(settings);
    return { ok: true, status: await getStatus(ports), keyTrimmed: false };
  }
  const { secretKey, passphrase, repeated, remember } = asked.newKey;
  const check = parseSecretKey(secretKey);
  if (!check.ok) return { ok: false, problem: { field: 'secretKey', problem: check.problem } };
  const weakness = remember ? undefined : checkNewPassphrase(passphrase, repeated);
  if (weakness !== undefined) {
    return { ok: false, problem: { field: 'passphrase', problem: weakness } };
  }
  await ports.vault.seal(settings, check.key, remember ? null : passphrase);
  return { ok: true, status: await getStatus(ports), keyTrimmed: check.trimmed };
}
