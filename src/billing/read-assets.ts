import type { Asset } from '../domain/customer-books';
import { z } from '../domain/schema';
import { identifier } from './error-envelope';
import { readPricePoint } from './read-price-points';
import { readTime } from './read-time';

const wireAsset = z.object({
  price_point: z.unknown(),
  initial_order_metadata: z.optional(z.nullable(z.record(z.string(), z.unknown()))),
  started_at: z.optional(z.nullable(z.string())),
  order_id: z.optional(z.nullable(z.string())),
});

const list = z.object({
  subscriptions: z.optional(z.nullable(z.array(z.unknown()))),
  oneoffs: z.optional(z.nullable(z.array(z.unknown()))),
});
const envelope = z.object({ data: list });

/**
 * Reads the body of a `/my_assets` answer; undefined when it is none. An asset that is not understood
 * is left out: what is there still proves what it proves, and absence proves nothing.
 */
export function readAssets(body: unknown): readonly Asset[] | undefined {
  const wrapped = envelope.safeParse(body);
  const read = wrapped.success ? wrapped.data.data : list.safeParse(body).data;
  const lists = [read?.subscriptions, read?.oneoffs].filter(
    (entries) => entries !== undefined && entries !== null,
  );
  return lists.length === 0 ? undefined : lists.flat().flatMap((entry) => readAsset(entry) ?? []);
}

function readAsset(entry: unknown): Asset | undefined {
  const parsed = wireAsset.safeParse(entry);
  const pricePoint = parsed.success ? readPricePoint(parsed.data.price_point) : undefined;
  if (!parsed.success || pricePoint === undefined) return undefined;
  const { initial_order_metadata, order_id, started_at } = parsed.data;
  const ref = initial_order_metadata?.['ref'];
  return {
    ident: pricePoint.ident,
    ref: typeof ref === 'string' ? ref : null,
    orderId: identifier(order_id),
    price: pricePoint.now,
    startedAt: readTime(started_at ?? '') ?? null,
  };
}
