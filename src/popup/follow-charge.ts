import type { Charge } from '../domain/charge';
import type { Popup } from './popup';
import type { ShownCharge } from './popup-state';

/** News may be missed: until there is an outcome the record is read again this often, in milliseconds. */
const REREAD_INTERVAL = 2_000;

/** Keeps the charge on the screen up to date until it has an outcome. It only reads. */
export function followCharge(popup: Popup): void {
  const shown = shownCharge(popup);
  if (shown === undefined) return;
  const { chargeId } = shown;
  const timer = setInterval(() => {
    const now = shownCharge(popup);
    if (now?.chargeId !== chargeId || !isAwaited(now)) clearInterval(timer);
    else void lookUpCharge(popup, chargeId);
  }, REREAD_INTERVAL);
}

/** Reads news of the charge on the screen; true when it is this one. */
export function hearNews(popup: Popup, chargeId: string): boolean {
  if (shownCharge(popup)?.chargeId !== chargeId) return false;
  void lookUpCharge(popup, chargeId);
  return document.visibilityState === 'visible';
}

/** Reads the record and shows it, if there is one that can be read. */
export async function lookUpCharge(popup: Popup, chargeId: string): Promise<boolean> {
  const charge = await popup.page.ask('get-charge', { chargeId }).catch(() => null);
  if (charge !== null) showCharge(popup, charge);
  return charge !== null;
}

/** Shows what is known of a charge now, unless the screen has moved on or knows more already. */
export function showCharge(popup: Popup, charge: Charge): void {
  const { page, store } = popup;
  const shown = shownCharge(popup);
  if (shown?.chargeId !== charge.request.chargeId) return;
  if (shown.charge !== null && shown.charge.events.length > charge.events.length) return;
  const { tabId } = store.getState();
  if (shown.charge === null && tabId !== null) {
    // The record exists: a draft with its id would now stand for a charge that was made.
    page.ask('save-draft', { tabId, draft: null }).catch(() => undefined);
  }
  store.setState({ screen: { ...shown, charge } });
}

/** True while a charge has no outcome of any kind yet. */
export function isAwaited({ charge }: ShownCharge): boolean {
  return charge === null || charge.state === 'sending';
}

function shownCharge({ store }: Popup): ShownCharge | undefined {
  const { screen } = store.getState();
  return screen.name === 'charge' ? screen : undefined;
}
