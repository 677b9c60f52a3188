import { formatMoney } from '../../domain/money';
import type { PricePoint } from '../../domain/price-point';
import { Foreign } from '../../ui/foreign';
import { usePage } from '../../ui/page-context';

/** What a charge is about, in one line: amount, price point, customer. */
export function ChargeSubject(props: { pricePoint: PricePoint; externalId: string }) {
  const { language } = usePage();
  const { ident, now } = props.pricePoint;
  return (
    <p class="subject">
      <b class="amount">{formatMoney(now, language)}</b> · <Foreign text={ident} /> ·{' '}
      <Foreign mono text={props.externalId} />
    </p>
  );
}
