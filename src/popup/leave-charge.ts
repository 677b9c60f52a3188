import type { Charge } from '../domain/charge';
import type { PricePoint } from '../domain/price-point';
import { followCharge, lookUpCharge } from './follow-charge';
import { blankForm, formFromRequest, isOfPage } from './form';
import { fillForm } from './open-popup';
import type { Popup } from './popup';
import type { PopupState } from './popup-state';
import { preselectPrice } from './preselect-price';

const FORM_ANEW = {
  screen: { name: 'form' },
  draftRecord: null,
  isCustomerTyped: false,
  isPriceTouched: false,
  priceRemark: null,
  saysEmptyCustomer: false,
  saysEmptyPrice: false,
  wasPressedEarly: false,
} as const satisfies Partial<PopupState>;

/** The agent has seen the outcome: a fresh form, under a new id. */
export async function chargeAnother(popup: Popup, chargeId: string): Promise<void> {
  const { screen, status } = popup.store.getState();
  const last = screen.name === 'charge' ? screen.charge?.request.pricePoint.ident : undefined;
  const expected = status?.settings.defaultPricePoint ?? '';
  const newChargeId = await putAside(popup, chargeId);
  if (newChargeId === undefined) return;
  popup.store.setState((state) => {
    const wanted = { ident: expected || (last ?? ''), isExpected: expected !== '' };
    const form = blankForm(newChargeId);
    return preselectPrice({ ...state, ...FORM_ANEW, form, wanted }, false);
  });
  await fillForm(popup);
}

/** What is different on a form that comes back. */
interface Changes {
  /** Takes the place of the price point that was charged; null leaves it to be chosen. */
  readonly pricePoint?: PricePoint | null;
  /** The earlier charges of the same that the agent charges again all the same. */
  readonly again?: readonly string[];
}

/** Nothing was charged: the form comes back as it was but for the changes, under a new id. */
export async function backToForm(
  popup: Popup,
  { request }: Charge,
  { pricePoint = request.pricePoint, again = [] }: Changes = {},
): Promise<void> {
  const newChargeId = await putAside(popup, request.chargeId);
  if (newChargeId === undefined) return;
  const form = formFromRequest(request, newChargeId, popup.store.getState().tabId);
  popup.store.setState({
    ...FORM_ANEW,
    form: { ...form, pricePoint, again },
    isCustomerTyped: !isOfPage(request),
    isPriceTouched: true,
  });
  await fillForm(popup);
}

/** Shows another charge than the one on the screen: the open one that stands against it. */
export async function showOtherCharge(popup: Popup, chargeId: string): Promise<void> {
  popup.store.setState({
    screen: { name: 'charge', chargeId, pressed: null, charge: null, isReplyLost: false },
  });
  const found = await lookUpCharge(popup, chargeId);
  if (found) followCharge(popup);
  else await showDamaged(popup, chargeId);
}

/** A record that cannot be read stands against the charge: it is shown as what it is. */
async function showDamaged({ page, store }: Popup, chargeId: string): Promise<void> {
  const damaged = await page.ask('get-damaged', { chargeId }).catch(() => null);
  store.setState({
    screen: damaged === null ? { name: 'no-answer' } : { name: 'damaged', damaged },
  });
}

/** Shows the charges that somebody has to see to. */
export async function showOpenCharges({ page, store }: Popup): Promise<void> {
  const open = await page.ask('list-open-charges', null).catch(() => undefined);
  store.setState({
    screen: open === undefined ? { name: 'no-answer' } : { name: 'open-charges', open },
  });
}

async function putAside({ page, store }: Popup, chargeId: string): Promise<string | undefined> {
  // Left at once: a second press of the same button has nothing to press.
  store.setState({ screen: { name: 'opening' } });
  const [reply, status] = await Promise.all([
    page.ask('put-aside', { chargeId }).catch(() => undefined),
    // How many charges are open changed since the popup came up.
    page.ask('get-status', null).catch(() => undefined),
  ]);
  if (status !== undefined) store.setState({ status });
  if (reply === undefined) store.setState({ screen: { name: 'no-answer' } });
  return reply?.newChargeId;
}
