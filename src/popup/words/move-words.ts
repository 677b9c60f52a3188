import type { PageCustomer, PageReadFailure } from '../../protocol/page-commands';
import type { MessageKey } from '../../ui/words';

const lostWords = {
  'no-page': 'moveClosed',
  'browser-page': 'moveUnread',
  'store-page': 'moveUnread',
  'no-access': 'moveNoAccess',
  'not-readable': 'moveUnread',
  'no-customer-id': 'moveNobody',
  'foreign-frame': 'moveNobody',
  'still-changing': 'moveStillChanging',
  'several-customer-ids': 'moveSeveral',
  'unusable-customer-id': 'moveUnusable',
} as const satisfies Record<PageReadFailure, MessageKey>;

/** What the page shows now. `$1` is its customer, where it names one. */
export function moveWords(
  externalId: string,
  filledFrom: PageCustomer | 'reading' | null,
  now: PageCustomer,
): MessageKey {
  if (!now.found) return lostWords[now.why];
  if (now.externalId === externalId) return 'moveSameCustomer';
  const before = filledFrom === 'reading' ? null : filledFrom;
  return before?.page?.record === now.page.record ? 'moveOtherCustomer' : 'moveOtherTicket';
}

/** The name of the button that goes on with what the page shows now. */
export function takeWords(externalId: string, now: PageCustomer): MessageKey {
  if (now.found) return now.externalId === externalId ? 'moveGoOn' : 'moveTake';
  if (now.why === 'several-customer-ids') return 'moveChoose';
  return now.why === 'still-changing' ? 'moveReadAgain' : 'moveClear';
}
