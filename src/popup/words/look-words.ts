import type { Finding, LookResult } from '../../domain/finding';
import type { MessageKey } from '../../ui/words';

/** What a look found, in one sentence. Finding nothing is never said to prove anything. */
export const findingWords = {
  nothing: 'foundNothing',
  ours: 'foundOurs',
  probable: 'foundProbable',
  possible: 'foundPossible',
  twice: 'foundTwice',
} as const satisfies Record<Finding['kind'], MessageKey>;

/** Why the payment history told nothing; null where it was read. */
export const unreadWords = {
  read: null,
  locked: 'paymentsLocked',
  'no-key': 'paymentsNoKey',
  'key-refused': 'paymentsRefused',
  unreachable: 'paymentsUnreachable',
  unreadable: 'paymentsUnreadable',
  error: 'paymentsError',
  'no-snapshot': 'paymentsNoSnapshot',
} as const satisfies Record<LookResult, MessageKey | null>;
