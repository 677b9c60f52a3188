import { useState } from 'preact/hooks';
import { BillingAccess } from '../parts/billing-access';
import { ChargeButton } from '../parts/charge-button';
import { CustomerField } from '../parts/customer-field';
import { NoteField } from '../parts/note-field';
import { OpenChargesLine } from '../parts/open-charges-line';
import { PriceField } from '../parts/price-field';
import { useFirstFocus } from '../use-first-focus';

/** Who, what, why, and the one button. Enter in a box never charges: it leads on. */
export function FormScreen() {
  const [isListOpen, setListOpen] = useState(false);
  const noteAgentActs = useFirstFocus();
  const noteKey = ({ altKey, ctrlKey, metaKey, repeat }: KeyboardEvent) => {
    // The tail of the shortcut that opened the popup is no act on the form.
    if (!altKey && !ctrlKey && !metaKey && !repeat) noteAgentActs();
  };
  return (
    <div class="stack" onInput={noteAgentActs} onKeyDown={noteKey} onPointerDown={noteAgentActs}>
      <BillingAccess />
      <OpenChargesLine />
      <CustomerField />
      <PriceField isOpen={isListOpen} setOpen={setListOpen} />
      {!isListOpen && <NoteField />}
      <ChargeButton />
    </div>
  );
}
