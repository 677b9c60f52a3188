import type { Asset } from '../../../src/domain/customer-books';
import { fastMoney } from './fast-money';
import { remembered } from './remembered';

interface WireAsset {
  readonly price_point: {
    readonly ident: string;
    readonly intro_type: string;
    readonly lifetime_price?: string;
    readonly next_price?: string;
  };
  readonly initial_order_metadata: { readonly ref?: string };
  readonly started_at: string;
  readonly order_id: string | null;
  readonly subs_id?: string;
  readonly oneoff_id?: string;
}
interface Wire {
  readonly data?: {
    readonly subscriptions?: readonly WireAsset[];
    readonly oneoffs?: readonly WireAsset[];
    readonly consumables?: readonly WireAsset[];
  };
}

/** Stands in for the reader of `/my_assets`: what it reads was written by the simulated server. */
export const readAssets = remembered<readonly Asset[]>(({ data }: Wire) => {
  if (data?.subscriptions === undefined) return undefined;
  const assets = [
    ...data.subscriptions.map((asset) => readAsset(asset, 'subscription')),
    ...(data.oneoffs ?? []).map((asset) => readAsset(asset, 'oneoff')),
    ...(data.consumables ?? []).map((asset) => readAsset(asset, 'consumable')),
  ];
  const taken = new Map<string, number>();
  return assets.map((asset) => {
    const count = (taken.get(asset.id) ?? 0) + 1;
    taken.set(asset.id, count);
    return count === 1 ? asset : { ...asset, id: `${asset.id} ${count}` };
  });
});

function readAsset(
  { initial_order_metadata, oneoff_id, order_id, price_point, started_at, subs_id }: WireAsset,
  kind: Asset['kind'],
): Asset {
  const { ident, intro_type, lifetime_price, next_price } = price_point;
  const now = intro_type === 'free_trial' ? '0' : (lifetime_price ?? next_price ?? '');
  const ref = initial_order_metadata.ref ?? null;
  const startedAt = Date.parse(started_at);
  const unnamed = order_id === null ? `${ident} ${startedAt} ${ref ?? ''}` : `${order_id} ${ident}`;
  return {
    id: subs_id ?? oneoff_id ?? unnamed,
    kind,
    ident,
    ref,
    orderId: order_id,
    price: fastMoney(now),
    startedAt,
    isOver: false,
  };
}
