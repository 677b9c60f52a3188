import type { PageCustomer } from '../protocol/page-commands';
import { takeReading } from './fill-customer';
import { isChanging, isSamePage, sameReading, SAME_PAGE } from './page-lock';
import type { Popup } from './popup';
import type { PopupState } from './popup-state';
import { pause, readPage, REREADS } from './read-page';
import { waitForReading } from './wait-for-reading';

/** How long the first reading of a page may take before the next one begins, in milliseconds. */
const FIRST_READING = 5_000;

/** Watches the page behind the form for as long as the form is shown (rule 7). Returns what ends it. */
export function watchPage(popup: Popup): () => void {
  const { page, store } = popup;
  const { tabId } = store.getState();
  if (tabId === null) return () => undefined;
  /** Only the last move counts: what was read for an earlier one is of yesterday. */
  let last = 0;
  const stop = page.onPageMoved(tabId, (move) => {
    last += 1;
    const mine = last;
    if (move === 'left') store.setState({ pageLock: { is: 'left' } });
    else void followMove(popup, () => mine === last);
  });
  return () => {
    last += 1;
    stop();
  };
}

/** Reads the page again until it stands still, and says what is different; nothing is resolved here. */
async function followMove(popup: Popup, isLast: () => boolean): Promise<void> {
  const { store } = popup;
  store.setState(({ pageLock }) => ({
    pageLock: pageLock.is === 'changed' ? { is: 'changing' } : { is: 'reading' },
  }));
  await waitForReading(popup, FIRST_READING);
  let before: PageCustomer | undefined;
  for (let left = REREADS; left > 0; left -= 1) {
    const now = await readPage(popup, null);
    if (!isLast()) return;
    const { customerRead, form } = store.getState();
    // Without a first reading there is nothing to compare with; the press reads the page by itself.
    const isFirst = customerRead === null || customerRead === 'reading';
    if (isFirst || isSamePage(form, customerRead, now)) {
      store.setState({ pageLock: SAME_PAGE });
      return;
    }
    const isStill = before !== undefined && sameReading(before, now) && !isChanging(now);
    if (isStill || left === 1) {
      store.setState((state) => sayMove(state, now));
      return;
    }
    before = now;
    store.setState({ pageLock: { is: 'changing' } });
    await pause();
    if (!isLast()) return;
  }
}

/** An empty form is filled from the page as it is now; any other waits for the agent. */
function sayMove(state: PopupState, now: PageCustomer): Partial<PopupState> {
  if (state.form.externalId !== '') return { pageLock: { is: 'changed', now } };
  return { ...takeReading(state, now), pageLock: SAME_PAGE };
}
