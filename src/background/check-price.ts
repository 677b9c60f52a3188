import type { NotSentReason } from '../domain/charge-event';
import { LOOK_TIMEOUT, PRICE_FRESH_FOR } from '../domain/limits';
import { samePrice, type PricePoint } from '../domain/price-point';
import type { Billing, Clock, PriceShelf } from '../ports';

interface Ports {
  readonly billing: Pick<Billing, 'pricePoints'>;
  readonly clock: Clock;
  readonly prices: Pick<PriceShelf, 'read'>;
}

/**
 * Holds rule 7 for the price: what the agent saw must be what the server lists, read within five minutes
 * of the press, else it is read now. Undefined when it is.
 */
export async function checkPrice(
  { billing, clock, prices }: Ports,
  organization: string,
  shown: PricePoint,
): Promise<NotSentReason | undefined> {
  const kept = await prices.read(organization);
  const age = kept === undefined ? Infinity : clock.now() - kept.readAt;
  let listed = kept?.pricePoints;
  // A list from the future was read before the clock was set back: its age is not known.
  if (age < 0 || age > PRICE_FRESH_FOR) {
    const read = await billing.pricePoints(organization, shown.ident, LOOK_TIMEOUT);
    if (!read.ok) return { code: 'price-unread' };
    if (read.value.unreadable > 0) return { code: 'price-unread' };
    listed = read.value.pricePoints;
  }
  const now = listed?.find(({ ident }) => ident === shown.ident);
  if (now === undefined) return { code: 'price-gone' };
  return samePrice(shown, now) ? undefined : { code: 'price-changed', now };
}
