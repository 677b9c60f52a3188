import type { OpenedForm } from '../protocol/commands';
import { followCharge } from './follow-charge';
import { blankForm, formFromDraft, isOfPage } from './form';
import type { Popup } from './popup';
import { OPENING, type PopupState, type Screen } from './popup-state';
import { prefillCustomer } from './prefill-customer';
import { preselectPrice } from './preselect-price';
import { refreshPrices } from './refresh-prices';

/** Asks for all of the first screen in one message and shows it. */
export async function openPopup(popup: Popup): Promise<void> {
  const { page, store } = popup;
  const tabId = await page.activeTabId().catch(() => null);
  const answer = await page.ask('open-form', { tabId }).catch(() => undefined);
  if (answer === undefined) {
    store.setState({ screen: { name: 'no-answer' } });
    return;
  }
  // The background forgets what the menu asked for once it has told it: an unlock may lie in between.
  const isTeaching = answer.isTeaching || store.getState().isTeaching;
  const opened = { ...answer, isTeaching };
  const state = preselectPrice(stateOf(opened), false);
  store.setState(state);
  if (state.screen.name === 'charge') followCharge(popup);
  if (state.screen.name === 'form') await fillForm(popup);
}

/** Reads what the form wants to know, at once; nothing of it holds up the press. */
export async function fillForm(popup: Popup): Promise<void> {
  await Promise.all([prefillCustomer(popup), refreshPrices(popup)]);
}

function stateOf(opened: OpenedForm): PopupState {
  const { draft, hint, newChargeId, prices, status, surface, tabId } = opened;
  const expected = draft?.ppIdent || status.settings.defaultPricePoint;
  return {
    ...OPENING,
    screen: firstScreen(opened),
    status,
    surface,
    hint,
    isTeaching: opened.isTeaching,
    draftRecord: draft?.record ?? null,
    tabId,
    form: draft === null ? blankForm(newChargeId) : formFromDraft(draft),
    isCustomerTyped: draft !== null && draft.externalId !== '' && !isOfPage(draft),
    prices: { list: prices, isReading: true, failure: null },
    wanted: { ident: expected || opened.lastPricePoint, isExpected: expected !== '' },
  };
}

function firstScreen({ isTeaching, recent, status }: OpenedForm): Screen {
  if (status.settings.organization === '' || !status.key.stored) return { name: 'set-up-needed' };
  // Locked before anything else: a locked screen names no customer.
  if (status.locked) return { name: 'locked', notSent: null };
  if (isTeaching) return { name: 'teach', teaching: { step: 'reading' } };
  if (recent === null) return { name: 'form' };
  const { chargeId } = recent.request;
  return { name: 'charge', chargeId, pressed: null, charge: recent, isReplyLost: false };
}
