/** What kind of page an address is, as far as that decides who may read it. */
export type PageKind = 'web' | 'browser-page' | 'store-page';

/** Extension stores, and the sites that Firefox keeps extensions out of. */
const STORES: ReadonlySet<string> = new Set([
  'chromewebstore.google.com',
  'microsoftedge.microsoft.com',
  'addons.opera.com',
  'accounts-static.cdn.mozilla.net',
  'accounts.firefox.com',
  'addons.cdn.mozilla.net',
  'addons.mozilla.org',
  'api.accounts.firefox.com',
  'content.cdn.mozilla.net',
  'discovery.addons.mozilla.org',
  'install.mozilla.org',
  'oauth.accounts.firefox.com',
  'profile.accounts.firefox.com',
  'support.mozilla.org',
  'sync.services.mozilla.com',
]);

/** Tells a page of the web from one of the browser or of a store, by its address alone. */
export function pageKind(url: string): PageKind {
  const [, scheme = '', host = '', path = ''] =
    /^([^:]*):(?:\/\/(?:[^/?#@]*@)?([^/?#:]*)(?::\d+)?([^?#]*))?/.exec(url) ?? [];
  if (!['http', 'https', 'file'].includes(scheme.toLowerCase())) return 'browser-page';
  const isStore =
    STORES.has(host.toLowerCase()) ||
    (host === 'chrome.google.com' && /^\/webstore(\/|$)/.test(path));
  if (isStore) return 'store-page';
  // Both browsers show these in a viewer of their own.
  return /\.pdf$/i.test(path) ? 'browser-page' : 'web';
}
