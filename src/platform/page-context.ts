import { createClient } from '../protocol/client';
import type { News, NewsHandlers } from '../protocol/envelope';
import { isFromBackground, type MessageSender } from '../protocol/sender';
import { browser } from './browser';

const BILLING_ORIGINS = { origins: ['https://billing.funnelfox.com/*'] };

/** The views' way to the browser; a view completes it with its words. */
export function createBrowserPage() {
  return {
    message: (key: string, substitutions: readonly string[]) =>
      browser.i18n.getMessage(key, [...substitutions]),
    language: browser.i18n.getUILanguage(),
    ask: createClient((message) => browser.runtime.sendMessage(message)),
    onNews,
    activeTabId,
    onPageMoved,
    openOptions: () => void browser.runtime.openOptionsPage(),
    copy: (text: string) => navigator.clipboard.writeText(text),
    requestBillingHost: () => browser.permissions.request(BILLING_ORIGINS),
    keepStorage: () => navigator.storage.persist(),
    now: () => Date.now(),
    shortcuts: async () =>
      (await browser.commands.getAll()).map(({ name = '', shortcut = '' }) => ({ name, shortcut })),
    openShortcutSettings,
  };
}

function onNews(hears: NewsHandlers): () => void {
  const self = { id: browser.runtime.id, origin: location.origin };
  const listener = (message: unknown, sender: MessageSender) => {
    if (!isNews(message) || !isFromBackground(sender, self)) return undefined;
    if (message.news === 'locked') hears.locked();
    else if (hears.chargeChanged(message.chargeId)) return Promise.resolve({ shown: true });
    return undefined;
  };
  browser.runtime.onMessage.addListener(listener);
  return () => {
    browser.runtime.onMessage.removeListener(listener);
  };
}

function isNews(message: unknown): message is News {
  if (typeof message !== 'object' || message === null || !('news' in message)) return false;
  if (message.news === 'locked') return true;
  const names = 'chargeId' in message && typeof message.chargeId === 'string';
  return message.news === 'charge-changed' && names;
}

/** A window without a toolbar shows the form as a page of its own, with the tab in its address. */
async function activeTabId(): Promise<number | null> {
  const named = new URLSearchParams(location.search).get('tab');
  if (named !== null) return /^\d{1,15}$/.test(named) ? Number(named) : null;
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? null;
}

function onPageMoved(tabId: number, heard: (move: 'changed' | 'left') => void): () => void {
  const { onActivated, onRemoved, onUpdated } = browser.tabs;
  const updated = (id: number, { status, url }: { status?: string; url?: string }) => {
    if (id === tabId && (status !== undefined || url !== undefined)) heard('changed');
  };
  const removed = (id: number) => {
    if (id === tabId) heard('changed');
  };
  const activated = (front: { tabId: number; windowId: number }) => {
    if (front.tabId === tabId) heard('changed');
    else void hearIfBehind(front.windowId);
  };
  const hearIfBehind = (windowId: number) =>
    browser.tabs.get(tabId).then(
      (tab) => {
        if (tab.windowId === windowId) heard('left');
      },
      // The tab is gone, which its removal has said.
      () => undefined,
    );
  onUpdated.addListener(updated);
  onRemoved.addListener(removed);
  onActivated.addListener(activated);
  return () => {
    onUpdated.removeListener(updated);
    onRemoved.removeListener(removed);
    onActivated.removeListener(activated);
  };
}

function openShortcutSettings(): void {
  // Firefox 137 and later; Chrome has the page but no call for it.
  const commands: { openShortcutSettings?: () => Promise<void> } = browser.commands;
  if (commands.openShortcutSettings === undefined) {
    void browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
  } else {
    void commands.openShortcutSettings();
  }
}
