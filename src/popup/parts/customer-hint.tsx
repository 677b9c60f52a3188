import { isLocked } from '../page-lock';
import { usePopupState } from '../popup';
import { BrokenCards } from './broken-cards';
import { CustomerOrigin } from './customer-origin';
import { WhoIsThis } from './who-is-this';

/** What is known of the ID, in the two lines below it that are always there: nothing moves as it comes in. */
export function CustomerHint() {
  const isEmpty = usePopupState((state) => state.form.externalId === '');
  const hasMoved = usePopupState((state) => isLocked(state.pageLock));
  return (
    <span class="remarks">
      <CustomerOrigin />
      {!isEmpty && !hasMoved && <WhoIsThis />}
      <BrokenCards />
    </span>
  );
}
