import type { Random } from '../model/world/random';

/** The middle value; between two, their mean. NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? NaN;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? NaN;
  return (lower + upper) / 2;
}

/**
 * Every series once a round, each round in an order of its own: what the machine does meanwhile
 * falls on all of them alike.
 */
export function interleaved<Series>(
  series: readonly Series[],
  rounds: number,
  random: Random,
): readonly Series[] {
  return Array.from({ length: rounds }, () => shuffled(series, random)).flat();
}

function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  return items
    .map((item) => ({ item, at: random.next() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item);
}
