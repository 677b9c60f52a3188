import { listedPrice, type Charge } from './charge';
import type { Snapshot } from './charge-event';
import type { Finding, FoundOrder } from './finding';
import { EVIDENCE_WINDOW, HISTORY_LAG } from './limits';
import { sameMoney, type Money } from './money';

/** One successful payment of the customer's history. `createdAt` in milliseconds by the server's clock. */
export interface Payment {
  readonly orderId: string;
  readonly amount: Money;
  readonly refundedMinor: number;
  readonly createdAt: number;
}

/** One thing that the customer owns. `ref` is the reference that its first order carried. */
export interface Asset {
  readonly ident: string;
  readonly ref: string | null;
  readonly orderId: string | null;
  readonly price: Money;
  readonly startedAt: number | null;
}

/** What the server shows of a customer; null where a source could not be read. */
export interface Shown {
  readonly assets: readonly Asset[] | null;
  readonly payments: readonly Payment[] | null;
  /** Orders that belong to other charges of ours. */
  readonly claimed: ReadonlySet<string>;
}

const NOTHING: Finding = { kind: 'nothing', orders: [] };

/**
 * Decides what the server's books say of one charge. Only our reference is certain; an order is new
 * when the snapshot did not hold it, and two new ones of one amount are never chosen between.
 */
export function findEvidence(charge: Charge, shown: Shown): Finding {
  const ours = (shown.assets ?? []).filter(({ ref }) => ref === charge.request.chargeId);
  const orders = newOrders(charge, shown);
  const price = listedPrice(charge.request);
  const fitting = orders.filter(({ amount }) => sameMoney(amount, price));
  const larger = orders.filter(({ amount }) => isLarger(amount, price));

  if (fitting.length > 1) return { kind: 'twice', orders: fitting };
  if (ours.length > 1) return { kind: 'twice', orders: ours.map(orderOfAsset) };
  if (fitting.length === 0 && hasEqualPair(larger)) return { kind: 'twice', orders: larger };
  const [own] = ours;
  const [fit] = fitting;
  if (own !== undefined) {
    const found = orderOfAsset(own);
    return { kind: 'ours', orders: [{ ...found, orderId: found.orderId ?? fit?.orderId ?? null }] };
  }
  if (fit !== undefined) return { kind: 'probable', orders: [fit] };
  return larger.length > 0 ? { kind: 'possible', orders: larger } : NOTHING;
}

/** Orders that were not there before the charge and that no other charge of ours made. */
function newOrders(charge: Charge, { payments, claimed }: Shown): readonly FoundOrder[] {
  const snapshot = snapshotOf(charge);
  if (payments === null || snapshot?.taken !== true) return [];
  const before = new Set(snapshot.payments.map(({ orderId }) => orderId));
  // By the server's clock where it is known: this device's may be off by any amount.
  const sentAt = snapshot.serverAt ?? charge.request.pressedAt;
  return payments
    .filter(
      ({ orderId, createdAt }) =>
        !before.has(orderId) &&
        !claimed.has(orderId) &&
        createdAt >= sentAt - HISTORY_LAG &&
        createdAt <= sentAt + EVIDENCE_WINDOW,
    )
    .map(({ orderId, amount, createdAt }) => ({ orderId, amount, createdAt }));
}

/** What was known of the customer's payments before the charge was sent; undefined when it was not sent. */
export function snapshotOf({ events }: Charge): Snapshot | undefined {
  const [first] = events;
  return first?.type === 'sending' ? first.snapshot : undefined;
}

function orderOfAsset({ orderId, price, startedAt }: Asset): FoundOrder {
  return { orderId, amount: price, createdAt: startedAt };
}

function isLarger(amount: Money, price: Money): boolean {
  return sameMoney(amount, { ...price, minor: amount.minor }) && amount.minor > price.minor;
}

/** One charge with tax sent twice shows as two orders of one larger amount. */
function hasEqualPair(orders: readonly FoundOrder[]): boolean {
  return new Set(orders.map(({ amount }) => amount.minor)).size < orders.length;
}
