import { useEffect } from 'preact/hooks';
import type { CustomerCheck } from '../protocol/page-commands';
import { checkFormCustomer } from './form';
import { usePopup, usePopupState } from './popup';
import type { PopupState } from './popup-state';

/** How long typing pauses before the ID is looked up, in milliseconds. */
const TYPING_PAUSE = 400;

/** The requester's address that the page shows; null where asking would prove nothing. */
export function emailToCheck(state: PopupState): string | null {
  const { customerRead, lookedUpEmail } = state;
  if (customerRead === null || customerRead === 'reading') return null;
  const { email } = customerRead;
  // Found by this very address, it belongs to it.
  return email?.toLowerCase() === lookedUpEmail.toLowerCase() ? null : email;
}

/** Asks whether the requester's address on the page is on file for the customer of the form, once for each pair. */
export function useCustomerCheck(): CustomerCheck | null {
  const { page, store } = usePopup();
  const email = usePopupState(emailToCheck);
  const externalId = usePopupState(({ form, status }) =>
    status !== null && checkFormCustomer(form, status.settings).ok ? form.externalId : '',
  );
  const isTyped = usePopupState((state) => state.isCustomerTyped);
  const isAsked = email !== null && externalId !== '';
  // An ID holds no space.
  const pair = isAsked ? `${externalId} ${email}` : '';
  const known = usePopupState((state) => state.checks.get(pair) ?? null);
  useEffect(() => {
    if (!isAsked || known !== null) return undefined;
    const timer = setTimeout(
      () => {
        page.ask('check-customer', { email, externalId }).then(
          (check) => {
            store.setState(({ checks }) => ({ checks: new Map([...checks, [pair, check]]) }));
          },
          // A background that does not answer says nothing of the customer.
          () => undefined,
        );
      },
      isTyped ? TYPING_PAUSE : 0,
    );
    return () => {
      clearTimeout(timer);
    };
  }, [pair]);
  return known;
}
