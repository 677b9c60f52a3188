import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Answer, dataReply, errorReply, type Reply } from './answer';
import type { Books } from './books';
import { findNamedCustomer, type FoundCustomer } from './named-customers';
import type { Organisation } from './organisations';
import { inDecimals, inMinorUnits, priceNow, type PricePoint } from './price-point';

const oneClickBody = z.object({
  external_id: z.string(),
  pp_ident: z.string(),
  client_metadata: z.record(z.string(), z.unknown()).optional(),
  idempotency_key: z.string().optional(),
});
type OneClickBody = z.infer<typeof oneClickBody>;

/** Charges, or does not, and answers as the named customer would have it. */
export function oneClick(books: Books, org: Organisation, body: unknown): Answer {
  const asked = oneClickBody.parse(body);
  const found = findNamedCustomer(asked.external_id) ?? findNamedCustomer('usr_unknown');
  if (found === undefined) throw new Error('the sandbox lost its table of customers');
  const { conduct, charged } = found.customer;
  if (conduct.does === 'refuse' && charged === 'nothing') return replied(refusal(conduct));

  const point = org.pricePoints.find(({ ident }) => ident === asked.pp_ident);
  if (point === undefined) {
    return replied(errorReply(400, 'invalid_price', `No price point "${asked.pp_ident}".`));
  }
  const earlier = org.honoursKeys ? books.orderOf(org.id, asked) : undefined;
  if (earlier !== undefined) {
    if (earlier.ppIdent === asked.pp_ident) {
      return replied(
        dataReply({ ...books.outcomeNow(earlier), idempotent_replay: true }, org.bare),
      );
    }
    const msg = 'The idempotency key was used for another price point.';
    return replied(errorReply(400, 'idempotency_key_reused', msg));
  }
  return fresh(books, org, asked, point, found);
}

/** A purchase that was not made before: the order first, then whatever the customer's row says. */
function fresh(
  books: Books,
  org: Organisation,
  asked: OneClickBody,
  point: PricePoint,
  found: FoundCustomer,
): Answer {
  const { conduct, charged } = found.customer;
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
  const report = dataReply(outcome, org.bare);
  switch (conduct.does) {
    case 'report':
      return replied(report);
    case 'refuse':
      return replied(refusal(conduct));
    case 'send':
      return replied(conduct);
    case 'report late': {
      const until = books.pauses.after(found.number * conduct.unitMs);
      return { kind: 'wait', until, reply: report };
    }
    case 'hold':
      return { kind: 'wait', until: books.pauses.hold(asked.external_id), reply: report };
    case 'say nothing':
      return { kind: 'silence' };
    case 'cut':
      return { kind: 'cut' };
    case 'cut the first':
      return books.hasOneCharge(org.id, asked.external_id) ? { kind: 'cut' } : replied(report);
    case 'go dead':
      return { kind: 'silence', deadLine: true };
    case 'reset':
      return { kind: 'reset' };
    case 'cut late':
      return { kind: 'cut', after: books.pauses.after(found.number * conduct.unitMs) };
    case 'go away':
      return { kind: 'cut', goAway: true };
    case 'flood':
      return replied({ ...report, text: report.text.padEnd(50 * 1024 * 1024) });
    case 'stop halfway':
      return { kind: 'half', reply: report };
  }
}

function refusal(refused: { status: number; code: string; msg: string }): Reply {
  return errorReply(refused.status, refused.code, refused.msg);
}

function replied(reply: Reply): Answer {
  return { kind: 'reply', reply };
}
