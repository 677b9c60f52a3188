import { cleanText } from '../../domain/clean-text';
import { usePage } from '../../ui/page-context';
import { useOptions } from '../options';
import { CardFacts, CardTitle } from './card-facts';
import { dropCardFile, importCardFile } from './card-file';
import type { CardFile } from './card-file-state';

interface CardFilePreviewProps {
  readonly file: Extract<CardFile, { step: 'seen' | 'saving' }>;
  /** The ids of the cards of this device. */
  readonly known: ReadonlySet<string>;
  readonly onEnd: () => void;
}

/** What a file would bring, before any of it is saved. */
export function CardFilePreview({ file, known, onEnd }: CardFilePreviewProps) {
  const { plural, t } = usePage();
  const options = useOptions();
  const count = file.cards.length;
  return (
    <div class="card preview" role="group" aria-labelledby="preview-title">
      <h4 id="preview-title" tabIndex={-1} ref={focusOnce}>
        {plural('cardsPreview', count, cleanText(file.name, 80))}
      </h4>
      <ul class="site-cards">
        {file.cards.map((card) => (
          <li key={card.id} class="site-card">
            <CardTitle card={card} />
            {known.has(card.id) && (
              <p class="replaces">
                <b>{t('cardReplaces')}</b>
              </p>
            )}
            <CardFacts card={card} isExact />
          </li>
        ))}
      </ul>
      <div class="row">
        <button
          type="button"
          class="strong"
          onClick={() => {
            void importCardFile(options).then(onEnd);
          }}
        >
          {plural('cardsImportYes', count)}
        </button>
        <button
          type="button"
          onClick={() => {
            dropCardFile(options);
            onEnd();
          }}
        >
          {t('cardsImportNo')}
        </button>
      </div>
    </div>
  );
}

function focusOnce(heading: HTMLElement | null) {
  heading?.focus();
}
