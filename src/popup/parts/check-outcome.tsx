import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { usePage } from '../../ui/page-context';
import { showCharge } from '../follow-charge';
import { usePopup } from '../popup';

interface CheckOutcomeProps {
  readonly chargeId: string;
  /** Stands beside the button. */
  readonly copy: ComponentChildren;
  /** Whether it is the thing to do now. */
  readonly isNext: boolean;
}

/** Looks the charge up at the server now. It sends no charge, whatever it finds. */
export function CheckOutcome({ chargeId, copy, isNext }: CheckOutcomeProps) {
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
      <div class="row">
        <button type="button" class={isNext ? 'strong' : undefined} onClick={() => void check()}>
          {t('checkOutcome')}
        </button>
        {copy}
      </div>
      <p class="hint" aria-live="polite">
        {state === 'running' && t('checkingOutcome')}
        {state === 'failed' && t('checkFailed')}
      </p>
    </>
  );
}
