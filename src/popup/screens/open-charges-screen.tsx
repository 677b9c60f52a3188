import { formatMoney } from '../../domain/money';
import { outcomeHeading } from '../../domain/outcome-heading';
import type { OpenChargesReply } from '../../protocol/commands';
import { Foreign } from '../../ui/foreign';
import { usePage } from '../../ui/page-context';
import { momentOf } from '../../ui/time-of';
import { showOtherCharge } from '../leave-charge';
import { openPopup } from '../open-popup';
import { OtherOrganization } from '../parts/other-organization';
import { usePopup } from '../popup';

/** The charges that somebody has to see to, the oldest first; each leads to what can be done about it. */
export function OpenChargesScreen({ open }: { open: OpenChargesReply }) {
  const { language, t } = usePage();
  const popup = usePopup();
  const { charges, damaged } = open;
  return (
    <div class="stack">
      <h2>{t('openChargesTitle')}</h2>
      {charges.length + damaged.length === 0 && <p>{t('openChargesNone')}</p>}
      <ul class="open-charges">
        {charges.map(({ request, state }) => (
          <li key={request.chargeId}>
            <button type="button" onClick={() => void showOtherCharge(popup, request.chargeId)}>
              <b>{state === 'sending' ? t('sendingNow') : t(outcomeHeading[state])}</b>
              <span>
                {formatMoney(request.pricePoint.now, language)} ·{' '}
                <Foreign mono text={request.externalId} />
              </span>
              <OtherOrganization organization={request.organization} />
              <span class="hint">{momentOf(request.pressedAt, language)}</span>
            </button>
          </li>
        ))}
        {damaged.map(({ chargeId, externalId, organization }) => (
          <li key={chargeId}>
            <button type="button" onClick={() => void showOtherCharge(popup, chargeId)}>
              <b>{t('damagedTitle')}</b>
              <Foreign mono text={externalId} />
              <OtherOrganization organization={organization} />
            </button>
          </li>
        ))}
      </ul>
      <button type="button" class="wide" onClick={() => void openPopup(popup)}>
        {t('backToForm')}
      </button>
    </div>
  );
}
