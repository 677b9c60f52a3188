import type { StartChargeRequest } from '../protocol/requests';
import { followCharge, lookUpCharge, showCharge } from './follow-charge';
import { focusOn } from './focus-on';
import { checkFormCustomer } from './form';
import type { Popup } from './popup';
import type { PopupState } from './popup-state';

/** How long a press waits for the page's address, should it not be known yet, in milliseconds. */
const ADDRESS_WAIT = 1_000;

/** Charges what the form shows, once; an incomplete form says what is missing and sends nothing. */
export async function pressCharge(popup: Popup): Promise<void> {
  const { page, store } = popup;
  const { form, screen, status, surface } = store.getState();
  const { pricePoint } = form;
  if (screen.name !== 'form' || status === null) return;
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
  await pageRead(popup);
  const request: StartChargeRequest = {
    chargeId,
    externalId,
    pricePoint,
    note,
    surface,
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
  const offered = customerRead.found
    ? [customerRead.externalId]
    : customerRead.choices.map(({ externalId }) => externalId);
  return { tabId, address: page.address, record: page.record, offered };
}

/** Resolves once the page has been read, or could not be in time. */
function pageRead({ store }: Popup): Promise<void> {
  if (store.getState().customerRead !== 'reading') return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(done, ADDRESS_WAIT);
    const stop = store.subscribe(({ customerRead }) => {
      if (customerRead !== 'reading') done();
    });
  });
}
