import { z } from 'zod';
import { dataReply, errorReply, type Reply } from './answer';
import type { Books } from './books';
import { myAssets } from './my-assets';
import type { Organization } from './organizations';
import { paymentsHistory } from './payments-history';
import { pricePoints } from './price-points';
import { settledPurchasesOf } from './purchases';
import { searchUsers } from './search-users';

const customerRef = z.object({ external_id: z.string() });

/** Answers an operation that only reads. */
export function lookUp(books: Books, org: Organization, path: string, body: unknown): Reply {
  switch (path) {
    case '/price_points':
      return dataReply(pricePoints(org, body), org.bare);
    case '/my_assets': {
      const { external_id } = customerRef.parse(body);
      if (org.knowsBuyersOnly && settledPurchasesOf(books, org, external_id).length === 0) {
        return errorReply(404, 'customer_not_found', 'No customer with this external_id.');
      }
      return dataReply(myAssets(books, org, external_id), org.bare);
    }
    case '/payments_history':
      return dataReply(paymentsHistory(books, org, customerRef.parse(body).external_id), org.bare);
    case '/search_users': {
      const found = searchUsers(books.emails, body);
      if (org.knowsBuyersOnly && found.users.length === 0) {
        return errorReply(404, 'customer_not_found', 'No customer with this e-mail.');
      }
      return dataReply(found, org.bare);
    }
    default:
      return errorReply(400, 'not_supported', 'This is not in the sandbox yet.');
  }
}
