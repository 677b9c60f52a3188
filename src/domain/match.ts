/**
 * Counts how many of the takers can each be given an item of their own. Both lists are short: the orders and
 * charges of one customer.
 */
export function countMatches<Taker, Item>(
  takers: readonly Taker[],
  items: readonly Item[],
  fits: (taker: Taker, item: Item) => boolean,
): number {
  const takenBy = new Map<Item, Taker>();
  const give = (taker: Taker, tried: Set<Item>): boolean =>
    items.some((item) => {
      if (tried.has(item) || !fits(taker, item)) return false;
      tried.add(item);
      const holder = takenBy.get(item);
      if (holder !== undefined && !give(holder, tried)) return false;
      takenBy.set(item, taker);
      return true;
    });
  return takers.filter((taker) => give(taker, new Set())).length;
}
