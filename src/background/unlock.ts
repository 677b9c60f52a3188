import type { Vault } from '../ports';
import type { UnlockReply } from '../protocol/commands';
import { getStatus, type GetStatusPorts } from './get-status';

/** Opens the key for this browser session with the agent's passphrase. */
export async function unlock(
  ports: GetStatusPorts & { readonly vault: Pick<Vault, 'unlock' | 'status'> },
  { passphrase }: { passphrase: string },
): Promise<UnlockReply> {
  const result = await ports.vault.unlock(passphrase);
  if (result !== 'unlocked') return { ok: false, why: result };
  return { ok: true, status: await getStatus(ports) };
}
