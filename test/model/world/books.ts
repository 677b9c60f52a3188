import { PRICES, wirePrice, WIRE_USD } from './prices';

/** One order that the server made and charged. Times are the server's, which are the true ones. */
export interface Order {
  readonly orderId: string;
  readonly ref: string | null;
  readonly ident: string;
  readonly minor: number;
  readonly at: number;
  readonly inHistoryAt: number;
  /** How the customer's assets show it; null when they do not. */
  readonly asset: {
    readonly at: number;
    readonly showsRef: boolean;
    readonly showsOrder: boolean;
  } | null;
}

/** What the payment history lists of these orders at that time. */
export function historyAt(orders: readonly Order[], now: number): readonly Order[] {
  return orders.filter(({ inHistoryAt }) => inHistoryAt <= now);
}

/** The answer of `/payments_history`. */
export function historyText(orders: readonly Order[]): string {
  const payments = orders.map(({ orderId, minor, at }) => ({
    order_id: orderId,
    amount: (minor / 100).toFixed(2),
    refunded: '0',
    currency: WIRE_USD,
    created_at: new Date(at).toISOString(),
  }));
  return JSON.stringify({ status: 'success', data: { payments } });
}

/** The answer of `/my_assets`. */
export function assetsText(orders: readonly Order[]): string {
  const oneoffs = orders.flatMap(({ orderId, ref, ident, at, asset }) => {
    const price = PRICES.find((each) => each.ident === ident);
    if (asset === null || price === undefined) return [];
    return {
      price_point: wirePrice(price),
      initial_order_metadata: asset.showsRef && ref !== null ? { ref } : {},
      started_at: new Date(at).toISOString(),
      order_id: asset.showsOrder ? orderId : null,
    };
  });
  return JSON.stringify({ status: 'success', data: { subscriptions: [], oneoffs } });
}

/** The answer of `/price_points`. */
export function pricesText(ident: string | undefined): string {
  const asked = PRICES.filter((each) => ident === undefined || each.ident === ident);
  return JSON.stringify({ status: 'success', data: { price_points: asked.map(wirePrice) } });
}
