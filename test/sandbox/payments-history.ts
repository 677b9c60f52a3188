import type { Books } from './books';
import type { Organization } from './organizations';
import { fromMinorUnits } from './price-point';
import { type Purchase, settledPurchasesOf } from './purchases';
import { wirePrice } from './wire-price';
import { wireTime } from './wire-time';

/**
 * A customer's successful payments; the vendor names neither price point nor metadata here. A free trial
 * is no payment, and an order that brought two things is one.
 */
export function paymentsHistory(books: Books, org: Organization, externalId: string): unknown {
  const { lag, fields } = books.lists['/payments_history'];
  const shown = settledPurchasesOf(books, org, externalId)
    .filter(({ charge, point }) => charge.minorUnits > 0 && charge.ppIdent === point.ident)
    .filter(({ charge }) => lag.shows(charge.orderId));
  return {
    payments: shown.flatMap((purchase) => {
      const { orderId } = purchase.charge;
      const first = payment(books, org, purchase);
      const renewals = books.aftermath.renewalsOf(orderId).map((renewal) => ({
        ...first,
        order_id: renewal.orderId,
        created_at: wireTime(renewal.at),
      }));
      return [{ ...first, ...fields.get(orderId, externalId, org.id) }, ...renewals];
    }),
  };
}

function payment(books: Books, org: Organization, { charge, point, kind, id }: Purchase) {
  const refunded = books.aftermath.refundedOf(charge.orderId);
  const { currency } = point;
  return {
    order_id: charge.orderId,
    subs_id: kind === 'subscription' ? id : null,
    oneoff_id: kind === 'oneoff' ? id : null,
    amount: wirePrice(org, charge.amount, currency),
    refunded: wirePrice(org, refunded === 0 ? '0' : fromMinorUnits(refunded, currency), currency),
    currency,
    created_at: wireTime(charge.at),
    last4: '4242',
    network: 'visa',
    payment_method: 'card',
  };
}
