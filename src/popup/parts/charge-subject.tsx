import { formatMoney } from '../../domain/money';
import type { PricePoint } from '../../domain/price-point';
import { Foreign } from '../../ui/foreign';
import { usePage } from '../../ui/page-context';

interface ChargeSubjectProps {
  readonly pricePoint: PricePoint;
  readonly externalId: string;
  /** The line above has said the amount, or another one was charged. */
  readonly isWithoutAmount?: boolean;
}

/** What a charge is about, in one line: amount, price point, customer. */
export function ChargeSubject({ pricePoint, externalId, isWithoutAmount }: ChargeSubjectProps) {
  const { language } = usePage();
  const { ident, now } = pricePoint;
  return (
    <p class="subject">
      {isWithoutAmount !== true && (
        <>
          <b class="amount">{formatMoney(now, language)}</b> ·{' '}
        </>
      )}
      <Foreign text={ident} /> · <Foreign mono text={externalId} />
    </p>
  );
}
