import type { Asset } from '../../../src/domain/customer-books';
import { fastMoney } from './fast-money';
import { remembered } from './remembered';

interface WireAsset {
  readonly price_point: {
    readonly ident: string;
    readonly lifetime_price?: string;
    readonly next_price?: string;
  };
  readonly initial_order_metadata: { readonly ref?: string };
  readonly started_at: string;
  readonly order_id: string | null;
}
interface Wire {
  readonly data?: { readonly oneoffs?: readonly WireAsset[] };
}

/** Stands in for the reader of `/my_assets`: what it reads was written by the simulated server. */
export const readAssets = remembered<readonly Asset[]>(({ data }: Wire) =>
  data?.oneoffs?.map(({ price_point, initial_order_metadata, started_at, order_id }) => ({
    ident: price_point.ident,
    ref: initial_order_metadata.ref ?? null,
    orderId: order_id,
    price: fastMoney(price_point.lifetime_price ?? price_point.next_price ?? ''),
    startedAt: Date.parse(started_at),
  })),
);
