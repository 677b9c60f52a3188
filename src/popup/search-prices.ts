import { decimalOf } from '../domain/money';
import type { PricePoint } from '../domain/price-point';

/** How many options are shown at once. */
export const SHOWN_AT_ONCE = 50;

/** A price point beside the text that it is found by. */
export interface IndexedPrice {
  readonly pricePoint: PricePoint;
  readonly ident: string;
  readonly text: string;
}

export interface FoundPrices {
  readonly shown: readonly PricePoint[];
  /** How many more there are than are shown. */
  readonly more: number;
}

/** Prepares a list for searching by ident, feature and amount; cheap enough for 5,000 at the first key. */
export function indexPrices(pricePoints: readonly PricePoint[]): readonly IndexedPrice[] {
  return pricePoints.map((pricePoint) => {
    const { features, ident, now } = pricePoint;
    const amount = decimalOf(now);
    const { code, symbol } = now.currency;
    const text = [ident, ...features, symbol + amount, amount, code].join('\n').toLowerCase();
    return { pricePoint, ident: ident.toLowerCase(), text };
  });
}

/**
 * Finds the price points that hold every typed word; an ident that is or begins with the query comes
 * first. With nothing typed all are there, those of `first` before the others.
 */
export function searchPrices(
  index: readonly IndexedPrice[],
  query: string,
  first: readonly string[],
): FoundPrices {
  const typed = query.trim().toLowerCase();
  const words = typed.split(/\s+/).filter(Boolean);
  // 9,99 is how half of the world writes 9.99.
  const ways = words.map((word) => [word, word.replace(',', '.')] as const);
  const found = index.filter(({ text }) =>
    ways.every((way) => way.some((word) => text.includes(word))),
  );
  const rank = ({ ident, pricePoint }: IndexedPrice) => {
    if (typed !== '') return ident === typed ? 0 : ident.startsWith(typed) ? 1 : 2;
    const place = first.indexOf(pricePoint.ident);
    return place === -1 ? first.length : place;
  };
  const ranked = found
    .map((price) => ({ price, rank: rank(price) }))
    .sort((a, b) => a.rank - b.rank);
  const shown = ranked.slice(0, SHOWN_AT_ONCE).map(({ price }) => price.pricePoint);
  return { shown, more: found.length - shown.length };
}
