import type { Charge } from '../../domain/charge';
import { isOpen, stateFacts } from '../../domain/state-facts';
import { usePage } from '../../ui/page-context';
import { isAwaited, lookUpCharge } from '../follow-charge';
import { backToForm, chargeAnother } from '../leave-charge';
import { usePopup } from '../popup';
import type { ShownCharge } from '../popup-state';
import { CopyOrderId } from './copy-order-id';
import { NotSentActions } from './not-sent-actions';
import { SettleCharge } from './settle-charge';

/** What can be done about the charge on the screen. Never nothing, once there is an outcome. */
export function ChargeActions({ shown }: { shown: ShownCharge }) {
  const { t } = usePage();
  const popup = usePopup();
  const { charge, chargeId, isReplyLost } = shown;
  if (charge === null && isReplyLost) {
    return (
      <div class="actions">
        <button type="button" class="wide" onClick={() => void lookUpCharge(popup, chargeId)}>
          {t('lookAgain')}
        </button>
      </div>
    );
  }
  if (charge === null) return null;
  if (isAwaited(shown)) {
    // An answer may take a minute and a half: other customers do not have to wait for it.
    return (
      <div class="actions">
        <button type="button" class="wide" onClick={() => void chargeAnother(popup, chargeId)}>
          {t('goOn')}
        </button>
      </div>
    );
  }
  return <SettledActions key={chargeId} charge={charge} />;
}

function SettledActions({ charge }: { charge: Charge }) {
  const { openOptions, t } = usePage();
  const popup = usePopup();
  const { chargeId } = charge.request;
  const last = charge.events.at(-1);
  if (charge.state === 'sending') return null;
  if (last?.type === 'not-sent' || last?.type === 'withheld')
    return <NotSentActions charge={charge} reason={last.reason} />;
  const open = isOpen(charge.state);
  const isBadKey = last?.type === 'refused' && (last.httpStatus === 401 || last.httpStatus === 403);
  const { isDenial, lookUps } = stateFacts[charge.state];
  const mayTryOther = isDenial && lookUps === 'answer';
  return (
    <div class="actions">
      {open && <SettleCharge charge={charge} />}
      <div class="row">
        {!open && <CopyOrderId charge={charge} />}
        {isBadKey && (
          <button type="button" onClick={openOptions}>
            {t('openSettings')}
          </button>
        )}
        {mayTryOther && (
          <button
            type="button"
            onClick={() => void backToForm(popup, charge, { pricePoint: null })}
          >
            {t('anotherPrice')}
          </button>
        )}
      </div>
      <button type="button" class="wide" onClick={() => void chargeAnother(popup, chargeId)}>
        {t(open ? 'goOn' : 'chargeAnother')}
      </button>
    </div>
  );
}
