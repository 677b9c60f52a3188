import type { Asset } from './customer-books';
import type { PricePoint } from './price-point';

/**
 * True when the server, by these assets, has a reason to refuse the price point as owned: the customer has it,
 * or an unfinished subscription where it is one itself. A consumable can be bought again, so it never is.
 * Null, where the assets could not be read, is no reason.
 */
export function isOwned(assets: readonly Asset[] | null, { ident, terms }: PricePoint): boolean {
  return (assets ?? []).some(
    (asset) =>
      !asset.isOver &&
      asset.kind !== 'consumable' &&
      (asset.ident === ident || (terms.kind !== 'once' && asset.kind === 'subscription')),
  );
}
