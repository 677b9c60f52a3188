import { describedBy, Field } from '../../ui/field';
import { usePage } from '../../ui/page-context';
import { useSetupField } from '../use-setup-field';

const ID = 'customerIdLabels';

/** What the organisation's pages call the customer's ID, beside the labels that are always known. */
export function LabelsSetting() {
  const { t } = usePage();
  const { value, error, edit } = useSetupField(ID);
  const hint = t('customerIdLabelsHint');
  return (
    <Field id={ID} label={t('customerIdLabels')} error={error} hint={hint}>
      <textarea
        {...describedBy(ID, { error, hint })}
        id={ID}
        class="box"
        rows={2}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        value={value}
        onInput={(event) => {
          edit(event.currentTarget.value);
        }}
      />
    </Field>
  );
}
