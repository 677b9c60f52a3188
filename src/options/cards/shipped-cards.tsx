import type { ListedCard } from '../../protocol/page-commands';
import { usePage } from '../../ui/page-context';
import { BrokenSince } from './broken-since';
import { CardFacts, CardTitle } from './card-facts';

/** The cards that come with Chargehand: folded away, unless one of them needs to be seen. */
export function ShippedCards({ listed }: { listed: readonly ListedCard[] }) {
  const { plural } = usePage();
  const broken = listed.filter(({ brokenSince }) => brokenSince !== null);
  const sound = listed.filter(({ brokenSince }) => brokenSince === null);
  return (
    <details class="shipped" open={broken.length > 0}>
      <summary>
        {plural('cardsShipped', listed.length)}
        {broken.length > 0 && (
          <span class="unset"> · {plural('cardsShippedBroken', broken.length)}</span>
        )}
      </summary>
      <ul class="site-cards">
        {[...broken, ...sound].map(({ brokenSince, card }) => (
          <li key={card.id} class="site-card">
            <CardTitle card={card} />
            {brokenSince !== null && <BrokenSince at={brokenSince} />}
            <CardFacts card={card} isExact={false} />
          </li>
        ))}
      </ul>
    </details>
  );
}
