/** Since when a card has found nothing on pages that it knows, milliseconds since 1970. */
export interface CardHealth {
  readonly workedAt: number | null;
  readonly brokenSince: number | null;
}

/**
 * What a reading says of a card; undefined when it says nothing new. A card that never found anything on
 * this device is not broken: the product may have another face here.
 */
export function nextHealth(
  known: CardHealth | undefined,
  { isTaught, isEmpty, at }: { isTaught: boolean; isEmpty: boolean; at: number },
): CardHealth | undefined {
  const { workedAt, brokenSince } = known ?? { workedAt: null, brokenSince: null };
  if (!isEmpty) {
    if (workedAt !== null && brokenSince === null) return undefined;
    return { workedAt: at, brokenSince: null };
  }
  const wasExpected = isTaught || workedAt !== null;
  return wasExpected && brokenSince === null ? { workedAt, brokenSince: at } : undefined;
}
