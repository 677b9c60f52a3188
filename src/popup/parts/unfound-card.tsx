import type { PricePoint } from '../../domain/price-point';
import { Icon } from '../../ui/icon';
import { usePage } from '../../ui/page-context';
import { ChargeSubject } from './charge-subject';

/** The background ended before it answered and no record is found yet: nothing may be said of the money. */
export function UnfoundCard(props: { pricePoint: PricePoint; externalId: string }) {
  const { t } = usePage();
  return (
    <div class="outcome warn">
      <h2>
        <Icon name="warning" />
        {t('outcomeUnknown')}
      </h2>
      <p class="money">{t('moneyUnknown')}</p>
      <ChargeSubject {...props} />
      <p>{t('unfound')}</p>
    </div>
  );
}
