import type { FoundOrder } from '../../domain/finding';
import { formatMoney } from '../../domain/money';
import { usePage } from '../../ui/page-context';
import { useDeliberateClick } from '../use-deliberate-click';

/** How much of an order's id stands on a button; the list above shows the whole. */
const SHOWN_END = 8;

interface TakeOrderProps {
  readonly isOnly: boolean;
  readonly order: FoundOrder;
  readonly onTake: () => void;
}

/** Takes an order that a look has found for this charge's: one press, since the order is on the screen. */
export function TakeOrder({ isOnly, order, onTake }: TakeOrderProps) {
  const { language, t } = usePage();
  const { amount, orderId } = order;
  const take = useDeliberateClick(onTake);
  return (
    <button type="button" class="strong" onClick={take}>
      {isOnly && t('markCharged')}
      {!isOnly && amount !== null && t('takeOrder', formatMoney(amount, language))}
      {!isOnly && amount === null && t('takeUnreadOrder', endOf(orderId ?? ''))}
    </button>
  );
}

function endOf(id: string): string {
  return id.length > SHOWN_END ? `…${id.slice(-SHOWN_END)}` : id;
}
