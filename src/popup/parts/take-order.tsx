import type { Money } from '../../domain/money';
import { formatMoney } from '../../domain/money';
import { usePage } from '../../ui/page-context';
import { useDeliberateClick } from '../use-deliberate-click';

interface TakeOrderProps {
  readonly isOnly: boolean;
  readonly amount: Money;
  readonly onTake: () => void;
}

/** Takes an order that a look has found for this charge's: one press, since the order is on the screen. */
export function TakeOrder({ isOnly, amount, onTake }: TakeOrderProps) {
  const { language, t } = usePage();
  const take = useDeliberateClick(onTake);
  return (
    <button type="button" class="strong" onClick={take}>
      {isOnly ? t('markCharged') : t('takeOrder', formatMoney(amount, language))}
    </button>
  );
}
