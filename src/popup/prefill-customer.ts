import { fillCustomer } from './fill-customer';
import { isChanging, SAME_PAGE } from './page-lock';
import type { Popup } from './popup';
import { pause, readPage, REREADS } from './read-page';

/**
 * Reads the customer from the page, and fills in the ID unless the agent has typed one meanwhile. A page
 * that is on the move is read again for a while before that is said.
 */
export async function prefillCustomer(popup: Popup): Promise<void> {
  const { store } = popup;
  const { hint } = store.getState();
  store.setState({ customerRead: 'reading', isReadAgain: false, pageLock: SAME_PAGE });
  for (let left = REREADS; left > 0; left -= 1) {
    const read = await readPage(popup, hint);
    const isReadAgain = isChanging(read) && left > 1;
    store.setState((state) => ({ ...fillCustomer(state, read), isReadAgain }));
    if (!isReadAgain) return;
    await pause();
    // The screen has moved on, or a later reading has taken over.
    if (store.getState().customerRead !== read) return;
  }
}
