import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { NOTE_LIMIT } from '../../domain/limits';
import { usePage } from '../../ui/page-context';

interface AskMarkProps {
  readonly question: ComponentChildren;
  readonly charged: boolean;
  readonly onCancel: () => void;
  readonly onMark: (why: string) => void;
}

/** Asks before an outcome is settled by the agent's word, and why. */
export function AskMark({ question, charged, onCancel, onMark }: AskMarkProps) {
  const { t } = usePage();
  const cancel = useRef<HTMLButtonElement>(null);
  const why = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // Enter pressed once too often goes back.
    cancel.current?.focus();
  }, []);
  return (
    <div class="card" role="alertdialog" aria-labelledby="mark-question">
      <p id="mark-question">{question}</p>
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
