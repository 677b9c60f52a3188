import type { Charge } from '../../domain/charge';
import { formatMoney } from '../../domain/money';
import type { SettledState } from '../../domain/outcome-heading';
import { Icon } from '../../ui/icon';
import { usePage } from '../../ui/page-context';
import { outcomeLook } from '../words/outcome-look';
import { ChargeSubject } from './charge-subject';
import { hasOrders } from './last-look';
import { OutcomeDetails } from './outcome-details';
import { OutcomeReferences } from './outcome-references';

/** The outcome: what it is called, what is known of the money, about whom, and what else is known. */
export function OutcomeCard({ charge, state }: { charge: Charge; state: SettledState }) {
  const { language, t } = usePage();
  const { request } = charge;
  const { heading, icon, money, tone } = outcomeLook(state);
  return (
    <div class={`outcome ${tone}`}>
      <h2>
        <Icon name={icon} />
        {t(heading)}
      </h2>
      <p class="money">{moneyLine()}</p>
      <ChargeSubject
        pricePoint={request.pricePoint}
        externalId={request.externalId}
        isAmountSaid={money === 'charged'}
      />
      <OutcomeDetails charge={charge} />
      <OutcomeReferences charge={charge} hasTime={money === 'unknown' && !hasOrders(charge)} />
    </div>
  );

  function moneyLine(): string {
    if (money === 'not-charged') return t('moneyNotCharged');
    if (money === 'unknown') return t('moneyUnknown');
    if (money === 'twice') return t('moneyTwice');
    const amount = formatMoney(request.pricePoint.now, language);
    const isTrial = request.pricePoint.terms.kind === 'free-trial';
    return t(isTrial ? 'moneyTrial' : 'moneyCharged', amount);
  }
}
