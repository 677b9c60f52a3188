import type { Books } from './books';
import type { Refusal } from './conduct';
import type { Organization } from './organizations';
import { kindOf, type PricePoint } from './price-point';
import { purchasesOf } from './purchases';

const pending: Refusal = {
  status: 200,
  code: 'authentication_pending',
  msg: 'The customer has to finish the authentication of an earlier purchase.',
};

const owned: Refusal = {
  status: 200,
  code: 'double_purchase',
  msg: 'The customer already has this product or an unfinished subscription.',
};

/** Why a customer may not buy this now; undefined when they may. */
export function forbidden(
  books: Books,
  org: Organization,
  externalId: string,
  point: PricePoint,
): Refusal | undefined {
  if (books.authentications.isPending(org.id, externalId)) return pending;
  const isGuarded = books.guards.get(externalId, org.id) ?? org.guards !== 'never';
  return isGuarded && isOwned(books, org, externalId, point) ? owned : undefined;
}

/**
 * A subscription is refused while any other is unfinished, one that still settles included; a lifetime
 * purchase while it is owned; a consumable never.
 */
function isOwned(books: Books, org: Organization, externalId: string, point: PricePoint): boolean {
  const standing = purchasesOf(books, org, externalId).filter(({ isOver }) => !isOver);
  switch (kindOf(point)) {
    case 'consumable':
      return false;
    case 'subscription':
      return standing.some(({ kind }) => kind === 'subscription');
    case 'oneoff':
      return standing.some(
        (bought) =>
          bought.point.ident === point.ident &&
          books.ledger.statusOf(bought.charge) === 'succeeded',
      );
  }
}
