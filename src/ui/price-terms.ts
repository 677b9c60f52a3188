import { formatMoney } from '../domain/money';
import type { Period, PricePoint } from '../domain/price-point';
import type { Words } from './words';

/** What the words of a price need: the texts, and the language of its amounts. */
export type PriceWords = Words & { readonly language: string };

/** The whole price in human terms: `$1.00 for 3 days, then $49.00 every year`. */
export function priceTerms(pricePoint: PricePoint, words: PriceWords): string {
  const { now, terms } = pricePoint;
  const { t, language } = words;
  const amount = formatMoney(now, language);
  switch (terms.kind) {
    case 'once':
      return t('termsOnce', amount);
    case 'recurring':
      return t('termsRecurring', amount, everyPeriod(terms.every, words));
    case 'free-trial':
      return t('termsFreeTrial', periodLength(terms.trial, words), laterPrice(pricePoint, words));
    case 'paid-trial':
      return t(
        'termsPaidTrial',
        amount,
        periodLength(terms.trial, words),
        laterPrice(pricePoint, words),
      );
    default:
      return terms satisfies never;
  }
}

/** What follows the press, without the amount that is on the button: `then $29.99 every month`. */
export function termsAfterPress(pricePoint: PricePoint, words: PriceWords): string {
  const { terms } = pricePoint;
  const { t } = words;
  switch (terms.kind) {
    case 'once':
      return t('afterOnce');
    case 'recurring':
      return t('afterRecurring', laterPrice(pricePoint, words));
    case 'free-trial':
      return priceTerms(pricePoint, words);
    case 'paid-trial':
      return t('afterPaidTrial', periodLength(terms.trial, words), laterPrice(pricePoint, words));
    default:
      return terms satisfies never;
  }
}

/** The charge button's name: `Charge $9.99` or `Start free trial`. */
export function pressName(pricePoint: PricePoint, { t, language }: PriceWords): string {
  if (pricePoint.terms.kind === 'free-trial') return t('startFreeTrial');
  return t('chargeAmount', formatMoney(pricePoint.now, language));
}

function laterPrice({ now, terms }: PricePoint, words: PriceWords): string {
  if (terms.kind === 'once') return '';
  const later = 'then' in terms ? terms.then : now;
  const amount = formatMoney(later, words.language);
  return words.t('amountEvery', amount, everyPeriod(terms.every, words));
}

function everyPeriod({ count, unit }: Period, { plural }: PriceWords): string {
  return plural(`every_${unit}`, count);
}

function periodLength({ count, unit }: Period, { plural }: PriceWords): string {
  return plural(`length_${unit}`, count);
}
