import type { SessionStore } from '../ports';
import { browser } from './browser';

/** Makes the store for what lasts as long as the browser session; it never reaches the disk. */
export function createSessionStore(): SessionStore {
  return {
    read: async (key) => (await browser.storage.session.get(key))[key],
    write: (key, value) => browser.storage.session.set({ [key]: value }),
    remove: (key) => browser.storage.session.remove(key),
  };
}

/** Forgets everything of this session: the open key, drafts, what was put aside. */
export function forgetSession(): Promise<void> {
  return browser.storage.session.clear();
}
