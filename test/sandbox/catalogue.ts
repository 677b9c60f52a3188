import type { Currency, PricePoint } from './price-point';

const usd: Currency = { code: 'USD', minor_units: 2, title: 'US Dollar', symbol: '$' };
const eur: Currency = { code: 'EUR', minor_units: 2, title: 'Euro', symbol: '€' };
const jpy: Currency = { code: 'JPY', minor_units: 0, title: 'Japanese Yen', symbol: '¥' };
const kwd: Currency = { code: 'KWD', minor_units: 3, title: 'Kuwaiti Dinar', symbol: 'KD' };

/**
 * Price points of every kind: one-time, subscription, trials, odd currencies, text and number prices. Those
 * with the feature `coins` are consumables, `lifetime-pass` is owned for life.
 */
export const catalogue: readonly PricePoint[] = [
  pricePoint('coins-100', usd, ['coins'], { lifetime_price: '0.99' }),
  pricePoint('lifetime-pass', usd, ['premium'], { lifetime_price: '9.99' }),
  pricePoint('monthly', usd, ['premium'], every(1, 'months', '29.99')),
  pricePoint('yearly', eur, ['premium'], every(1, 'years', 49)),
  pricePoint('quarterly', usd, ['premium'], every(3, 'months', '79.99')),
  pricePoint('trial-week', usd, ['premium'], {
    ...every(1, 'months', '29.99'),
    intro_type: 'free_trial',
    intro_free_trial_period: 7,
    intro_free_trial_period_duration: 'days',
  }),
  pricePoint('trial-paid', usd, ['premium'], {
    ...every(1, 'years', '49.00'),
    intro_type: 'paid_trial',
    intro_paid_trial_price: '1.00',
    intro_paid_trial_period: 3,
    intro_paid_trial_period_duration: 'days',
  }),
  pricePoint('yen-pack', jpy, ['coins'], { lifetime_price: '1200' }),
  pricePoint('kwd-pack', kwd, ['coins'], { lifetime_price: '1.234' }),
  pricePoint('number-price', usd, ['coins'], { lifetime_price: 1.15 }),
];

/** Price points that the documents do not explain: a lifetime price beside another one, and one of nothing. */
export const oddCatalogue: readonly PricePoint[] = [
  pricePoint('lifetime-and-next', usd, ['premium'], {
    ...every(1, 'months', '29.99'),
    lifetime_price: '99.00',
  }),
  pricePoint('lifetime-and-trial', usd, ['premium'], {
    lifetime_price: '99.00',
    intro_type: 'paid_trial',
    intro_paid_trial_price: '1.00',
    intro_paid_trial_period: 3,
    intro_paid_trial_period_duration: 'days',
  }),
  pricePoint('lifetime-for-nothing', usd, ['premium'], { lifetime_price: '0.00' }),
  pricePoint('coins-for-nothing', usd, ['coins'], { lifetime_price: 0 }),
];

/** As many one-time price points as asked for, to see a list that no page holds. */
export function manyPricePoints(count: number): readonly PricePoint[] {
  return Array.from({ length: count }, (_, index) =>
    pricePoint(`pack-${String(index + 1).padStart(4, '0')}`, usd, ['coins'], {
      lifetime_price: `${index + 1}.99`,
    }),
  );
}

function every(
  next_period: number,
  next_period_duration: PricePoint['next_period_duration'],
  next_price: PricePoint['next_price'],
): Partial<PricePoint> {
  return { next_period, next_period_duration, next_price };
}

function pricePoint(
  ident: string,
  currency: Currency,
  features: readonly string[],
  fields: Partial<PricePoint>,
): PricePoint {
  return {
    ident,
    currency,
    intro_type: 'no_intro',
    features: features.map((feature) => ({ ident: feature })),
    lifetime_price: null,
    intro_free_trial_period: null,
    intro_free_trial_period_duration: null,
    intro_paid_trial_price: null,
    intro_paid_trial_period: null,
    intro_paid_trial_period_duration: null,
    next_price: null,
    next_period: null,
    next_period_duration: null,
    ...fields,
  };
}
