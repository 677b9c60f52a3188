import type { PriceList, PricePoint } from './price-point';
import { z, type Fits } from './schema';

const currency = z.strictObject({
  code: z.string().check(z.maxLength(16)),
  minorUnits: z.int().check(z.gte(0), z.lte(4)),
  symbol: z.string().check(z.maxLength(16)),
});

/** An exact amount, in whole minor units. */
export const moneySchema = z.strictObject({ minor: z.int().check(z.nonnegative()), currency });

const period = z.strictObject({
  count: z.int().check(z.positive()),
  unit: z.enum(['minutes', 'days', 'weeks', 'months', 'years']),
});

/** A price point as it is kept and as it crosses between our contexts. */
export const pricePointSchema = z.strictObject({
  ident: z.string().check(z.regex(/^[-A-Za-z_0-9]{1,256}$/)),
  features: z.readonly(z.array(z.string())),
  now: moneySchema,
  terms: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('once') }),
    z.strictObject({ kind: z.literal('recurring'), every: period }),
    z.strictObject({
      kind: z.enum(['free-trial', 'paid-trial']),
      trial: period,
      then: moneySchema,
      every: period,
    }),
  ]),
});

/** A price list as it is kept. */
export const priceListSchema = z.strictObject({
  readAt: z.number(),
  // Lists that were kept before have none.
  serverAt: z._default(z.nullable(z.number()), null),
  pricePoints: z.readonly(z.array(pricePointSchema)),
  unreadable: z.int(),
});

type ReadPricePoint = z.output<typeof pricePointSchema>;
type ReadPriceList = z.output<typeof priceListSchema>;
export type PriceTies =
  | Fits<PricePoint, ReadPricePoint>
  | Fits<ReadPricePoint, PricePoint>
  | Fits<PriceList, ReadPriceList>
  | Fits<ReadPriceList, PriceList>;
