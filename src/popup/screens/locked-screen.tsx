import { useEffect } from 'preact/hooks';
import type { Charge } from '../../domain/charge';
import { Icon } from '../../ui/icon';
import { usePage } from '../../ui/page-context';
import { UnlockForm } from '../../ui/unlock-form';
import { goOnUnlocked } from '../lock-popup';
import { Sign } from '../parts/sign';
import { usePopup, usePopupState } from '../popup';

/** Asks for the passphrase. Tells of charges only how many need a look. */
export function LockedScreen({ notSent }: { notSent: Charge | null }) {
  const { plural, t } = usePage();
  const popup = usePopup();
  const open = usePopupState((state) => state.status?.openCharges ?? 0);
  useEffect(() => {
    const focus = () => document.getElementById('unlock')?.focus();
    focus();
    // Firefox gives the popup its focus late and loses an earlier one.
    addEventListener('focus', focus);
    return () => {
      removeEventListener('focus', focus);
    };
  }, []);
  return (
    <div class="stack notice">
      <Sign icon="lock" />
      <h2>{t('lockedTitle')}</h2>
      {open > 0 && (
        <p class="card warn">
          <Icon name="warning" />
          {plural('openCharges', open)}
        </p>
      )}
      <UnlockForm onUnlocked={(status) => void goOnUnlocked(popup, status, notSent)} />
    </div>
  );
}
