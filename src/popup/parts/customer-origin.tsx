import { isStrong } from '../../domain/grade-reading';
import type { PageCustomer } from '../../protocol/page-commands';
import { usePage } from '../../ui/page-context';
import { Phrase } from '../../ui/phrase';
import type { Form } from '../form';
import { isLocked } from '../page-lock';
import { usePopupState } from '../popup';
import { Origin } from './origin';
import { PageFailure } from './page-failure';
import { Said } from './said';

/** Where the ID came from and how far that can be believed, or why the page gave none. */
export function CustomerOrigin() {
  const { t } = usePage();
  const form = usePopupState((state) => state.form);
  const read = usePopupState((state) => state.customerRead);
  const isReading = usePopupState((state) => state.isReadAgain) || read === 'reading';
  const hasMoved = usePopupState((state) => isLocked(state.pageLock));
  const { externalId, provenance } = form;
  if (provenance !== null) {
    const origin = <Origin provenance={provenance} />;
    // The page says it no longer: what is still true stands in the warning below.
    if (hasMoved) return <Said tone="plain">{origin}</Said>;
    switch (trustOf(form, read)) {
      case 'certain':
        return <Said tone="ok">{origin}</Said>;
      case 'unverified':
        return <Said tone="warn">{origin}</Said>;
      case 'chosen':
        return (
          <Said tone="plain">
            <Phrase of="originChosen" parts={[origin]} />
          </Said>
        );
      case 'check':
        return (
          <Said tone="warn">
            <Phrase of="originCheck" parts={[origin]} />
          </Said>
        );
    }
  }
  if (isReading) return <Said tone="plain">{t('pageReading')}</Said>;
  if (externalId !== '') return <Said tone="plain">{t('originTyped')}</Said>;
  if (read === null || read.found) return <Said tone="plain" />;
  return <PageFailure read={read} />;
}

/** `chosen`: of several fields that disagree, the agent has taken this one. */
function trustOf(
  { externalId, provenance }: Form,
  read: PageCustomer | 'reading' | null,
): 'certain' | 'check' | 'chosen' | 'unverified' {
  if (provenance?.by === 'email') return 'unverified';
  const isField = provenance !== null && isStrong(provenance);
  if (read === null || read === 'reading') return isField ? 'certain' : 'check';
  if (read.found && read.externalId === externalId) return read.grade;
  return isField && !read.found ? 'chosen' : 'check';
}
