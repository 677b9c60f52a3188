import { randomUUID } from 'node:crypto';
import type { Books } from './books';
import type { Course } from './conduct';
import type { Order } from './key-memory';
import type { SandboxCharge } from './ledger';
import type { Organization } from './organizations';
import {
  fromMinorUnits,
  inDecimals,
  inMinorUnits,
  priceNow,
  type PricePoint,
  withTax,
} from './price-point';

/** What a charge request asks for. */
export interface Attempt {
  readonly external_id: string;
  readonly pp_ident: string;
  readonly client_metadata?: Readonly<Record<string, unknown>> | undefined;
  readonly idempotency_key?: string | undefined;
}

/**
 * Writes an order down, and the charge when there is one. An order with a token is charged when the
 * customer has authenticated.
 */
export function takeOrder(
  books: Books,
  org: Organization,
  asked: Attempt,
  point: PricePoint,
  { charged, outcome }: Course,
): Order {
  const order: Order = {
    orderId: randomUUID(),
    outcome: {
      action_required_token: '',
      checkout_status: charged === 'processing' ? 'processing' : 'succeeded',
      failed_message_for_user: '',
    },
  };
  order.outcome = { ...order.outcome, order_id: order.orderId, ...outcome };
  const charge = (status: SandboxCharge['status']) => {
    books.charge({ ...chargeOf(books, org, asked, point), orderId: order.orderId, status });
  };
  if (charged !== 'nothing') charge(charged);
  if (hasToken(order)) {
    books.authentications.begin({
      org: org.id,
      externalId: asked.external_id,
      order,
      charge: () => {
        charge('succeeded');
      },
    });
  }
  if (charged !== 'nothing' || outcome !== undefined) {
    books.keys.remember(org.id, asked, { order });
  }
  return order;
}

function hasToken({ outcome }: Order): boolean {
  const { action_required_token: token } = outcome;
  return typeof token === 'string' && token !== '';
}

function chargeOf(books: Books, org: Organization, asked: Attempt, point: PricePoint) {
  const { external_id: externalId } = asked;
  const listed = inMinorUnits(inDecimals(priceNow(point), point.currency), point.currency);
  const minorUnits = withTax(listed, books.taxes.get(externalId, org.id) ?? 0);
  return {
    org: org.id,
    externalId,
    ppIdent: point.ident,
    amount: fromMinorUnits(minorUnits, point.currency),
    minorUnits,
    currency: point.currency.code,
    idempotencyKey: asked.idempotency_key,
    clientMetadata: asked.client_metadata,
  };
}
