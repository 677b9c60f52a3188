import { useState } from 'preact/hooks';
import type { SiteCard } from '../../domain/site-card';
import { usePage } from '../../ui/page-context';
import { saveFile } from './save-file';

const FILE_NAME = 'chargehand-site-cards.json';

/** Saves all cards of this device in a file that another device can import. */
export function ExportCards({ cards }: { cards: readonly SiteCard[] }) {
  const { plural, t } = usePage();
  const [exported, setExported] = useState<readonly SiteCard[]>();
  return (
    <div class="row">
      <button
        type="button"
        onClick={() => {
          saveFile(FILE_NAME, `${JSON.stringify(cards, null, 2)}\n`);
          setExported(cards);
        }}
      >
        {plural('cardsExport', cards.length)}
      </button>
      <span class="hint" aria-live="polite">
        {exported === cards && t('cardsExported', FILE_NAME)}
      </span>
    </div>
  );
}
