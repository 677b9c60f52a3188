import { cleanText } from '../domain/clean-text';
import type { Currency } from '../domain/money';
import { z } from '../domain/schema';

/** A price on the wire: decimal major units, as a number or as a string. */
export const wirePrice = z.optional(z.nullable(z.union([z.number(), z.string()])));

/** A currency on the wire. */
export const wireCurrency = z.object({
  code: z.string().check(z.minLength(1), z.maxLength(16)),
  minor_units: z.int().check(z.gte(0), z.lte(4)),
  symbol: z.optional(z.nullable(z.string())),
});

/** Reads a currency; undefined when nothing of its code may be shown. */
export function readCurrency(wire: z.infer<typeof wireCurrency>): Currency | undefined {
  const code = cleanText(wire.code, 16);
  if (code === '') return undefined;
  return { code, minorUnits: wire.minor_units, symbol: cleanText(wire.symbol ?? '', 8) };
}
