import { usePage } from '../../ui/page-context';
import { DeviceCard } from '../cards/device-card';
import { ExportCards } from '../cards/export-cards';
import { ImportCards } from '../cards/import-cards';
import { readCards } from '../cards/read-cards';
import { ShippedCards } from '../cards/shipped-cards';
import { useOptions, useOptionsState } from '../options';
import { Section } from './section';

/** The site cards: those of this device, the way in and out for them, and those that come along. */
export function CardsSection() {
  const { t } = usePage();
  return (
    <Section id="site-cards" title={t('siteCards')} intro={t('siteCardsIntro')}>
      <Cards />
    </Section>
  );
}

function Cards() {
  const { plural, t } = usePage();
  const options = useOptions();
  const cards = useOptionsState((state) => state.cards);
  if (cards === 'reading') return <p class="hint">{t('cardsReading')}</p>;
  if (cards === 'no-answer') {
    return (
      <div class="card warn" role="alert">
        <p>{t('noAnswer')}</p>
        <button type="button" onClick={() => void readCards(options)}>
          {t('tryAgain')}
        </button>
      </div>
    );
  }
  const own = cards.cards.filter(({ isShipped }) => !isShipped);
  return (
    <>
      <h3 id="device-cards" tabIndex={-1}>
        {t('cardsOfDevice')}
      </h3>
      {own.length === 0 && <p class="hint">{t('cardsNone')}</p>}
      {own.length > 0 && (
        <ul class="site-cards">
          {own.map((listed) => (
            <DeviceCard key={listed.card.id} listed={listed} />
          ))}
        </ul>
      )}
      {cards.unreadable > 0 && <p class="hint">{plural('cardsUnreadable', cards.unreadable)}</p>}
      {own.length > 0 && <ExportCards cards={own.map(({ card }) => card)} />}
      <ImportCards known={new Set(own.map(({ card }) => card.id))} />
      <ShippedCards listed={cards.cards.filter(({ isShipped }) => isShipped)} />
    </>
  );
}
