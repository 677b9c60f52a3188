import type { CardTrial } from '../../protocol/page-commands';
import { Foreign } from '../../ui/foreign';
import { usePage } from '../../ui/page-context';
import { Phrase } from '../../ui/phrase';
import { Said } from './said';

interface CardTrialLineProps {
  readonly trial: CardTrial | 'no-answer' | null;
  readonly expected: string;
}

/** What the card found when it was tried on the page: the value pointed at and nothing else is right. */
export function CardTrialLine({ trial, expected }: CardTrialLineProps) {
  const { t } = usePage();
  if (trial === null) return <Said tone="plain">{t('teachTrying')}</Said>;
  if (trial === 'no-answer' || !trial.ok) return <Said tone="warn">{t('teachNotTried')}</Said>;
  const values = [...new Set(trial.values)];
  const [first] = values;
  if (first === undefined || !trial.knowsAddress)
    return <Said tone="warn">{t('teachReadNothing')}</Said>;
  const isRight = values.length === 1 && first === expected;
  const key = values.length > 1 ? 'teachReadSeveral' : isRight ? 'teachReadBack' : 'teachReadOther';
  return (
    <Said tone={isRight ? 'ok' : 'warn'}>
      <Phrase of={key} parts={[<Foreign mono text={values.join(', ')} />]} />
    </Said>
  );
}
