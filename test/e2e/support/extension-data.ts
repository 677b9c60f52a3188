import type { BrowserUnderTest } from '../driver/browser-under-test';

const DUMP = `(async () => {
  const api = globalThis.browser ?? chrome;
  const stores = await new Promise((resolve, reject) => {
    const opening = indexedDB.open('chargehand');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const names = [...opening.result.objectStoreNames];
      const transaction = opening.result.transaction(names);
      const found = {};
      for (const name of names) {
        const all = transaction.objectStore(name).getAll();
        all.onsuccess = () => { found[name] = all.result; };
      }
      transaction.oncomplete = () => { opening.result.close(); resolve(found); };
    };
  });
  return {
    stores,
    local: await api.storage.local.get(null),
    session: await api.storage.session.get(null),
    synced: await api.storage.sync.get(null),
  };
})()`;

/** Everything that the extension keeps, in memory and on disk. */
export interface ExtensionData {
  readonly stores: Readonly<Record<string, readonly unknown[]>>;
  readonly local: object;
  readonly session: object;
  readonly synced: object;
}

/** Reads everything that the extension keeps. */
export function readExtensionData(browser: BrowserUnderTest): Promise<ExtensionData> {
  return browser.evaluateInExtension<ExtensionData>(DUMP);
}
