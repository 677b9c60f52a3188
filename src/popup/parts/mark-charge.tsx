import { useEffect, useRef, useState } from 'preact/hooks';
import type { Charge } from '../../domain/charge';
import { formatMoney } from '../../domain/money';
import { Foreign } from '../../ui/foreign';
import { usePage } from '../../ui/page-context';
import { Phrase } from '../../ui/phrase';
import { lookUpCharge, showCharge } from '../follow-charge';
import { usePopup } from '../popup';

/** Settles an open charge by the agent's word, after a question that names the amount and the customer. */
export function MarkCharge({ charge }: { charge: Charge }) {
  const { ask, language, t } = usePage();
  const popup = usePopup();
  const [asked, setAsked] = useState<boolean | null>(null);
  const [failed, setFailed] = useState(false);
  const cancel = useRef<HTMLButtonElement>(null);
  const { chargeId, externalId, pricePoint } = charge.request;
  useEffect(() => {
    // Enter pressed once too often goes back.
    if (asked !== null) cancel.current?.focus();
  }, [asked]);

  async function mark(charged: boolean) {
    const marked = await ask('mark-charge', { chargeId, charged }).catch(() => null);
    if (marked === null) {
      setFailed(true);
      await lookUpCharge(popup, chargeId);
    } else {
      showCharge(popup, marked);
    }
    setAsked(null);
  }

  if (asked === null) {
    const question = (charged: boolean) => () => {
      setFailed(false);
      setAsked(charged);
    };
    return (
      <div class="marks">
        <p class="hint">{t('openHint')}</p>
        <button type="button" onClick={question(true)}>
          {t('markCharged')}
        </button>
        <button type="button" onClick={question(false)}>
          {t('markNotCharged')}
        </button>
        {failed && <p class="error">{t('markFailed')}</p>}
      </div>
    );
  }
  const parts = [formatMoney(pricePoint.now, language), <Foreign mono text={externalId} />];
  return (
    <div class="card" role="alertdialog" aria-labelledby="mark-question">
      <p id="mark-question">
        <Phrase of={asked ? 'markChargedQuestion' : 'markNotChargedQuestion'} parts={parts} />
      </p>
      <div class="row">
        <button
          ref={cancel}
          type="button"
          onClick={() => {
            setAsked(null);
          }}
        >
          {t('markCancel')}
        </button>
        <button
          type="button"
          class="strong"
          onClick={({ detail }) => {
            // The second click of a double click was meant for the first button.
            if (detail <= 1) void mark(asked);
          }}
        >
          {t(asked ? 'markCharged' : 'markNotCharged')}
        </button>
      </div>
    </div>
  );
}
