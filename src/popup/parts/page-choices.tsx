import { usePage } from '../../ui/page-context';
import { chooseCustomer } from '../edit-form';
import { focusOn } from '../focus-on';
import { usePopup, usePopupState } from '../popup';
import { CustomerChoices } from './customer-choices';

/** What the page offers where it cannot be believed as it stands: sources that disagree, or no usable ID. */
export function PageChoices() {
  const { t } = usePage();
  const popup = usePopup();
  const form = usePopupState((state) => state.form);
  const read = usePopupState((state) => state.customerRead);
  if (read === null || read === 'reading' || read.found) return null;
  if (form.externalId !== '' || read.choices.length === 0) return null;
  return (
    <CustomerChoices
      label={t('choicesLabel')}
      choices={read.choices}
      onChoose={(choice) => {
        chooseCustomer(popup, choice);
        focusOn(form.pricePoint === null ? 'price' : 'charge');
      }}
    />
  );
}
