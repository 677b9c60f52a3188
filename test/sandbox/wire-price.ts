import type { Organization } from './organizations';
import { type Currency, inDecimals, type Price, type PricePoint } from './price-point';

/** A price as the organization writes it. */
export function wirePrice({ prices }: Organization, price: Price, currency: Currency): Price {
  if (price === null) return null;
  switch (prices) {
    case 'mixed':
      return price;
    case 'numbers':
      return Number(price);
    case 'texts':
      return inDecimals(String(price), currency);
  }
}

/** A price point as the organization writes it. */
export function wirePricePoint(org: Organization, point: PricePoint): PricePoint {
  const write = (price: Price) => wirePrice(org, price, point.currency);
  return {
    ...point,
    lifetime_price: write(point.lifetime_price),
    intro_paid_trial_price: write(point.intro_paid_trial_price),
    next_price: write(point.next_price),
  };
}
