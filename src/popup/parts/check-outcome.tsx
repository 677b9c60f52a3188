import { useState } from 'preact/hooks';
import { usePage } from '../../ui/page-context';
import { showCharge } from '../follow-charge';
import { usePopup } from '../popup';

/** Looks the charge up at the server now. It sends no charge, whatever it finds. */
export function CheckOutcome({ chargeId }: { chargeId: string }) {
  const { ask, t } = usePage();
  const popup = usePopup();
  const [state, setState] = useState<'idle' | 'running' | 'failed'>('idle');

  async function check() {
    if (state === 'running') return;
    setState('running');
    const charge = await ask('check-outcome', { chargeId }).catch(() => null);
    setState(charge === null ? 'failed' : 'idle');
    if (charge !== null) showCharge(popup, charge);
  }

  return (
    <>
      <button type="button" class="strong" onClick={() => void check()}>
        {t('checkOutcome')}
      </button>
      <p class="hint" aria-live="polite">
        {state === 'running' && t('checkingOutcome')}
        {state === 'failed' && t('checkFailed')}
      </p>
    </>
  );
}
