import type { CustomerCheck } from '../../protocol/page-commands';
import { readFailureWords } from '../../ui/read-failure-words';
import type { MessageKey } from '../../ui/words';

/** Why a customer could not be looked up by an address, in words. */
export const lookUpWords = {
  ...readFailureWords,
  'not-an-email': 'findNotEmail',
} as const satisfies Record<Extract<CustomerCheck, { ok: false }>['why'], MessageKey>;
