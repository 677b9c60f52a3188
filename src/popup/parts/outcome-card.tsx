import type { Charge } from '../../domain/charge';
import { formatMoney } from '../../domain/money';
import { isAtItsPrice, type SettledState } from '../../domain/outcome-heading';
import { Icon } from '../../ui/icon';
import { usePage } from '../../ui/page-context';
import { moneyWords, outcomeLook } from '../words/outcome-look';
import { ChargeSubject } from './charge-subject';
import { hasOrders } from './last-look';
import { OutcomeDetails } from './outcome-details';
import { OtherOrganization } from './other-organization';
import { OutcomeReferences } from './outcome-references';

/** The outcome: what it is called, what is known of the money, about whom, and what else is known. */
export function OutcomeCard({ charge, state }: { charge: Charge; state: SettledState }) {
  const { language, t } = usePage();
  const { request } = charge;
  const { heading, icon, tone } = outcomeLook(charge, state);
  const money = moneyWords(charge, state);
  const isAmountSaid = money === 'moneyCharged' || money === 'moneyTrial';
  const amount = formatMoney(request.pricePoint.now, language);
  return (
    <div class={`outcome ${tone}`}>
      <h2>
        <Icon name={icon} />
        {t(heading)}
      </h2>
      <p class="money">{t(money, amount)}</p>
      <ChargeSubject
        pricePoint={request.pricePoint}
        externalId={request.externalId}
        isWithoutAmount={isAmountSaid || !isAtItsPrice(state)}
      />
      <OtherOrganization organization={request.organization} />
      <OutcomeDetails charge={charge} />
      <OutcomeReferences charge={charge} hasTime={money === 'moneyUnknown' && !hasOrders(charge)} />
    </div>
  );
}
