import type { Provenance } from '../../domain/charge';
import { Foreign } from '../../ui/foreign';
import { Phrase } from '../../ui/phrase';
import type { MessageKey } from '../../ui/words';

const originWords = {
  label: 'origin',
  card: 'origin',
  note: 'origin',
  link: 'originLink',
  address: 'originAddress',
  selection: 'originSelection',
  email: 'originEmail',
} as const satisfies Record<Provenance['by'], MessageKey>;

/** Where an ID came from: the field that holds it, or the weaker source, and the site. */
export function Origin({ provenance }: { provenance: Provenance }) {
  const { by, host, label } = provenance;
  const words = originWords[by];
  const names = words === 'origin' ? [label, host] : [host];
  return (
    <Phrase
      of={words}
      parts={names.map((name) => (
        <Foreign text={name} />
      ))}
    />
  );
}
