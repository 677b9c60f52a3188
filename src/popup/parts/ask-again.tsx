import { useLayoutEffect, useRef } from 'preact/hooks';
import { usePage } from '../../ui/page-context';

interface AskAgainProps {
  readonly onBack: () => void;
  readonly onAgain: () => void;
}

/** Asks whether the same is to be charged again (rule 5). Enter pressed once too often goes back. */
export function AskAgain({ onBack, onAgain }: AskAgainProps) {
  const { t } = usePage();
  const back = useRef<HTMLButtonElement>(null);
  // At once: a key that comes as soon as the question is there is meant for it.
  useLayoutEffect(() => {
    back.current?.focus();
  }, []);
  return (
    <div class="actions">
      <div class="card" role="alertdialog" aria-labelledby="again-question">
        <p id="again-question">
          <b>{t('chargeAgainQuestion')}</b>
        </p>
        <div class="row">
          <button ref={back} type="button" onClick={onBack}>
            {t('backToForm')}
          </button>
          <button
            type="button"
            class="strong"
            onClick={({ detail }) => {
              // The second click of a double click was meant for what was there before.
              if (detail <= 1) onAgain();
            }}
          >
            {t('chargeAgain')}
          </button>
        </div>
      </div>
    </div>
  );
}
