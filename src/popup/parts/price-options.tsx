import { useEffect } from 'preact/hooks';
import { formatMoney } from '../../domain/money';
import type { PricePoint } from '../../domain/price-point';
import { Foreign } from '../../ui/foreign';
import { usePage } from '../../ui/page-context';
import { priceTerms } from '../../ui/price-terms';
import type { FoundPrices } from '../search-prices';

interface PriceOptionsProps {
  readonly isOpen: boolean;
  readonly found: FoundPrices;
  readonly active: number;
  readonly pick: (pricePoint: PricePoint) => void;
}

/** The list below the box: it pushes what follows down, since a popup has nothing to lay it over. */
export function PriceOptions({ isOpen, found, active, pick }: PriceOptionsProps) {
  const page = usePage();
  const { plural, t } = page;
  const { more, shown } = found;
  useEffect(() => {
    if (isOpen) document.getElementById(`price-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [isOpen, active, found]);
  return (
    <div class="options" hidden={!isOpen}>
      <ul id="price-options" role="listbox" aria-label={t('pricePoint')}>
        {shown.map((pricePoint, index) => (
          <li
            key={pricePoint.ident}
            id={`price-${index}`}
            role="option"
            aria-selected={index === active}
            // The box keeps the focus.
            onPointerDown={(event) => {
              event.preventDefault();
            }}
            onMouseDown={(event) => {
              event.preventDefault();
            }}
            onClick={() => {
              pick(pricePoint);
            }}
          >
            <span class="ident">
              <Foreign text={pricePoint.ident} />
            </span>
            <b class="amount">{formatMoney(pricePoint.now, page.language)}</b>
            <span class="terms">{priceTerms(pricePoint, page)}</span>
          </li>
        ))}
      </ul>
      <p class="options-note" aria-live="polite">
        {isOpen && shown.length === 0 && t('pricesNoMatch')}
        {more > 0 && plural('pricesMore', more)}
      </p>
    </div>
  );
}
