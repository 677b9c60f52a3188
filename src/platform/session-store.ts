import type { SessionStore } from '../ports';
import type { News } from '../protocol/envelope';
import { browser } from './browser';

/** Makes the store for what lasts as long as the browser session; it never reaches the disk. */
export function createSessionStore(): SessionStore {
  return {
    read: async (key) => (await browser.storage.session.get(key))[key],
    write: (key, value) => browser.storage.session.set({ [key]: value }),
    remove: (key) => browser.storage.session.remove(key),
  };
}

/** Forgets everything of this session: the open key, drafts, what was put aside; pages clear their screens. */
export async function forgetSession(): Promise<void> {
  await browser.storage.session.clear();
  const news: News = { news: 'locked' };
  // Without any page of ours open the browser rejects; a page that hangs must not hold up the lock.
  void browser.runtime.sendMessage(news).catch(() => undefined);
}
