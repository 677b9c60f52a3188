import type { ComponentChildren } from 'preact';
import type { NotSentReason } from '../../domain/charge-event';
import { EarlierLine } from './earlier-line';
import type { PricePoint } from '../../domain/price-point';
import { Foreign } from '../../ui/foreign';
import { usePage } from '../../ui/page-context';
import { priceTerms } from '../../ui/price-terms';
import { notSentWords } from '../words/not-sent-words';

/** Why nothing was sent and what to do; where something changed, both what was shown and what is now. */
export function NotSentDetails({ reason, shown }: { reason: NotSentReason; shown: PricePoint }) {
  const page = usePage();
  const { t } = page;
  const { next, what } = notSentWords(reason);
  return (
    <>
      <p>{t(what)}</p>
      {reason.code === 'price-changed' && (
        <Change was={priceTerms(shown, page)} now={priceTerms(reason.now, page)} />
      )}
      {reason.code === 'page-changed' && (
        <Change
          was={<Foreign mono text={reason.was} />}
          now={reason.now === '' ? t('nothingNow') : <Foreign mono text={reason.now} />}
        />
      )}
      {reason.code === 'charge-again' &&
        reason.earlier.map((earlier) => <EarlierLine key={earlier.id} earlier={earlier} />)}
      <p>{t(next)}</p>
    </>
  );
}

function Change({ was, now }: { was: ComponentChildren; now: ComponentChildren }) {
  const { t } = usePage();
  return (
    <dl class="change">
      <dt>{t('changeWas')}</dt>
      <dd>{was}</dd>
      <dt>{t('changeNow')}</dt>
      <dd>
        <b>{now}</b>
      </dd>
    </dl>
  );
}
