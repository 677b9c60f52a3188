import type { Charge } from '../domain/charge';
import type { Status } from '../protocol/commands';
import { backToForm } from './leave-charge';
import { openPopup } from './open-popup';
import type { Popup } from './popup';
import { OPENING } from './popup-state';

/** Locks the key now; what was on the screen goes with it. A charge that was sent goes on. */
export async function lockNow(popup: Popup): Promise<void> {
  const { page, store } = popup;
  const status = await page.ask('lock', null).catch(() => undefined);
  if (status === undefined) store.setState({ screen: { name: 'no-answer' } });
  else showLock(popup, status);
}

/** Clears the screen of a form that was left open when the idle time or another window locked the key. */
export async function hearLock(popup: Popup): Promise<void> {
  const status = await popup.page.ask('get-status', null).catch(() => undefined);
  // A form that waits for its unlock stays: its screen shows nothing of it.
  const isShown = popup.store.getState().screen.name === 'locked';
  if (status?.locked === true && !isShown) showLock(popup, status);
}

function showLock({ store }: Popup, status: Status): void {
  store.setState({ ...OPENING, status, screen: { name: 'locked', notSent: null } });
}

/** Goes on after the unlock: with the form that the lock stood against, else from the beginning. */
export async function goOnUnlocked(
  popup: Popup,
  status: Status,
  notSent: Charge | null,
): Promise<void> {
  popup.store.setState({ status });
  if (notSent === null) await openPopup(popup);
  else await backToForm(popup, notSent);
}
