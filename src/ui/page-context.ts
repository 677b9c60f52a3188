import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Ask } from '../protocol/client';
import type { NewsHandlers } from '../protocol/envelope';
import { createWords, type Words } from './words';

/** A keyboard command as the browser has it now; `shortcut` is empty when no key is set. */
export interface Shortcut {
  readonly name: string;
  readonly shortcut: string;
}

/** `changed`: an address, a loading or the tab itself changed, or the tab came back to the front. */
export type PageMove = 'changed' | 'left';

/** All that a view may do beyond its own document. */
export interface PageContext extends Words {
  readonly ask: Ask;
  /** Hears what the background tells its pages. Returns what ends it. */
  readonly onNews: (hears: NewsHandlers) => () => void;
  /** The tab that the form stands on; null when there is none. */
  readonly activeTabId: () => Promise<number | null>;
  /**
   * Hears when the page of a tab may have moved on, and when another tab of its window comes to the
   * front (`left`). Returns what ends it.
   */
  readonly onPageMoved: (tabId: number, heard: (move: PageMove) => void) => () => void;
  /** The browser's language, for amounts and times. */
  readonly language: string;
  readonly openOptions: () => void;
  readonly copy: (text: string) => Promise<void>;
  /** Asks the user for the billing host. Only works in the very turn of a click. */
  readonly requestBillingHost: () => Promise<boolean>;
  /** Asks the browser never to throw this extension's storage away; false when it does not promise that. */
  readonly keepStorage: () => Promise<boolean>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly shortcuts: () => Promise<readonly Shortcut[]>;
  readonly openShortcutSettings: () => void;
}

/** What the browser's adapter gives: everything but the words, of which it can only look up texts. */
export type BrowserPage = Omit<PageContext, keyof Words> & {
  readonly message: (key: string, substitutions: readonly string[]) => string;
};

/** Completes what the browser gives with the words of its texts. */
export function createPageContext(browserPage: BrowserPage): PageContext {
  return { ...browserPage, ...createWords(browserPage.message) };
}

export const Page = createContext<PageContext | null>(null);

/** The page's own context; every view is rendered inside `Page.Provider`. */
export function usePage(): PageContext {
  const page = useContext(Page);
  if (page === null) throw new Error('rendered outside Page.Provider');
  return page;
}
