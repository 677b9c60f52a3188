import { Foreign } from '../../ui/foreign';
import { usePage } from '../../ui/page-context';
import { Phrase } from '../../ui/phrase';
import { priceTerms } from '../../ui/price-terms';
import { readFailureWords } from '../../ui/read-failure-words';
import { timeOf } from '../../ui/time-of';
import { usePopupState } from '../popup';

/** What the form says of its price list: changes first, then a failed refresh, else how many there are. */
export function PriceListNote() {
  const page = usePage();
  const { plural, t } = page;
  const remark = usePopupState((state) => state.priceRemark);
  const { failure, isReading, list } = usePopupState((state) => state.prices);
  if (remark?.kind === 'vanished') {
    return (
      <span class="origin warn">
        <span>
          <Phrase of="priceVanished" parts={[<Foreign text={remark.ident} />]} />
        </span>
      </span>
    );
  }
  if (remark?.kind === 'changed') {
    return (
      <span class="origin warn">
        <span>{t('priceWas', priceTerms(remark.was, page))}</span>
      </span>
    );
  }
  if (failure !== null) {
    const why = t(failure === 'no-answer' ? 'noAnswer' : readFailureWords[failure]);
    return (
      <span class="origin warn">
        <span>
          {list === null
            ? t('pricesUnread', why)
            : t('pricesOld', timeOf(list.readAt, page.language), why)}
        </span>
      </span>
    );
  }
  if (list === null)
    return <span class="origin">{t(isReading ? 'pricesReading' : 'pricesNone')}</span>;
  const { pricePoints, unreadable } = list;
  const count =
    pricePoints.length === 0 ? t('pricesEmpty') : plural('pricesCount', pricePoints.length);
  if (unreadable === 0) return <span class="origin">{count}</span>;
  return (
    <span class="origin warn">
      <span>
        {count} {plural('pricesUnreadable', unreadable)}
      </span>
    </span>
  );
}
