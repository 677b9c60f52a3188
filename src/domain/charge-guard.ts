import { listedPrice, type Charge, type ChargeRequest } from './charge';
import { stateFacts } from './state-facts';
import { ordersOf } from './charge-order';
import type { EarlierCharge } from './charge-event';
import type { Asset, Payment } from './customer-books';
import { REPEAT_WINDOW } from './limits';
import { sameMoney } from './money';
import { isLarger } from './new-orders';
import { isOwned } from './ownership';

/** What is known of a customer before a charge. Null where a source could not be read: it then warns of nothing. */
export interface KnownOfCustomer {
  /** Charges of ours to this customer of this organisation. */
  readonly charges: readonly Charge[];
  readonly assets: readonly Asset[] | null;
  readonly payments: readonly Payment[] | null;
  /** The server's clock, or this device's where the server did not say, in milliseconds. */
  readonly serverNow: number;
  readonly now: number;
}

/**
 * Finds the charges of the same (rule 5), the latest first: of the last 24 hours by our journal or, since the
 * payment history knows no price point, by any payment of the same amount, with or without tax; of any age by
 * what the customer owns, since the server will refuse to sell it again. What was refunded wholly or revoked
 * stands no more.
 */
export function findEarlierCharges(
  request: ChargeRequest,
  known: KnownOfCustomer,
): readonly EarlierCharge[] {
  const price = listedPrice(request);
  const { ident } = request.pricePoint;
  const charged = known.charges.filter(({ state }) => stateFacts[state].warnsOfRepeat);
  const ofJournal = charged.filter(
    (charge) =>
      charge.request.pricePoint.ident === ident &&
      charge.request.pressedAt > known.now - REPEAT_WINDOW,
  );
  // The journal speaks for these: it tells them, or knows that they were for something else. One that it
  // holds for old by a clock that was set since, or for not charged, is the server's to tell.
  const told = charged.filter(
    (charge) => charge.request.pricePoint.ident !== ident || ofJournal.includes(charge),
  );
  const ours = new Set<string | null>(told.map(({ request: { chargeId } }) => chargeId));
  const orders = new Set(told.flatMap(ordersOf));
  const isRecent = (at: number | null) => at === null || at > known.serverNow - REPEAT_WINDOW;
  const assets = known.assets?.filter(
    (asset) =>
      asset.ident === ident &&
      !asset.isOver &&
      (isOwned([asset], request.pricePoint) || isRecent(asset.startedAt)) &&
      !ours.has(asset.ref),
  );
  const payments = known.payments?.flatMap((payment) => {
    const { amount, createdAt, orderId, refundedMinor } = payment;
    // A row that cannot be read is of no known time or amount.
    if (amount === null || createdAt === null) return [];
    const isSame = sameMoney(amount, price) || isLarger(amount, price);
    const isRefunded = amount.minor > 0 && refundedMinor !== null && refundedMinor >= amount.minor;
    const counts = isSame && !isRefunded && isRecent(createdAt) && !orders.has(orderId);
    return counts ? [{ amount, createdAt, orderId }] : [];
  });
  return latestFirst([
    ...ofJournal.map(({ request: earlier }) => ({
      knownBy: 'journal' as const,
      id: earlier.chargeId,
      at: earlier.pressedAt,
      amount: listedPrice(earlier),
    })),
    ...(assets ?? []).map(({ id, startedAt, price: amount }) => ({
      knownBy: 'assets' as const,
      id,
      at: startedAt,
      amount: amount ?? price,
    })),
    ...(payments ?? []).map(({ orderId, createdAt, amount }) => ({
      knownBy: 'payments' as const,
      id: orderId,
      at: createdAt,
      amount,
    })),
  ]);
}

/** What has no time comes last: it may be of any day, and hides nothing that is known to be recent. */
function latestFirst(found: readonly EarlierCharge[]): readonly EarlierCharge[] {
  const timeOf = ({ at }: EarlierCharge) => at ?? -Infinity;
  return found.toSorted((a, b) => timeOf(b) - timeOf(a));
}
