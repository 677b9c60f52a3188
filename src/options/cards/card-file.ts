import type { Options } from '../options';
import { NO_CARD_FILE, type CardFile } from './card-file-state';

/** The largest file that is read, in bytes; 200 cards are a tenth of it. */
const LARGEST_FILE = 1024 * 1024;

/** Looks into a file of cards; nothing is saved. */
export async function seeCardFile({ page, store }: Options, file: File): Promise<void> {
  const reading: CardFile = { step: 'reading' };
  store.setState({ cardFile: reading });
  const cardFile = await seen();
  // Another file may have been chosen meanwhile.
  if (store.getState().cardFile === reading) store.setState({ cardFile });

  async function seen(): Promise<CardFile> {
    if (file.size > LARGEST_FILE) return { step: 'refused', why: 'too-large' };
    const text = await file.text().catch(() => undefined);
    if (text === undefined) return { step: 'refused', why: 'unread' };
    const reply = await page.ask('preview-cards', { text }).catch(() => undefined);
    if (reply?.ok !== true) return { step: 'refused', why: reply?.why ?? 'no-answer' };
    return { step: 'seen', name: file.name, text, cards: reply.cards };
  }
}

/** Saves the cards of the file that was looked into, all or none. */
export async function importCardFile({ page, store }: Options): Promise<void> {
  const { cardFile } = store.getState();
  if (cardFile.step !== 'seen') return;
  store.setState({ cardFile: { ...cardFile, step: 'saving' } });
  const reply = await page.ask('import-cards', { text: cardFile.text }).catch(() => undefined);
  if (reply?.ok === true) {
    store.setState({ cards: reply.listed, cardFile: { step: 'imported', count: reply.saved } });
  } else {
    store.setState({ cardFile: { step: 'refused', why: reply?.why ?? 'no-answer' } });
  }
}

/** Forgets the file; its cards were never saved. */
export function dropCardFile({ store }: Options): void {
  store.setState({ cardFile: NO_CARD_FILE });
}
