import { z } from 'zod';
import { type Answer, dataReply, errorReply, type Reply } from './answer';
import type { Books } from './books';
import { findNamedCustomer, type FoundCustomer } from './named-customers';
import type { Organisation } from './organisations';
import type { PricePoint } from './price-point';
import { takeOrder, type Attempt } from './take-order';

const oneClickBody = z.object({
  external_id: z.string(),
  pp_ident: z.string(),
  client_metadata: z.record(z.string(), z.unknown()).optional(),
  idempotency_key: z.string().optional(),
});

/** Charges, or does not, and answers as the named customer would have it. */
export function oneClick(books: Books, org: Organisation, body: unknown): Answer {
  const asked = oneClickBody.parse(body);
  const found = findNamedCustomer(asked.external_id) ?? findNamedCustomer('usr_unknown');
  if (found === undefined) throw new Error('the sandbox lost its table of customers');
  const { conduct, charged } = found.customer;
  if (charged === 'nothing') {
    if (conduct.does === 'refuse') return replied(refusal(conduct));
    if (conduct.does === 'answer its number') return replied(numbered(found));
  }

  const point = org.pricePoints.find(({ ident }) => ident === asked.pp_ident);
  if (point === undefined) {
    return replied(errorReply(400, 'invalid_price', `No price point "${asked.pp_ident}".`));
  }
  if (conduct.does === 'hold the order') {
    const reply = books.pauses
      .hold(asked.external_id)
      .then(() => replay(books, org, asked) ?? report(books, org, asked, point, found));
    return { kind: 'wait', reply };
  }
  const earlier = replay(books, org, asked);
  return earlier === undefined ? fresh(books, org, asked, point, found) : replied(earlier);
}

/** The answer to a purchase that was made before under the same key; undefined when it was not. */
function replay(books: Books, org: Organisation, asked: Attempt): Reply | undefined {
  const earlier = org.honoursKeys ? books.orderOf(org.id, asked) : undefined;
  if (earlier === undefined) return undefined;
  if (earlier.ppIdent === asked.pp_ident) {
    return dataReply({ ...books.outcomeNow(earlier), idempotent_replay: true }, org.bare);
  }
  const msg = 'The idempotency key was used for another price point.';
  return errorReply(400, 'idempotency_key_reused', msg);
}

function report(
  books: Books,
  org: Organisation,
  asked: Attempt,
  point: PricePoint,
  found: FoundCustomer,
): Reply {
  return dataReply(takeOrder(books, org, asked, point, found), org.bare);
}

/** A purchase that was not made before: the order first, then whatever the customer's row says. */
function fresh(
  books: Books,
  org: Organisation,
  asked: Attempt,
  point: PricePoint,
  found: FoundCustomer,
): Answer {
  const { conduct } = found.customer;
  const reply = report(books, org, asked, point, found);
  switch (conduct.does) {
    case 'report':
      return replied({ ...reply, status: conduct.status ?? reply.status });
    case 'refuse':
      return replied(refusal(conduct));
    case 'answer its number':
      return replied(numbered(found));
    case 'send':
      return replied(conduct);
    case 'report late': {
      const until = books.pauses.after(found.number * conduct.unitMs);
      return { kind: 'wait', reply: until.then(() => reply) };
    }
    case 'hold':
    case 'hold the order':
      return { kind: 'wait', reply: books.pauses.hold(asked.external_id).then(() => reply) };
    case 'say nothing':
      return { kind: 'silence' };
    case 'cut':
      return { kind: 'cut' };
    case 'cut the first':
      return books.hasOneCharge(org.id, asked.external_id) ? { kind: 'cut' } : replied(reply);
    case 'go dead':
      return { kind: 'silence', deadLine: true };
    case 'reset':
      return { kind: 'reset' };
    case 'cut late':
      return { kind: 'cut', after: books.pauses.after(found.number * conduct.unitMs) };
    case 'go away':
      return { kind: 'cut', goAway: true };
    case 'flood':
      return replied({ ...reply, text: reply.text.padEnd(50 * 1024 * 1024) });
    case 'stop halfway':
      return { kind: 'half', reply };
    case 'hang halfway':
      return { kind: 'half', reply, hangs: true };
  }
}

function refusal(refused: { status: number; code: string; msg: string }): Reply {
  return errorReply(refused.status, refused.code, refused.msg);
}

function numbered({ number }: FoundCustomer): Reply {
  return errorReply(number, `http_${number}`, `The sandbox was asked for HTTP ${number}.`);
}

function replied(reply: Reply): Answer {
  return { kind: 'reply', reply };
}
