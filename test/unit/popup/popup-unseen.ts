import { blankForm, type Form } from '../../../src/popup/form';
import { createPopup } from '../../../src/popup/popup';
import type { PopupState } from '../../../src/popup/popup-state';
import type { PageContext } from '../../../src/ui/page-context';
import { CHARGE_ID, COINS } from '../support/samples';
import { fakePage, PAGE_CUSTOMER, STATUS, type Replies } from '../ui/fake-page';

/** A form that is filled in from its page, for a customer and a price that were agreed to be charged again. */
export const FILLED: Form = {
  ...blankForm(CHARGE_ID),
  externalId: PAGE_CUSTOMER.externalId,
  provenance: PAGE_CUSTOMER.provenance,
  pricePoint: COINS,
  note: 'said yes',
  again: ['earlier'],
};

/** A popup without its screen, in that state: the form over its page where nothing else is said. */
export function unseenPopup(
  state: Partial<PopupState> = {},
  replies: Replies = {},
  changes: Partial<PageContext> = {},
) {
  const fake = fakePage(replies, changes);
  const popup = createPopup(fake.page);
  popup.store.setState({
    screen: { name: 'form' },
    status: STATUS,
    tabId: 7,
    form: FILLED,
    customerRead: PAGE_CUSTOMER,
    ...state,
  });
  return { ...fake, popup, state: () => popup.store.getState() };
}

/** Lets everything that was answered arrive. */
export async function answersIn(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
}
