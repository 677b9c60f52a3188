import { READ_TIMEOUT } from '../domain/limits';
import type { Billing, Clock, PriceShelf, Reach, SettingsStore } from '../ports';
import type { PricesReply } from '../protocol/commands';

interface Ports {
  readonly billing: Pick<Billing, 'pricePoints'>;
  readonly clock: Clock;
  readonly prices: PriceShelf;
  readonly reach: Reach;
  readonly settings: Pick<SettingsStore, 'read'>;
}

/** The organisation's price list: the one kept, or (`fresh`) a new one from the server, which is then kept. */
export async function listPricePoints(
  ports: Ports,
  { fresh }: { fresh: boolean },
): Promise<PricesReply> {
  const { organization } = await ports.settings.read();
  if (organization === '') return { ok: false, why: 'not-set-up', cached: null };
  const cached = (await ports.prices.read(organization)) ?? null;
  if (!fresh && cached !== null) return { ok: true, prices: cached };
  if (!(await ports.reach.mayCallBilling()))
    return { ok: false, why: 'no-host-permission', cached };
  if (!ports.reach.online()) return { ok: false, why: 'offline', cached };
  const readAt = ports.clock.now();
  const read = await ports.billing.pricePoints(organization, null, READ_TIMEOUT);
  if (!read.ok) return { ok: false, why: read.why, cached };
  const prices = { readAt, serverAt: read.serverAt, ...read.value };
  await ports.prices.write(organization, prices);
  return { ok: true, prices };
}
