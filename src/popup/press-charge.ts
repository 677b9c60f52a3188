import type { StartChargeRequest } from '../protocol/requests';
import { followCharge, lookUpCharge, showCharge } from './follow-charge';
import { focusOn } from './focus-on';
import { checkFormCustomer } from './form';
import { isLocked, offeredBy } from './page-lock';
import type { Popup } from './popup';
import type { PopupState } from './popup-state';
import { waitForReading } from './wait-for-reading';

/** How long a press waits for the page's address, should it not be known yet, in milliseconds. */
const ADDRESS_WAIT = 1_000;

/** Charges what the form shows, once; an incomplete form says what is missing and sends nothing. */
export async function pressCharge(popup: Popup): Promise<void> {
  const { page, store } = popup;
  const { form, pageLock, screen, status, surface } = store.getState();
  const { pricePoint } = form;
  if (screen.name !== 'form' || status === null) return;
  if (isLocked(pageLock)) {
    focusOn('move');
    return;
  }
  if (pageLock.is === 'reading') {
    // Something moved behind the form a moment ago: whether it matters is not known yet.
    store.setState({ wasPressedEarly: true });
    return;
  }
  store.setState({ saysEmptyCustomer: true, saysEmptyPrice: true, wasPressedEarly: false });
  if (!checkFormCustomer(form, status.settings).ok) {
    focusOn('customer');
    return;
  }
  if (pricePoint === null) {
    focusOn('price');
    return;
  }
  const { again, chargeId, externalId, note, provenance } = form;
  const pressed = { form, at: page.now() };
  store.setState({
    screen: { name: 'charge', chargeId, pressed, charge: null, isReplyLost: false },
  });
  await waitForReading(popup, ADDRESS_WAIT);
  const request: StartChargeRequest = {
    chargeId,
    externalId,
    pricePoint,
    note,
    surface,
    pressedAt: pressed.at,
    provenance,
    again,
    organization: status.settings.organization,
    isTest: status.settings.isTest,
    page: pageOf(store.getState()),
  };
  const started = page.ask('start-charge', request);
  followCharge(popup);
  try {
    showCharge(popup, (await started).charge);
  } catch {
    // It may have been sent all the same: from here on the record is asked, never the server.
    await lookUpCharge(popup, chargeId);
    loseReply(popup, chargeId);
  }
}

function loseReply({ store }: Popup, chargeId: string): void {
  const { screen } = store.getState();
  if (screen.name !== 'charge' || screen.chargeId !== chargeId) return;
  store.setState({ screen: { ...screen, isReplyLost: true } });
}

function pageOf({ customerRead, tabId }: PopupState): StartChargeRequest['page'] {
  if (tabId === null || customerRead === null || customerRead === 'reading') return null;
  const { page } = customerRead;
  if (page === null) return null;
  const { address, record } = page;
  return { tabId, address, record, offered: offeredBy(customerRead) };
}
