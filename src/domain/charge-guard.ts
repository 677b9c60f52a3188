import { listedPrice, type Charge, type ChargeRequest, type ChargeState } from './charge';
import { ordersOf } from './charge-order';
import type { EarlierCharge } from './charge-event';
import type { Asset, Payment } from './customer-books';
import { REPEAT_WINDOW } from './limits';
import { sameMoney } from './money';

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

const CHARGED: ReadonlySet<ChargeState> = new Set([
  'succeeded',
  'marked-charged',
  'charged-twice',
  'processing',
]);

/**
 * Finds the charges of the same within 24 hours (rule 5), the latest first: by our journal, by what the
 * customer owns, or, since the payment history knows no price point, by any payment of the same amount.
 */
export function findEarlierCharges(
  request: ChargeRequest,
  known: KnownOfCustomer,
): readonly EarlierCharge[] {
  const price = listedPrice(request);
  const { ident } = request.pricePoint;
  const charged = known.charges.filter(({ state }) => CHARGED.has(state));
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
    (asset) => asset.ident === ident && isRecent(asset.startedAt) && !ours.has(asset.ref),
  );
  const payments = known.payments?.filter(
    ({ amount, createdAt, orderId }) =>
      sameMoney(amount, price) && isRecent(createdAt) && !orders.has(orderId),
  );
  return latestFirst([
    ...ofJournal.map(({ request: earlier }) => ({
      knownBy: 'journal' as const,
      id: earlier.chargeId,
      at: earlier.pressedAt,
      amount: listedPrice(earlier),
    })),
    ...(assets ?? []).map(({ ref, orderId, startedAt, price: amount }) => ({
      knownBy: 'assets' as const,
      id: orderId ?? ref ?? `${ident}@${String(startedAt)}`,
      at: startedAt,
      amount,
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
