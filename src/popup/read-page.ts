import type { PageCustomer, PageReadFailure } from '../protocol/page-commands';
import type { PageHint } from '../protocol/requests';
import type { Popup } from './popup';

/** Between two readings of a page that is on the move, in milliseconds. */
export const REREAD_AFTER = 300;
/** How often such a page is read before that is said: some three seconds. */
export const REREADS = 10;

/** Asks the page of the form's tab once who the customer is. It never rejects. */
export async function readPage(
  { page, store }: Popup,
  hint: PageHint | null,
): Promise<PageCustomer> {
  const { tabId } = store.getState();
  if (tabId === null) return unread('no-page');
  return page.ask('read-customer', { tabId, hint }).catch(() => unread('not-readable'));
}

/** Resolves when a page on the move is to be read again. */
export function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, REREAD_AFTER);
  });
}

function unread(why: PageReadFailure): PageCustomer {
  return { found: false, why, choices: [], page: null, email: null, brokenCards: [] };
}
