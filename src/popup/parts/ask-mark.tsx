import { useEffect, useRef } from 'preact/hooks';
import type { Charge } from '../../domain/charge';
import { NOTE_LIMIT } from '../../domain/limits';
import { formatMoney } from '../../domain/money';
import { Foreign } from '../../ui/foreign';
import { usePage } from '../../ui/page-context';
import { Phrase } from '../../ui/phrase';

interface AskMarkProps {
  readonly charge: Charge;
  readonly charged: boolean;
  readonly onCancel: () => void;
  readonly onMark: (why: string) => void;
}

/** Asks before an outcome is settled by the agent's word, and why: the question names amount and customer. */
export function AskMark({ charge, charged, onCancel, onMark }: AskMarkProps) {
  const { language, t } = usePage();
  const cancel = useRef<HTMLButtonElement>(null);
  const why = useRef<HTMLInputElement>(null);
  const { externalId, pricePoint } = charge.request;
  useEffect(() => {
    // Enter pressed once too often goes back.
    cancel.current?.focus();
  }, []);
  const parts = [formatMoney(pricePoint.now, language), <Foreign mono text={externalId} />];
  const isTwice = charge.state === 'charged-twice';
  return (
    <div class="card" role="alertdialog" aria-labelledby="mark-question">
      <p id="mark-question">
        {isTwice ? (
          t('markTwiceQuestion')
        ) : (
          <Phrase of={charged ? 'markChargedQuestion' : 'markNotChargedQuestion'} parts={parts} />
        )}
      </p>
      <div class="field">
        <label for="mark-why">{t('markWhy')}</label>
        <input ref={why} id="mark-why" class="box" maxLength={NOTE_LIMIT} />
      </div>
      <div class="row">
        <button ref={cancel} type="button" onClick={onCancel}>
          {t('markCancel')}
        </button>
        <button
          type="button"
          class="strong"
          onClick={({ detail }) => {
            // The second click of a double click was meant for the first button.
            if (detail <= 1) onMark(why.current?.value.trim() ?? '');
          }}
        >
          {t(charged ? 'markCharged' : 'markNotCharged')}
        </button>
      </div>
    </div>
  );
}
