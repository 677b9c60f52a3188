import type { Charge } from '../../domain/charge';
import { formatMoney } from '../../domain/money';
import { Foreign } from '../../ui/foreign';
import { usePage } from '../../ui/page-context';
import { Phrase } from '../../ui/phrase';

/** What the agent has to have seen before their word counts, with amount and customer. */
export function MarkQuestion({ charge, charged }: { charge: Charge; charged: boolean }) {
  const { language, t } = usePage();
  const { externalId, pricePoint } = charge.request;
  if (charge.state === 'charged-twice') return <>{t('markTwiceQuestion')}</>;
  const parts = [formatMoney(pricePoint.now, language), <Foreign mono text={externalId} />];
  return <Phrase of={charged ? 'markChargedQuestion' : 'markNotChargedQuestion'} parts={parts} />;
}
