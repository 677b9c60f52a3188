import { READ_TIMEOUT } from '../domain/limits';
import type { Billing, Reach, SettingsStore, Vault } from '../ports';
import type { ConnectionReply } from '../protocol/commands';

interface Ports {
  readonly billing: Pick<Billing, 'pricePoints' | 'tryKey'>;
  readonly reach: Reach;
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly vault: Pick<Vault, 'open'>;
}

/**
 * Finds out whether the organization answers and what the key may do; charges nothing. Only what an
 * endpoint that needs the key answers shows that the key works; a 403 leaves open whether it may charge.
 * A 404 there, after a good price list, is not the organization's.
 */
export async function testConnection(ports: Ports): Promise<ConnectionReply> {
  const { organization } = await ports.settings.read();
  if (organization === '') return { ok: false, why: 'not-set-up' };
  if (!(await ports.reach.mayCallBilling())) return { ok: false, why: 'no-host-permission' };
  if (!ports.reach.online()) return { ok: false, why: 'offline' };
  const opened = await ports.vault.open(organization);
  if (!opened.ok && opened.why === 'locked') return { ok: false, why: 'locked' };
  const prices = await ports.billing.pricePoints(organization, null, READ_TIMEOUT);
  if (!prices.ok) return prices;
  const pricePoints = prices.value.pricePoints.length;
  if (!opened.ok) return { ok: true, pricePoints, key: 'none' };
  const tried = await ports.billing.tryKey(organization, opened.key, READ_TIMEOUT);
  if (tried.ok) return { ok: true, pricePoints, key: 'works' };
  if (tried.why === 'forbidden') return { ok: true, pricePoints, key: 'may-not-look-up' };
  if (tried.why === 'not-found') return { ok: true, pricePoints, key: 'untested' };
  return { ok: false, why: tried.why };
}
