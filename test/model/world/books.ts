import { decimal, goodOf, PRICES, wirePrice, WIRE_USD } from './prices';

/** One order that the server made and charged. Times are the server's, which are the true ones. */
export interface Order {
  readonly orderId: string;
  readonly ref: string | null;
  readonly ident: string;
  readonly minor: number;
  readonly at: number;
  /** Null where nothing was paid: a free trial is no payment. */
  readonly inHistoryAt: number | null;
  /** How the customer's assets show it; null when they do not. */
  readonly asset: {
    readonly at: number;
    readonly showsRef: boolean;
    readonly showsOrder: boolean;
  } | null;
}

/** What the payment history lists of these orders at that time. */
export function historyAt(orders: readonly Order[], now: number): readonly Order[] {
  return orders.filter(({ inHistoryAt }) => inHistoryAt !== null && inHistoryAt <= now);
}

/** What the customer's assets show of these orders at that time. */
export function assetsAt(orders: readonly Order[], now: number): readonly Order[] {
  return orders.filter(({ asset }) => asset !== null && asset.at <= now);
}

/** The answer of `/payments_history`. */
export function historyText(orders: readonly Order[]): string {
  const payments = orders.map(({ orderId, minor, at }) => ({
    order_id: orderId,
    amount: decimal(minor),
    refunded: '0',
    currency: WIRE_USD,
    created_at: new Date(at).toISOString(),
  }));
  return JSON.stringify({ status: 'success', data: { payments } });
}

/** The answer of `/my_assets`. */
export function assetsText(orders: readonly Order[]): string {
  const shown = orders.filter(({ asset }) => asset !== null);
  const of = (good: ReturnType<typeof goodOf>) =>
    shown.filter(({ ident }) => goodOf(ident) === good);
  const data = {
    subscriptions: of('subscription').map((order) => ({
      subs_id: `subs-of-${order.orderId}`,
      status: ['RECURRING'],
      ...wireAsset(order),
    })),
    oneoffs: of('lifetime').map((order) => ({
      oneoff_id: `oneoff-of-${order.orderId}`,
      revoked_at: null,
      ...wireAsset(order),
    })),
    consumables: of('consumable').map(wireAsset),
  };
  return JSON.stringify({ status: 'success', data });
}

function wireAsset({ orderId, ref, ident, at, asset }: Order) {
  const price = PRICES.find((each) => each.ident === ident);
  if (price === undefined) throw new Error('no such price point');
  return {
    is_active: true,
    price_point: wirePrice(price),
    initial_order_metadata: asset?.showsRef === true && ref !== null ? { ref } : {},
    started_at: new Date(at).toISOString(),
    order_id: asset?.showsOrder === true ? orderId : null,
  };
}

/** The answer of `/price_points`. */
export function pricesText(ident: string | undefined): string {
  const asked = PRICES.filter((each) => ident === undefined || each.ident === ident);
  return JSON.stringify({ status: 'success', data: { price_points: asked.map(wirePrice) } });
}
