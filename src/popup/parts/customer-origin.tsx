import type { PageReadFailure } from '../../protocol/commands';
import { Foreign } from '../../ui/foreign';
import { usePage } from '../../ui/page-context';
import { Phrase } from '../../ui/phrase';
import type { MessageKey } from '../../ui/words';
import { usePopupState } from '../popup';

const failureWords = {
  'no-page': 'pageNone',
  'browser-page': 'pageOfBrowser',
  'store-page': 'pageOfStore',
  'no-access': 'pageNoAccess',
  'not-readable': 'pageNotReadable',
  'no-customer-id': 'pageNoCustomer',
  'foreign-frame': 'pageForeignFrame',
  'still-changing': 'pageChanging',
  'several-customer-ids': 'pageSeveral',
  'unusable-customer-id': 'pageUnusable',
} as const satisfies Record<PageReadFailure, MessageKey>;

/** Where the ID came from, or why the page gave none. Always one line high: nothing below it moves. */
export function CustomerOrigin() {
  const { t } = usePage();
  const provenance = usePopupState((state) => state.form.provenance);
  const isEmpty = usePopupState((state) => state.form.externalId === '');
  const read = usePopupState((state) => state.customerRead);
  if (provenance !== null) {
    const { host, label } = provenance;
    return (
      <span class="origin ok">
        <span>
          <Phrase of="origin" parts={[<Foreign text={label} />, <Foreign text={host} />]} />
        </span>
      </span>
    );
  }
  if (read === 'reading') return <span class="origin">{t('pageReading')}</span>;
  if (!isEmpty) return <span class="origin">{t('originTyped')}</span>;
  if (read === null || read.found) return <span class="origin" />;
  return (
    <span class="origin warn">
      <span>
        <Phrase
          of={failureWords[read.why]}
          parts={[read.page === null ? t('thisPage') : <Foreign text={read.page.host} />]}
        />
      </span>
    </span>
  );
}
