import { type Answer, errorReply, numberedReply, type Reply } from './answer';
import type { OrderlyConduct } from './conduct';
import type { Pauses } from './pauses';

/** What an answer depends on beside the conduct. */
export interface Surroundings {
  /** The number in the customer's name. */
  readonly number: number;
  readonly externalId: string;
  readonly pauses: Pauses;
}

/** Answers once the order is made or not made; `reply` is what an orderly server would say. */
export function carryOut(
  conduct: OrderlyConduct,
  reply: Reply,
  { number, externalId, pauses }: Surroundings,
): Answer {
  switch (conduct.does) {
    case 'report':
      return replied({ ...reply, status: conduct.status ?? reply.status });
    case 'report as an error':
      return replied(reply);
    case 'refuse':
      return replied(errorReply(conduct.status, conduct.code, conduct.msg));
    case 'answer its number':
      return replied(numberedReply(number, conduct.lists));
    case 'send':
      return replied(conduct);
    case 'report late':
      return { kind: 'wait', reply: pauses.after(number * conduct.unitMs).then(() => reply) };
    case 'hold':
      return { kind: 'wait', reply: pauses.hold(externalId).then(() => reply) };
    case 'say nothing':
      return { kind: 'silence' };
    case 'cut':
      return { kind: 'cut' };
    case 'go dead':
      return { kind: 'silence', deadLine: true };
    case 'reset':
      return { kind: 'reset' };
    case 'cut late':
      return { kind: 'cut', after: pauses.after(number * conduct.unitMs) };
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

function replied(reply: Reply): Answer {
  return { kind: 'reply', reply };
}
