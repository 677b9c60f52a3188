import { useEffect, useRef, useState } from 'preact/hooks';
import type { ListedCard } from '../../protocol/page-commands';
import { usePage } from '../../ui/page-context';
import { BrokenSince } from './broken-since';
import { CardFacts, CardTitle } from './card-facts';
import { RemoveCard } from './remove-card';
import { TestCard } from './test-card';

/** A card that was taught or imported here, with all that can be done with it. */
export function DeviceCard({ listed: { brokenSince, card } }: { listed: ListedCard }) {
  const { t } = usePage();
  const [isTesting, setTesting] = useState(false);
  const [isRemoving, setRemoving] = useState(false);
  const remove = useRef<HTMLButtonElement>(null);
  const wasRemoving = useRef(false);
  useEffect(() => {
    // The question is answered with no: back to where it was asked.
    if (wasRemoving.current && !isRemoving) remove.current?.focus();
    wasRemoving.current = isRemoving;
  }, [isRemoving]);
  return (
    <li class="site-card">
      <CardTitle card={card} />
      {brokenSince !== null && <BrokenSince at={brokenSince} />}
      <CardFacts card={card} isExact />
      {isTesting && <TestCard card={card} />}
      {isRemoving ? (
        <RemoveCard
          card={card}
          onKept={() => {
            setRemoving(false);
          }}
        />
      ) : (
        <div class="row">
          <button
            type="button"
            aria-label={t(isTesting ? 'cardTestClose' : 'cardTestName', card.name)}
            aria-expanded={isTesting}
            onClick={() => {
              setTesting(!isTesting);
            }}
          >
            {t(isTesting ? 'cardTestClose' : 'cardTest')}
          </button>
          <button
            ref={remove}
            type="button"
            aria-label={t('cardRemoveName', card.name)}
            onClick={() => {
              setRemoving(true);
            }}
          >
            {t('cardRemove')}
          </button>
        </div>
      )}
    </li>
  );
}
