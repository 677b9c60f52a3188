import { takeReading } from './fill-customer';
import { focusOn } from './focus-on';
import { sameReading, SAME_PAGE } from './page-lock';
import type { Popup } from './popup';
import type { PopupState } from './popup-state';
import { readPage } from './read-page';

/** The agent goes on with the customer that the page shows now. */
export async function takePage(popup: Popup): Promise<void> {
  await answer(popup, takeReading);
  const { externalId, pricePoint } = popup.store.getState().form;
  if (externalId === '') focusOn('customer');
  else focusOn(pricePoint === null ? 'price' : 'charge');
}

/** The agent's own ID stays, from here on bound to the page as it is now. */
export async function keepCustomer(popup: Popup): Promise<void> {
  const { store } = popup;
  if (store.getState().pageLock.is === 'left') store.setState(release);
  else await answer(popup, (_, now) => ({ customerRead: now }));
  focusOn(store.getState().form.pricePoint === null ? 'price' : 'charge');
}

/**
 * Opens the lock, and arms the button anew. The page is read once more: what moved on under the
 * agent's very click is said first.
 */
async function answer(popup: Popup, change: typeof takeReading): Promise<void> {
  const { pageLock } = popup.store.getState();
  if (pageLock.is !== 'changed') return;
  const now = await readPage(popup, null);
  popup.store.setState((state) => {
    // Another move, or its answer, has come in between.
    if (state.pageLock !== pageLock) return {};
    if (!sameReading(now, pageLock.now)) return { pageLock: { is: 'changed', now } };
    return { ...change(state, now), ...release(state) };
  });
}

function release({ selfChanges }: PopupState): Partial<PopupState> {
  return { pageLock: SAME_PAGE, selfChanges: selfChanges + 1, wasPressedEarly: false };
}
