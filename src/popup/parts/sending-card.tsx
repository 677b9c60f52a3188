import type { PricePoint } from '../../domain/price-point';
import { formatMoney } from '../../domain/money';
import { Icon } from '../../ui/icon';
import { usePage } from '../../ui/page-context';
import { useElapsed } from '../use-elapsed';
import { ChargeSubject } from './charge-subject';
import { OtherOrganization } from './other-organization';

/** When the wait is explained, and when closing is offered, in milliseconds after the press. */
const EXPLAINED_AFTER = 2_000;
const CLOSABLE_AFTER = 10_000;
const MARKS = [EXPLAINED_AFTER, CLOSABLE_AFTER];

interface SendingCardProps {
  readonly pricePoint: PricePoint;
  readonly externalId: string;
  /** Whose charge it is; left out while it is the form's own. */
  readonly organization?: string;
  /** When the button was pressed, in milliseconds since 1970. */
  readonly since: number;
}

/** The charge is on its way: says what is happening, never only that something is. */
export function SendingCard({ pricePoint, externalId, organization, since }: SendingCardProps) {
  const { language, t } = usePage();
  const elapsed = useElapsed(since, MARKS);
  const isTrial = pricePoint.terms.kind === 'free-trial';
  return (
    <div class="outcome plain sending">
      <h2>
        <Icon name="clock" />
        {isTrial ? t('sendingTrial') : t('sendingAmount', formatMoney(pricePoint.now, language))}
      </h2>
      <ChargeSubject pricePoint={pricePoint} externalId={externalId} isWithoutAmount={!isTrial} />
      {organization !== undefined && <OtherOrganization organization={organization} />}
      <p>{t(elapsed < EXPLAINED_AFTER ? 'sendingNow' : 'sendingWaits')}</p>
      <p class="hint">{elapsed < CLOSABLE_AFTER ? t('sendingOnce') : t('sendingClosable')}</p>
      <div class="progress" aria-hidden="true" />
    </div>
  );
}
