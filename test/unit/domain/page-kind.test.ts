import { describe, expect, it } from 'vitest';
import { pageKind, type PageKind } from '../../../src/domain/page-kind';

describe('an address', () => {
  it.each<[string, PageKind]>([
    ['https://desk.test/t/1', 'web'],
    ['HTTPS://desk.test/', 'web'],
    ['http://desk.test:8080/a.pdf/b', 'web'],
    ['file:///home/ann/desk.html', 'web'],
    ['https://desk.test/?file=a.pdf', 'web'],
    ['https://desk.test/#a.pdf', 'web'],
    ['https://chrome.google.com/', 'web'],
    ['https://chrome.google.com/webstores', 'web'],
    ['https://addons.mozilla.org.evil.test/', 'web'],
    ['https://desk.test/addons.mozilla.org/', 'web'],
    ['https://desk.test/invoice.PDF', 'browser-page'],
    ['https://desk.test/invoice.pdf#page=2', 'browser-page'],
    ['about:newtab', 'browser-page'],
    ['about:addons', 'browser-page'],
    ['chrome://extensions/', 'browser-page'],
    ['chrome-extension://abc/popup.html', 'browser-page'],
    ['moz-extension://abc/popup.html', 'browser-page'],
    ['view-source:https://desk.test/', 'browser-page'],
    ['devtools://devtools/x.html', 'browser-page'],
    ['edge://settings', 'browser-page'],
    ['data:text/html,x', 'browser-page'],
    ['blob:https://desk.test/1', 'browser-page'],
    ['resource://pdf.js/web/viewer.html', 'browser-page'],
    ['javascript:void 0', 'browser-page'],
    ['', 'browser-page'],
    ['nonsense', 'browser-page'],
    ['https://chromewebstore.google.com/detail/x', 'store-page'],
    ['https://chrome.google.com/webstore', 'store-page'],
    ['https://chrome.google.com/webstore/category/x', 'store-page'],
    ['https://ADDONS.mozilla.org/en-US/', 'store-page'],
    ['https://addons.mozilla.org:443/', 'store-page'],
    ['https://ann@addons.mozilla.org/', 'store-page'],
    ['https://accounts.firefox.com/', 'store-page'],
    ['https://support.mozilla.org/x.pdf', 'store-page'],
  ])('%s is a %s', (url, kind) => {
    expect(pageKind(url)).toBe(kind);
  });
});
