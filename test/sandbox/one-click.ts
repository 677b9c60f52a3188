import { z } from 'zod';
import {
  type Answer,
  dataReply,
  errorReply,
  errorReplyWithData,
  numberedReply,
  type Reply,
} from './answer';
import type { Books } from './books';
import { carryOut } from './carry-out';
import type { Course, Refusal } from './conduct';
import { forbidden } from './guard';
import { findNamedCustomer, type FoundCustomer } from './named-customers';
import type { Organization } from './organizations';
import type { PricePoint } from './price-point';
import { type Attempt, takeOrder } from './take-order';

const oneClickBody = z.object({
  external_id: z.string(),
  pp_ident: z.string(),
  client_metadata: z.record(z.string(), z.unknown()).optional(),
  idempotency_key: z.string().optional(),
});

/** One charge request at work. */
interface Work {
  readonly books: Books;
  readonly org: Organization;
  readonly asked: Attempt;
}

/** Charges, or does not, and answers as the named customer would have it. */
export function oneClick(books: Books, org: Organization, body: unknown): Answer {
  const asked = oneClickBody.parse(body);
  const work = { books, org, asked };
  const found = findNamedCustomer(asked.external_id) ?? findNamedCustomer('usr_unknown');
  if (found === undefined) throw new Error('the sandbox lost its table of customers');
  const point = org.pricePoints.find(({ ident }) => ident === asked.pp_ident);

  const earlier = guardFirst(work, point) ?? replay(work);
  if (earlier !== undefined) return { kind: 'reply', reply: earlier };
  const course = books.nextCourse(org.id, asked.external_id, found.customer);
  const refused = refusedAnyway(work, course, found);
  if (refused !== undefined) return { kind: 'reply', reply: refused };
  if (point === undefined) {
    const msg = `No price point "${asked.pp_ident}".`;
    return { kind: 'reply', reply: errorReply(400, 'invalid_price', msg) };
  }
  return attempt(work, point, course, found);
}

function attempt(work: Work, point: PricePoint, course: Course, { number }: FoundCustomer): Answer {
  const { conduct } = course;
  const { external_id: externalId } = work.asked;
  const { pauses } = work.books;
  const onceReleased = async () => {
    await pauses.hold(externalId);
    return replay(work) ?? guard(work, point) ?? purchase(work, point, course);
  };
  if (conduct.does === 'hold the order') return { kind: 'wait', reply: onceReleased() };
  if (conduct.does === 'order later') {
    void onceReleased();
    const { wire } = conduct;
    return typeof wire === 'string' ? { kind: wire } : { kind: 'reply', reply: wire };
  }
  const refusal = guard(work, point);
  if (refusal !== undefined) return { kind: 'reply', reply: refusal };
  const reply = purchase(work, point, course);
  return carryOut(conduct, reply, { number, externalId, pauses });
}

/** A refusal that has nothing to do with what is sold. */
function refusedAnyway(work: Work, course: Course, { number }: FoundCustomer): Reply | undefined {
  const { charged, conduct } = course;
  if (charged !== 'nothing') return undefined;
  if (conduct.does === 'refuse') return refuse(work, conduct);
  return conduct.does === 'answer its number' ? numberedReply(number, conduct.lists) : undefined;
}

function guardFirst(work: Work, point: PricePoint | undefined): Reply | undefined {
  if (point === undefined || work.org.guards !== 'before the key') return undefined;
  return guard(work, point);
}

function guard(work: Work, point: PricePoint): Reply | undefined {
  const { books, org, asked } = work;
  const why = forbidden(books, org, asked.external_id, point);
  return why && refuse(work, why);
}

/** The answer that the key got before; undefined when it is used for the first time. */
function replay({ books, org, asked }: Work): Reply | undefined {
  const earlier = org.honoursKeys ? books.keys.recall(org.id, asked) : undefined;
  if (earlier === undefined) return undefined;
  if (earlier.ppIdent !== asked.pp_ident) {
    const msg = 'The idempotency key was used for another price point.';
    return errorReply(org.reusedKeyStatus, 'idempotency_key_reused', msg);
  }
  if ('refusal' in earlier) return told(earlier.refusal);
  return dataReply({ ...books.outcomeNow(earlier.order), ...replayField(org, true) }, org.bare);
}

function replayField({ honoursKeys, tellsReplays }: Organization, isReplay: boolean): object {
  return honoursKeys && tellsReplays ? { idempotent_replay: isReplay } : {};
}

function purchase({ books, org, asked }: Work, point: PricePoint, course: Course): Reply {
  const { conduct } = course;
  const { outcome } = takeOrder(books, org, asked, point, course);
  const data = { ...outcome, ...replayField(org, false) };
  return conduct.does === 'report as an error'
    ? errorReplyWithData(conduct, data, org.bare)
    : dataReply(data, org.bare);
}

/** Refuses, and does so again under the same key. */
function refuse({ books, org, asked }: Work, refusal: Refusal): Reply {
  books.keys.remember(org.id, asked, { refusal });
  return told(refusal);
}

function told({ status, code, msg }: Refusal): Reply {
  return errorReply(status, code, msg);
}
