import type { PageCustomer } from '../protocol/page-commands';
import { takeReading } from './fill-customer';
import { focusOn } from './focus-on';
import { isChanging, isSamePage, sameReading, SAME_PAGE } from './page-lock';
import type { Popup } from './popup';
import type { PopupState } from './popup-state';
import { readPage } from './read-page';

/** What becomes of the form; null leaves the lock as it is. */
type Change = (state: PopupState, now: PageCustomer) => Partial<PopupState> | null;

/** The agent goes on with the customer that the page shows now. */
export async function takePage(popup: Popup): Promise<void> {
  // A page on the move names nobody yet: it is only read again.
  await answer(popup, (state, now) => (isChanging(now) ? null : takeReading(state, now)));
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
async function answer(popup: Popup, change: Change): Promise<void> {
  const { pageLock } = popup.store.getState();
  if (pageLock.is !== 'changed') return;
  const now = await readPage(popup, null);
  popup.store.setState((state) => {
    // Another move, or its answer, has come in between.
    if (state.pageLock !== pageLock) return {};
    if (isBackTo(state, now)) return release(state);
    if (!sameReading(now, pageLock.now)) return { pageLock: { is: 'changed', now } };
    const changed = change(state, now);
    return changed === null ? {} : { ...changed, ...release(state) };
  });
}

/** True when the page shows again what the form was filled from. */
function isBackTo({ customerRead, form }: PopupState, now: PageCustomer): boolean {
  if (customerRead === null || customerRead === 'reading') return false;
  return isSamePage(form, customerRead, now);
}

function release({ selfChanges }: PopupState): Partial<PopupState> {
  return {
    pageLock: SAME_PAGE,
    draftRecord: null,
    selfChanges: selfChanges + 1,
    wasPressedEarly: false,
  };
}
