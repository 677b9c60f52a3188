import { BROWSER_TELLS_WITHIN } from '../domain/limits';
import type { Log, SessionStore } from '../ports';
import type { News } from '../protocol/envelope';
import { browser } from './browser';
import { within } from './within';

/** Makes the store for what lasts as long as the browser session; it never reaches the disk. */
export function createSessionStore(log: Log): SessionStore {
  const { session } = browser.storage;
  return {
    async read(key) {
      // What cannot be read is not there: the key is locked then, and a draft is gone.
      const kept = await within(BROWSER_TELLS_WITHIN, session.get(key)).catch(log.bug('session'));
      return kept?.[key];
    },
    write: (key, value) => within(BROWSER_TELLS_WITHIN, session.set({ [key]: value })),
    remove: (key) => within(BROWSER_TELLS_WITHIN, session.remove(key)),
  };
}

/** Forgets everything of this session: the open key, drafts, what was put aside; pages clear their screens. */
export async function forgetSession(): Promise<void> {
  await within(BROWSER_TELLS_WITHIN, browser.storage.session.clear());
  const news: News = { news: 'locked' };
  // Without any page of ours open the browser rejects; a page that hangs must not hold up the lock.
  void browser.runtime.sendMessage(news).catch(() => undefined);
}
