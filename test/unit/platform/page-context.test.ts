import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { News } from '../../../src/protocol/envelope';
import { createBrowserPage } from '../../../src/platform/page-context';

const ORIGIN = 'chrome-extension://us';
const FROM_US = { id: 'us', url: `${ORIGIN}/background.js` };

/** What the browser would call, and what it was asked. */
const { asked, commands, tabs, runtime } = vi.hoisted(() => {
  type Listener = (...told: never[]) => unknown;
  const event = () => {
    const heard = new Set<Listener>();
    return {
      heard,
      addListener: (listener: Listener) => heard.add(listener),
      removeListener: (listener: Listener) => heard.delete(listener),
    };
  };
  const commands: { openShortcutSettings?: () => Promise<void> } = {};
  return {
    commands,
    asked: vi.fn<(...what: unknown[]) => unknown>(),
    runtime: { id: 'us', onMessage: event() },
    tabs: { onActivated: event(), onRemoved: event(), onUpdated: event() },
  };
});

vi.mock('../../../src/platform/browser', () => ({
  browser: {
    i18n: {
      getMessage: (key: string, parts: string[]) => [key, ...parts].join(' '),
      getUILanguage: () => 'de',
    },
    runtime: {
      ...runtime,
      sendMessage: (message: unknown) => {
        asked('send', message);
        return Promise.resolve({ ok: true, reply: null });
      },
      openOptionsPage: () => asked('options'),
    },
    permissions: { request: (which: unknown) => Promise.resolve(asked('permission', which)) },
    commands: Object.assign(commands, {
      getAll: () => Promise.resolve([{ name: 'open', shortcut: 'Alt+C' }, {}]),
    }),
    tabs: {
      ...tabs,
      query: (which: unknown) => Promise.resolve(asked('query', which)),
      get: (id: number) => Promise.resolve(asked('get', id)),
      create: (tab: unknown) => asked('create', tab),
    },
  },
}));

beforeEach(() => {
  asked.mockReset();
  vi.stubGlobal('location', { origin: ORIGIN, search: '' });
  delete commands.openShortcutSettings;
  for (const { heard } of [runtime.onMessage, ...Object.values(tabs)]) heard.clear();
});

/** Calls who listens to an event, as the browser does, and gives what they return. */
function tell({ heard }: typeof runtime.onMessage, ...told: unknown[]): unknown[] {
  return [...heard].map((listener) => listener(...(told as never[])));
}

describe('a page of ours', () => {
  it('speaks with the browser’s words, in its language', () => {
    const page = createBrowserPage();
    expect(page.message('hello', ['Ada'])).toBe('hello Ada');
    expect(page.language).toBe('de');
  });

  it('asks the background by messages', async () => {
    await createBrowserPage().ask('lock', null);
    expect(asked).toHaveBeenCalledWith('send', { command: 'lock', request: null });
  });

  it('opens the options, and asks for the billing API’s host alone', async () => {
    const page = createBrowserPage();
    page.openOptions();
    expect(asked).toHaveBeenCalledWith('options');
    asked.mockReturnValue(true);
    await expect(page.requestBillingHost()).resolves.toBe(true);
    const origins = ['https://billing.funnelfox.com/*'];
    expect(asked).toHaveBeenCalledWith('permission', { origins });
  });

  it('copies, keeps its storage, and tells the time', async () => {
    vi.stubGlobal('navigator', {
      clipboard: { writeText: (text: string) => Promise.resolve(asked('copy', text)) },
      storage: { persist: () => Promise.resolve(true) },
    });
    const page = createBrowserPage();
    await page.copy('cus_1');
    expect(asked).toHaveBeenCalledWith('copy', 'cus_1');
    await expect(page.keepStorage()).resolves.toBe(true);
    const now = vi.spyOn(Date, 'now').mockReturnValue(7);
    expect(page.now()).toBe(7);
    now.mockRestore();
  });

  it('knows its shortcuts, those that have no key among them', async () => {
    await expect(createBrowserPage().shortcuts()).resolves.toEqual([
      { name: 'open', shortcut: 'Alt+C' },
      { name: '', shortcut: '' },
    ]);
  });

  it('opens the settings of shortcuts by the browser’s call, or by their address', () => {
    createBrowserPage().openShortcutSettings();
    const url = 'chrome://extensions/shortcuts';
    expect(asked).toHaveBeenCalledExactlyOnceWith('create', { url });
    asked.mockReset();
    commands.openShortcutSettings = () => Promise.resolve(void asked('shortcuts'));
    createBrowserPage().openShortcutSettings();
    expect(asked).toHaveBeenCalledExactlyOnceWith('shortcuts');
  });
});

describe('the tab that the form is for', () => {
  it.each([
    ['?tab=7', 7],
    ['?tab=123456789012345', 123456789012345],
    ['?tab=1234567890123456', null],
    ['?tab=', null],
    ['?tab=x7', null],
    ['?tab=7x', null],
  ])('is the one in the address %s', async (search, tabId) => {
    vi.stubGlobal('location', { origin: ORIGIN, search });
    await expect(createBrowserPage().activeTabId()).resolves.toBe(tabId);
    expect(asked).not.toHaveBeenCalled();
  });

  it('is else the one in front of this window', async () => {
    asked.mockReturnValue([{ id: 9 }]);
    await expect(createBrowserPage().activeTabId()).resolves.toBe(9);
    expect(asked).toHaveBeenCalledWith('query', { active: true, currentWindow: true });
  });

  it.each([[[]], [[{}]]])('is none where the browser names none: %j', async (found) => {
    asked.mockReturnValue(found);
    await expect(createBrowserPage().activeTabId()).resolves.toBeNull();
  });
});

describe('news of the background', () => {
  function listening(shows: boolean) {
    const heard: string[] = [];
    const stop = createBrowserPage().onNews({
      locked: () => heard.push('locked'),
      chargeChanged: (chargeId) => {
        heard.push(chargeId);
        return shows;
      },
    });
    return { heard, stop };
  }
  const news: News = { news: 'charge-changed', chargeId: 'c-1' };

  it('of a charge is heard, and answered by a page that shows it', async () => {
    const { heard } = listening(true);
    const [answer] = tell(runtime.onMessage, news, FROM_US);
    await expect(answer).resolves.toEqual({ shown: true });
    expect(heard).toEqual(['c-1']);
  });

  it('of a charge is not answered by a page that does not show it', () => {
    const { heard } = listening(false);
    expect(tell(runtime.onMessage, news, FROM_US)).toEqual([undefined]);
    expect(heard).toEqual(['c-1']);
  });

  it('of a lock is heard, and not answered', () => {
    const { heard } = listening(true);
    expect(tell(runtime.onMessage, { news: 'locked' }, FROM_US)).toEqual([undefined]);
    expect(heard).toEqual(['locked']);
  });

  it.each([
    ['another extension', { id: 'them', url: `${ORIGIN}/background.js` }],
    ['a content script of ours', { id: 'us', url: 'https://desk.test/t/1' }],
  ])('is not heard from %s', (_, sender) => {
    const { heard } = listening(true);
    tell(runtime.onMessage, { news: 'locked' }, sender);
    tell(runtime.onMessage, news, sender);
    expect(heard).toEqual([]);
  });

  it.each([
    null,
    undefined,
    'locked',
    {},
    { news: 'else', chargeId: 'c-1' },
    { news: 'charge-changed' },
    { news: 'charge-changed', chargeId: 7 },
  ])('is not %j', (message) => {
    const { heard } = listening(true);
    expect(tell(runtime.onMessage, message, FROM_US)).toEqual([undefined]);
    expect(heard).toEqual([]);
  });

  it('is not heard any more once the page has stopped listening', () => {
    const { heard, stop } = listening(true);
    stop();
    tell(runtime.onMessage, news, FROM_US);
    expect(heard).toEqual([]);
  });
});

describe('the page of the form', () => {
  function watching() {
    const moves: string[] = [];
    const stop = createBrowserPage().onPageMoved(7, (move) => moves.push(move));
    return { moves, stop };
  }
  const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

  it.each([
    ['loads', 7, { status: 'loading' }, ['changed']],
    ['has another address', 7, { url: 'https://desk.test/t/2' }, ['changed']],
    ['only has another title', 7, { title: 'Ticket' }, []],
    ['is not the one that loads', 8, { status: 'loading' }, []],
  ])('changes when it %s', (_, id, change, expected) => {
    const { moves } = watching();
    tell(tabs.onUpdated, id, change);
    expect(moves).toEqual(expected);
  });

  it('changes when its tab is closed, and no other', () => {
    const { moves } = watching();
    tell(tabs.onRemoved, 8);
    expect(moves).toEqual([]);
    tell(tabs.onRemoved, 7);
    expect(moves).toEqual(['changed']);
  });

  it('changes when it comes to the front', () => {
    const { moves } = watching();
    tell(tabs.onActivated, { tabId: 7, windowId: 1 });
    expect(moves).toEqual(['changed']);
    expect(asked).not.toHaveBeenCalled();
  });

  it.each([
    ['of its window', { windowId: 1 }, ['left']],
    ['of another window', { windowId: 2 }, []],
  ])('is left when another tab %s comes to the front', async (_, tab, expected) => {
    const { moves } = watching();
    asked.mockReturnValue(tab);
    tell(tabs.onActivated, { tabId: 8, windowId: 1 });
    await settled();
    expect(asked).toHaveBeenCalledExactlyOnceWith('get', 7);
    expect(moves).toEqual(expected);
  });

  it('is not left when it is gone by then', async () => {
    const { moves } = watching();
    asked.mockImplementation(() => Promise.reject(new Error('no tab')));
    tell(tabs.onActivated, { tabId: 8, windowId: 1 });
    await settled();
    expect(moves).toEqual([]);
  });

  it('is not watched any more once the form has stopped', () => {
    const { moves, stop } = watching();
    const events = Object.values(tabs);
    expect(events.map(({ heard }) => heard.size)).toEqual([1, 1, 1]);
    stop();
    expect(events.map(({ heard }) => heard.size)).toEqual([0, 0, 0]);
    expect(moves).toEqual([]);
  });
});
