import type { Vault } from '../ports';
import type { UnlockReply } from '../protocol/commands';
import { getStatus, type GetStatusPorts } from './get-status';
import { lookAtDue, type LookAtDuePorts } from './look-at-due';

type Ports = GetStatusPorts &
  LookAtDuePorts & { readonly vault: Pick<Vault, 'unlock' | 'status' | 'open'> };

/** Opens the key for this browser session with the agent's passphrase; what had to wait for it is looked up. */
export async function unlock(
  ports: Ports,
  { passphrase }: { passphrase: string },
): Promise<UnlockReply> {
  const unlocking = await ports.vault.unlock(passphrase);
  if (unlocking.result !== 'unlocked') {
    return {
      ok: false,
      why: unlocking.result,
      until: 'until' in unlocking ? unlocking.until : null,
    };
  }
  void lookAtDue(ports, 'unlocked').catch(ports.log.bug('look'));
  return { ok: true, status: await getStatus(ports) };
}
