import { Field, describedBy } from '../../ui/field';
import { Icon } from '../../ui/icon';
import { usePage } from '../../ui/page-context';
import { priceTerms } from '../../ui/price-terms';
import { formatMoney } from '../../domain/money';
import { places } from '../focus-on';
import { usePopupState } from '../popup';
import { usePriceSearch, type ListSwitch } from '../use-price-search';
import { PriceListNote } from './price-list-note';
import { PriceOptions } from './price-options';

const ID = places.price;

/** Chooses what is charged: closed it shows the choice with its terms and amount, typing searches. */
export function PriceField(list: ListSwitch) {
  const page = usePage();
  const { t } = page;
  const search = usePriceSearch(list);
  const chosen = usePopupState((state) => state.form.pricePoint);
  const saysEmpty = usePopupState((state) => state.saysEmptyPrice);
  const error = saysEmpty && chosen === null ? t('priceEmpty') : '';
  const { active, found, isOpen, query } = search;
  const hint = <PriceListNote />;
  return (
    <Field id={ID} label={t('pricePoint')} error={error} hint={hint}>
      <div class="box price-box">
        <input
          {...describedBy(ID, { error, hint })}
          ref={search.input}
          id={ID}
          type="text"
          role="combobox"
          aria-expanded={isOpen}
          aria-controls="price-options"
          aria-autocomplete="list"
          aria-activedescendant={isOpen && found.shown.length > 0 ? `price-${active}` : undefined}
          autocomplete="off"
          spellcheck={false}
          placeholder={t('pricePlaceholder')}
          value={query ?? chosen?.ident ?? ''}
          onInput={(event) => {
            search.type(event.currentTarget.value);
          }}
          onKeyDown={search.key}
          onClick={search.open}
          // Typing replaces what is there.
          onFocus={(event) => {
            event.currentTarget.select();
          }}
          onBlur={search.leave}
        />
        {chosen !== null && <b class="amount">{formatMoney(chosen.now, page.language)}</b>}
        {chosen !== null && !isOpen ? (
          <button
            type="button"
            class="box-button"
            aria-label={t('clearPrice')}
            title={t('clearPrice')}
            onClick={search.clear}
          >
            <Icon name="cross" />
          </button>
        ) : (
          <span class="box-button" onClick={search.openByPointer}>
            <Icon name="down" />
          </span>
        )}
        {chosen !== null && <span class="terms">{priceTerms(chosen, page)}</span>}
      </div>
      <PriceOptions isOpen={isOpen} found={found} active={active} pick={search.pick} />
    </Field>
  );
}
