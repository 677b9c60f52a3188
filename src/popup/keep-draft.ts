import { draftOf } from './form';
import type { Popup } from './popup';

/** Longest ID that a draft takes; a longer one is no ID and need not survive. */
const LONGEST = 4096;

/**
 * Keeps what is typed as it is typed, so that a closed popup loses nothing. Returns what ends it. One save is under
 * way at a time and the latest follows it: of somebody who types without a pause all but the last letters are kept,
 * and those leave with the page.
 */
export function keepDraft({ page, store }: Popup): () => void {
  let isSaving = false;
  let isUnsaved = false;
  const save = () => {
    isUnsaved = false;
    const { customerRead, draftRecord, form, screen, tabId } = store.getState();
    if (tabId === null || screen.name !== 'form' || form.externalId.length > LONGEST) return;
    const isRead = customerRead !== null && customerRead !== 'reading';
    const record = isRead ? (customerRead.page?.record ?? null) : draftRecord;
    isSaving = true;
    const goOn = (isKept: boolean) => {
      isSaving = false;
      const isNewer = isUnsaved;
      // What was not kept is not tried again and again: it goes with the next letter, or with the page.
      isUnsaved ||= !isKept;
      if (isNewer) save();
    };
    void page.ask('save-draft', { tabId, draft: draftOf(form, record) }).then(
      () => {
        goOn(true);
      },
      () => {
        goOn(false);
      },
    );
  };
  const saveLatest = () => {
    if (isUnsaved) save();
  };
  const stop = store.subscribe((state, before) => {
    if (state.form === before.form || state.screen.name !== 'form') return;
    isUnsaved = true;
    if (!isSaving) save();
  });
  addEventListener('pagehide', saveLatest);
  return () => {
    isUnsaved = false;
    stop();
    removeEventListener('pagehide', saveLatest);
  };
}
