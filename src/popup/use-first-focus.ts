import { useEffect, useRef } from 'preact/hooks';
import { focusOn } from './focus-on';
import { usePopupState } from './popup';

/**
 * Leads the focus to what is missing, or to the button where the menu or the shortcut has filled in all,
 * until the agent acts: the returned function is told of that.
 */
export function useFirstFocus(): () => void {
  const hasActed = useRef(false);
  const place = usePopupState(({ form, surface }) => {
    if (form.externalId === '') return 'customer';
    return form.pricePoint === null || surface === 'popup' ? 'price' : 'charge';
  });
  useEffect(() => {
    const lead = () => {
      if (!hasActed.current || document.activeElement === document.body) focusOn(place);
    };
    lead();
    // Set once, Firefox loses the focus in half of the openings.
    addEventListener('focus', lead);
    return () => {
      removeEventListener('focus', lead);
    };
  }, [place]);
  return () => {
    hasActed.current = true;
  };
}
