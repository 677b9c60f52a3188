import type { EarlierCharge } from '../../domain/charge-event';
import { formatMoney } from '../../domain/money';
import { Foreign } from '../../ui/foreign';
import { usePage } from '../../ui/page-context';
import { Phrase } from '../../ui/phrase';
import { momentOf } from '../../ui/time-of';
import type { MessageKey } from '../../ui/words';

const knownWords = {
  journal: 'earlierByJournal',
  assets: 'earlierByAssets',
  payments: 'earlierByPayments',
} as const satisfies Record<EarlierCharge['knownBy'], MessageKey>;

/** The earlier charge of the same: how much, when, who knows of it, and its id. */
export function EarlierLine({ earlier }: { earlier: EarlierCharge }) {
  const { language, t } = usePage();
  const { amount, at, id, knownBy } = earlier;
  const when = at === null ? t('earlierNoTime') : momentOf(at, language);
  const parts = [formatMoney(amount, language), when, <Foreign mono text={id} />];
  return (
    <p>
      <Phrase of={knownWords[knownBy]} parts={parts} />
    </p>
  );
}
