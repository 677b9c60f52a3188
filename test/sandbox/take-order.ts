import { randomUUID } from 'node:crypto';
import type { Books } from './books';
import type { FoundCustomer } from './named-customers';
import type { Organisation } from './organisations';
import { inDecimals, inMinorUnits, priceNow, type PricePoint } from './price-point';

/** What a charge request asks for. */
export interface Attempt {
  readonly external_id: string;
  readonly pp_ident: string;
  readonly client_metadata?: Readonly<Record<string, unknown>> | undefined;
  readonly idempotency_key?: string | undefined;
}

/** Writes an order down, and the charge when there is one; gives the outcome as it is reported. */
export function takeOrder(
  books: Books,
  org: Organisation,
  asked: Attempt,
  point: PricePoint,
  { customer: { charged, conduct } }: FoundCustomer,
): Readonly<Record<string, unknown>> {
  const orderId = randomUUID();
  const outcome = {
    action_required_token: null,
    checkout_status: charged === 'processing' ? 'processing' : 'succeeded',
    failed_message_for_user: null,
    order_id: orderId,
    ...(conduct.does === 'report' ? conduct.fields : {}),
  };
  if (charged !== 'nothing') {
    const amount = inDecimals(priceNow(point), point.currency);
    books.charge({
      org: org.id,
      externalId: asked.external_id,
      ppIdent: point.ident,
      orderId,
      amount,
      minorUnits: inMinorUnits(amount, point.currency),
      currency: point.currency.code,
      status: charged,
      idempotencyKey: asked.idempotency_key,
      clientMetadata: asked.client_metadata,
    });
  }
  if (charged !== 'nothing' || conduct.does === 'report') {
    books.rememberOrder(org.id, asked, { ppIdent: point.ident, orderId, outcome });
  }
  return outcome;
}
