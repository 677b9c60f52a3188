import type { PageCustomer, PageReadFailure } from '../protocol/commands';
import type { Popup } from './popup';

/** Reads the customer from the page, and fills in the ID unless the agent has typed one meanwhile. */
export async function prefillCustomer({ page, store }: Popup): Promise<void> {
  const { hint, tabId } = store.getState();
  store.setState({ customerRead: 'reading' });
  const read = await readPage();
  store.setState((state) => {
    const { form, isCustomerTyped, screen, selfChanges } = state;
    const isWanted = screen.name === 'form' && !isCustomerTyped;
    if (!read.found || !isWanted) return { customerRead: read };
    const { externalId, provenance } = read;
    const filled = { ...form, externalId, provenance };
    if (externalId === form.externalId) return { customerRead: read, form: filled };
    const anew = { ...filled, again: [] };
    return { customerRead: read, form: anew, selfChanges: selfChanges + 1 };
  });

  async function readPage(): Promise<PageCustomer> {
    if (tabId === null) return unread('no-page');
    return page.ask('read-customer', { tabId, hint }).catch(() => unread('not-readable'));
  }
}

function unread(why: PageReadFailure): PageCustomer {
  return { found: false, why, choices: [], page: null, email: null, brokenCards: [] };
}
