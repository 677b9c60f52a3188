import type { SiteCard } from '../../domain/site-card';
import { Foreign } from '../../ui/foreign';
import { usePage } from '../../ui/page-context';
import { Phrase } from '../../ui/phrase';
import { useOptions } from '../options';
import { removeCard } from './read-cards';

/** The question before a card is forgotten. */
export function RemoveCard({ card, onKept }: { card: SiteCard; onKept: () => void }) {
  const { t } = usePage();
  const options = useOptions();
  const question = `remove-${card.id}`;
  return (
    <div class="card" role="alertdialog" aria-labelledby={question}>
      <p id={question}>
        <Phrase of="cardRemoveQuestion" parts={[<Foreign text={card.name} />]} />
      </p>
      <div class="row">
        <button type="button" ref={focusOnce} onClick={onKept}>
          {t('removeCancel')}
        </button>
        <button
          type="button"
          class="danger"
          onClick={({ detail }) => {
            // The second click of a double click was meant for the first button.
            if (detail > 1) return;
            void removeCard(options, card.id).then(() => {
              document.getElementById('device-cards')?.focus();
            });
          }}
        >
          {t('removeYes')}
        </button>
      </div>
    </div>
  );
}

function focusOnce(button: HTMLButtonElement | null) {
  button?.focus();
}
