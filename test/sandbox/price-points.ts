import { z } from 'zod';
import type { Organization } from './organizations';
import { wirePricePoint } from './wire-price';

const filter = z.object({
  ident: z.string().nullish(),
  currency_code: z.string().nullish(),
  feature_ident: z.string().nullish(),
});

/** The price points of an organization that pass the filter; the malformed one sends no list. */
export function pricePoints(org: Organization, body: unknown): unknown {
  const wanted = filter.parse(body);
  if (org.malformed) return { price_points: { 'coins-100': { price: 'ask us' } } };
  return {
    price_points: org.pricePoints
      .filter(
        (point) =>
          (wanted.ident ?? point.ident) === point.ident &&
          (wanted.currency_code ?? point.currency.code) === point.currency.code &&
          (wanted.feature_ident == null ||
            point.features.some(({ ident }) => ident === wanted.feature_ident)),
      )
      .map((point) => wirePricePoint(org, point)),
  };
}
