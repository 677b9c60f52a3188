import { useEffect, useState } from 'preact/hooks';
import { BillingAccess } from '../parts/billing-access';
import { ChargeButton } from '../parts/charge-button';
import { CustomerField } from '../parts/customer-field';
import { NoteField } from '../parts/note-field';
import { OpenChargesLine } from '../parts/open-charges-line';
import { PriceField } from '../parts/price-field';
import { usePopup, usePopupState } from '../popup';
import { useFirstFocus } from '../use-first-focus';
import { watchPage } from '../watch-page';

/** Who, what, why, and the one button. Enter in a box never charges: it leads on. */
export function FormScreen() {
  const popup = usePopup();
  const tabId = usePopupState((state) => state.tabId);
  const [isListOpen, setListOpen] = useState(false);
  const [isFinderOpen, setFinderOpen] = useState(false);
  useEffect(() => watchPage(popup), [tabId]);
  const noteAgentActs = useFirstFocus();
  const noteKey = ({ altKey, ctrlKey, metaKey, repeat }: KeyboardEvent) => {
    // The tail of the shortcut that opened the popup is no act on the form.
    if (!altKey && !ctrlKey && !metaKey && !repeat) noteAgentActs();
  };
  return (
    <div class="stack" onInput={noteAgentActs} onKeyDown={noteKey} onPointerDown={noteAgentActs}>
      <BillingAccess />
      {!isFinderOpen && <OpenChargesLine />}
      <CustomerField isOpen={isFinderOpen} setOpen={setFinderOpen} />
      <PriceField isOpen={isListOpen} setOpen={setListOpen} />
      {!isListOpen && !isFinderOpen && <NoteField />}
      <ChargeButton />
    </div>
  );
}
