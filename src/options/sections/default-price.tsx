import { describedBy, Field } from '../../ui/field';
import { usePage } from '../../ui/page-context';
import { priceTerms } from '../../ui/price-terms';
import { readFailureWords } from '../../ui/read-failure-words';
import { useOptionsState } from '../options';
import { useSetupField } from '../use-setup-field';

const ID = 'defaultPricePoint';

/** The price point that a fresh form begins with. The browser's own list: it has the role and the keys. */
export function DefaultPrice() {
  const page = usePage();
  const { t } = page;
  const { value, error, edit } = useSetupField(ID);
  const prices = useOptionsState((state) => state.prices);
  const failure = useOptionsState((state) => state.pricesFailure);
  const pricePoints = prices?.pricePoints ?? [];
  const isListed = value === '' || pricePoints.some(({ ident }) => ident === value);
  const hint = hintText();
  return (
    <Field id={ID} label={t('defaultPricePoint')} error={error} hint={hint}>
      <select
        {...describedBy(ID, { error, hint })}
        id={ID}
        class="box"
        value={value}
        onChange={(event) => {
          edit(event.currentTarget.value);
        }}
      >
        <option value="">{t('defaultNone')}</option>
        {!isListed && (
          <option value={value}>{prices === null ? value : t('defaultVanished', value)}</option>
        )}
        {pricePoints.map((pricePoint) => (
          <option key={pricePoint.ident} value={pricePoint.ident}>
            {pricePoint.ident} · {priceTerms(pricePoint, page)}
          </option>
        ))}
      </select>
    </Field>
  );

  function hintText(): string {
    if (failure !== null) {
      const why = t(failure === 'no-answer' ? 'noAnswer' : readFailureWords[failure]);
      return t('pricesUnread', why);
    }
    if (prices === null) return t('defaultNeedsSave');
    return t(value === '' ? 'defaultLastHint' : 'defaultHint');
  }
}
