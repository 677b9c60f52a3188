import type { NotSentReason } from '../domain/charge-event';
import { LOOK_TIMEOUT, PRICE_FRESH_FOR } from '../domain/limits';
import { samePrice, type PriceList, type PricePoint } from '../domain/price-point';
import type { Billing, Clock, PriceShelf } from '../ports';

interface Ports {
  readonly billing: Pick<Billing, 'pricePoints'>;
  readonly clock: Clock;
  readonly prices: Pick<PriceShelf, 'read'>;
}

/**
 * Holds rule 7 for the price: what the agent saw must be what the server lists, read within five minutes
 * of the press, else it is read now. Undefined when it is. `serverAt` is the server's clock, as soon as it
 * is known: a list that was read while this device's clock said something else may look fresh.
 */
export async function checkPrice(
  { billing, clock, prices }: Ports,
  organization: string,
  shown: PricePoint,
  serverAt: Promise<number | null>,
): Promise<NotSentReason | undefined> {
  const kept = await prices.read(organization);
  const isFresh =
    kept !== undefined &&
    isRecent(clock.now() - kept.readAt) &&
    isFreshByServer(kept, await serverAt);
  let listed = kept?.pricePoints;
  if (!isFresh) {
    const read = await billing.pricePoints(organization, shown.ident, LOOK_TIMEOUT);
    if (!read.ok) return { code: 'price-unread' };
    if (read.value.unreadable > 0) return { code: 'price-unread' };
    listed = read.value.pricePoints;
  }
  const now = listed?.find(({ ident }) => ident === shown.ident);
  if (now === undefined) return { code: 'price-gone' };
  return samePrice(shown, now) ? undefined : { code: 'price-changed', now };
}

/** Where the server does not tell the time, this device's clock has to do. */
function isFreshByServer(kept: PriceList, serverAt: number | null): boolean {
  if (serverAt === null) return true;
  return kept.serverAt !== null && isRecent(serverAt - kept.serverAt);
}

/** A list from the future was read before a clock was set back: its age is not known. */
function isRecent(age: number): boolean {
  return age >= -CLOCK_SLACK && age <= PRICE_FRESH_FOR;
}

/** Servers behind one address may disagree by so much, in milliseconds. */
const CLOCK_SLACK = 2_000;
