import type { ComponentChildren } from 'preact';
import { Foreign } from '../../ui/foreign';
import { usePage } from '../../ui/page-context';
import { Phrase } from '../../ui/phrase';
import { keepCustomer, takePage } from '../answer-move';
import { places } from '../focus-on';
import { isOfPage } from '../form';
import { isLocked, offeredBy, type PageLock } from '../page-lock';
import { usePopup, usePopupState } from '../popup';
import { useDeliberateClick } from '../use-deliberate-click';
import { moveWords, takeWords } from '../words/move-words';

/**
 * Says that the page behind the form is no longer what the form was filled from, and asks which customer
 * is meant. The focus comes to the words, never to a button: a held Enter would press that one.
 */
export function PageMoved() {
  const lock = usePopupState((state) => state.pageLock);
  if (!isLocked(lock)) return null;
  return (
    <div class="card warn moved" id={places.move} role="alert" tabIndex={-1}>
      <Move key={keyOf(lock)} />
    </div>
  );
}

/** Other words are another question: its buttons wait for a click of their own. */
function keyOf(lock: PageLock): string {
  return lock.is === 'changed' ? JSON.stringify([lock.now.page, offeredBy(lock.now)]) : lock.is;
}

function Move() {
  const { t } = usePage();
  const lock = usePopupState((state) => state.pageLock);
  const form = usePopupState((state) => state.form);
  const filledFrom = usePopupState((state) => state.customerRead);
  const { externalId } = form;
  const mine = <Foreign mono text={externalId} />;
  if (lock.is === 'left') {
    return (
      <>
        <p>{t('moveLeft')}</p>
        <div class="row">{externalId !== '' && <Keep />}</div>
      </>
    );
  }
  if (lock.is !== 'changed') return <p>{t('moveChanging')}</p>;
  const { now } = lock;
  const theirs = now.found ? <Foreign mono text={now.externalId} /> : '';
  const isOther = !now.found || now.externalId !== externalId;
  return (
    <>
      <p>
        <b>
          <Phrase of={moveWords(externalId, filledFrom, now)} parts={[theirs]} />
        </b>{' '}
        {isOther && externalId !== '' && <Phrase of="moveWas" parts={[mine]} />}
      </p>
      <div class="row">
        <Take words={<Phrase of={takeWords(externalId, now)} parts={[theirs]} />} />
        {!isOfPage(form) && externalId !== '' && <Keep />}
      </div>
    </>
  );
}

function Take({ words }: { words: ComponentChildren }) {
  const popup = usePopup();
  const take = useDeliberateClick(() => void takePage(popup));
  return (
    <button type="button" class="strong" onClick={take}>
      {words}
    </button>
  );
}

function Keep() {
  const popup = usePopup();
  const externalId = usePopupState((state) => state.form.externalId);
  const keep = useDeliberateClick(() => void keepCustomer(popup));
  return (
    <button type="button" onClick={keep}>
      <Phrase of="moveKeep" parts={[<Foreign mono text={externalId} />]} />
    </button>
  );
}
