import type { PageCustomer } from '../protocol/commands';
import type { Popup } from './popup';

/** Reads the customer from the page, and fills in the ID unless the agent has typed one meanwhile. */
export async function prefillCustomer({ page, store }: Popup): Promise<void> {
  const { tabId } = store.getState();
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
    if (tabId === null) return { found: false, why: 'no-page', host: null, address: null };
    return page
      .ask('read-customer', { tabId })
      .catch(() => ({ found: false, why: 'not-readable', host: null, address: null }));
  }
}
