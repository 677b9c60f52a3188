import type { PricePoint } from '../../../src/domain/price-point';
import { PRICES } from '../world/prices';

/** Stands in for the reader of `/price_points`: the simulated server lists no others. */
export function readPricePoints(
  body: unknown,
): { readonly pricePoints: readonly PricePoint[]; readonly unreadable: number } | undefined {
  const { data } = (body ?? {}) as { data?: { price_points?: readonly { ident: string }[] } };
  const listed = data?.price_points?.map(({ ident }) => ident);
  return (
    listed && { pricePoints: PRICES.filter(({ ident }) => listed.includes(ident)), unreadable: 0 }
  );
}
