import type { SiteCard } from '../../domain/site-card';
import { Foreign } from '../../ui/foreign';
import { Phrase } from '../../ui/phrase';
import type { MessageKey } from '../../ui/words';

const takeWords = {
  text: 'teachByText',
  value: 'teachByValue',
  attribute: 'teachByAttribute',
} as const satisfies Record<SiteCard['fields'][number]['take']['from'], MessageKey>;

/** Where a card finds the ID: beside a label, or in an element that the page names. */
export function OfferWords({ card }: { card: SiteCard }) {
  const [field] = card.fields;
  if (field === undefined) return null;
  const { label, labels, selector, take } = field;
  if (labels.length > 0) {
    return <Phrase of="teachByLabel" parts={[<Foreign text={label} />]} />;
  }
  const parts = [<Foreign mono text={selector} />, <Foreign mono text={take.attribute} />];
  return <Phrase of={takeWords[take.from]} parts={parts} />;
}
