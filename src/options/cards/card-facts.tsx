import type { CardField } from '../../domain/page-reading';
import type { SiteCard } from '../../domain/site-card';
import { Foreign } from '../../ui/foreign';
import { usePage } from '../../ui/page-context';
import { Phrase } from '../../ui/phrase';
import { placesOf, type CardPlace } from './card-places';
import { basisWords } from './card-words';

/** A card's name and what its word is worth. */
export function CardTitle({ card }: { card: SiteCard }) {
  const { t } = usePage();
  return (
    <p class="card-title">
      <b>
        <Foreign text={card.name} />
      </b>
      <span class="hint">{t(basisWords[card.basis])}</span>
    </p>
  );
}

/** Which pages a card knows and what it reads there. */
export function CardFacts({ card, isExact }: { card: SiteCard; isExact: boolean }) {
  const { t } = usePage();
  return (
    <dl class="card-facts">
      <div>
        <dt>{t('cardPages')}</dt>
        {placesOf(card).map((place) => (
          <dd key={place.pattern}>
            <Phrase
              of="cardPagesOn"
              parts={[<Foreign text={place.page} />, <PlaceName place={place} />]}
            />
            {/* Whoever takes a card from somebody else judges it by this. */}
            {isExact && <Exact text={place.pattern} />}
          </dd>
        ))}
      </div>
      <div>
        <dt>{t('cardReads')}</dt>
        {card.fields.length === 0 && <dd>{t('cardReadsLabels')}</dd>}
        {card.fields.map((field) => (
          <dd key={field.label + field.selector}>
            {isExact ? <ExactField field={field} /> : <Foreign text={field.label} />}
          </dd>
        ))}
      </div>
    </dl>
  );
}

function Exact({ text }: { text: string }) {
  return (
    <code>
      <Foreign text={text} mono />
    </code>
  );
}

function PlaceName({ place: { example, host } }: { place: CardPlace }) {
  if (host !== null) return <Foreign text={host} />;
  return <Phrase of="cardAnySite" parts={[<Foreign text={example} />]} />;
}

function ExactField({ field: { label, labels, selector, take } }: { field: CardField }) {
  const name = <Foreign text={label} />;
  const place =
    selector === '' ? (
      <Phrase of="cardLabel" parts={[<Foreign text={labels.join(', ')} />]} />
    ) : (
      <Exact text={selector} />
    );
  const whole = wholeField();
  if (take.pattern === '') return whole;
  return <Phrase of="cardFieldPart" parts={[whole, <Exact text={take.pattern} />]} />;

  function wholeField() {
    switch (take.from) {
      case 'text':
        return <Phrase of="cardFieldText" parts={[name, place]} />;
      case 'value':
        return <Phrase of="cardFieldValue" parts={[name, place]} />;
      case 'attribute':
        return (
          <Phrase of="cardFieldAttribute" parts={[name, place, <Exact text={take.attribute} />]} />
        );
      default:
        return take.from satisfies never;
    }
  }
}
