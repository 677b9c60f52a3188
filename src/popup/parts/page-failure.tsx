import type { PageCustomer, PageReadFailure } from '../../protocol/page-commands';
import { Foreign } from '../../ui/foreign';
import { usePage } from '../../ui/page-context';
import { Phrase } from '../../ui/phrase';
import type { MessageKey } from '../../ui/words';
import { usePopupState } from '../popup';
import { Said } from './said';

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

/** How many of the organisation's own labels are named. */
const NAMED = 2;

/** Why the page gave no customer, and what was looked for on it. */
export function PageFailure({ read }: { read: Extract<PageCustomer, { found: false }> }) {
  const { t } = usePage();
  const settings = usePopupState((state) => state.status?.settings);
  const labels = settings?.customerIdLabels ?? [];
  const host = read.page === null ? t('thisPage') : <Foreign text={read.page.host} />;
  if (read.why === 'no-customer-id' && labels.length > 0) {
    const named = labels.slice(0, NAMED).map((label) => t('labelQuoted', label));
    const parts = [<Foreign text={named.join(', ')} />, host];
    return (
      <Said tone="warn">
        <Phrase of="pageNoCustomerOwn" parts={parts} />
      </Said>
    );
  }
  return (
    <Said tone="warn">
      <Phrase of={failureWords[read.why]} parts={[host]} />
    </Said>
  );
}
