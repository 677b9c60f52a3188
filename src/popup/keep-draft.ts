import { draftOf } from './form';
import type { Popup } from './popup';

/** How long typing may pause before it is kept, in milliseconds. */
const PAUSE = 120;
/** Longest ID that a draft takes; a longer one is no ID and need not survive. */
const LONGEST = 4096;

/** Keeps what is typed as it is typed, so that a closed popup loses nothing. Returns what ends it. */
export function keepDraft({ page, store }: Popup): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const save = () => {
    clearTimeout(timer);
    timer = undefined;
    const { customerRead, draftRecord, form, screen, tabId } = store.getState();
    if (tabId === null || screen.name !== 'form' || form.externalId.length > LONGEST) return;
    const isRead = customerRead !== null && customerRead !== 'reading';
    const record = isRead ? (customerRead.page?.record ?? null) : draftRecord;
    page.ask('save-draft', { tabId, draft: draftOf(form, record) }).catch(() => undefined);
  };
  const saveNow = () => {
    if (timer !== undefined) save();
  };
  const stop = store.subscribe((state, before) => {
    if (state.form === before.form || state.screen.name !== 'form') return;
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  });
  addEventListener('pagehide', saveNow);
  return () => {
    stop();
    clearTimeout(timer);
    removeEventListener('pagehide', saveNow);
  };
}
