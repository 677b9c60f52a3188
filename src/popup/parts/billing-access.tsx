import { usePage } from '../../ui/page-context';
import { usePopup, usePopupState } from '../popup';
import { refreshPrices } from '../refresh-prices';

/** Shown while the browser withholds the billing address from us. */
export function BillingAccess() {
  const { requestBillingHost, t } = usePage();
  const popup = usePopup();
  const isMissing = usePopupState((state) => state.status?.hostPermission === false);
  if (!isMissing) return null;

  function grant() {
    // Asked for in the click's own turn: a later call is refused by the browser.
    requestBillingHost().then(onAnswer, () => undefined);
  }

  function onAnswer(granted: boolean) {
    if (!granted) return;
    popup.store.setState(({ status }) => ({
      status: status && { ...status, hostPermission: true },
    }));
    void refreshPrices(popup);
  }

  return (
    <div class="card warn">
      <p>{t('accessMissing')}</p>
      <button type="button" onClick={grant}>
        {t('grantAccess')}
      </button>
    </div>
  );
}
