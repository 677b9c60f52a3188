import type { Surface } from './surface';

export interface LaunchOptions {
  /** The built extension: a folder, or for Firefox also a zip. */
  readonly extension: string;
  /** Where every allowed host really leads, and the hash of that server's public key. */
  readonly sandbox: { readonly port: number; readonly spki: string };
  /** Hosts that lead to the sandbox, besides the billing host and the example desk. */
  readonly hosts?: readonly string[];
  /** A real window, on a virtual display of its own or on the screen of whoever sits here. */
  readonly headed?: boolean | 'screen';
  readonly locale?: string;
  /** No host name is found, not even those of the sandbox. */
  readonly noNames?: boolean;
  /** A profile folder to use and to leave behind; without it a temporary one. */
  readonly profile?: string;
}

export interface ShownNotification {
  readonly id: string;
  /** Chromium tells an extension no more than the id. */
  readonly title?: string;
  readonly message?: string;
}

/** A browser with the extension installed, driven as a person would, without a debugger on the background. */
export interface BrowserUnderTest {
  readonly kind: 'chromium' | 'firefox';
  /** Such as chrome-extension://… or moz-extension://…, without a slash at the end. */
  readonly extensionOrigin: string;
  readonly profile: string;
  /** The folder that files are saved in. */
  readonly downloads: string;
  /** Such as `Firefox 153.0`. */
  readonly version: string;
  /** A new active tab, loaded. */
  openPage(url: string): Promise<Surface>;
  openExtensionPage(path: string): Promise<Surface>;
  /** Makes the page's tab the active one. */
  activate(page: Surface): Promise<void>;
  /**
   * Opens the real toolbar popup over the page's tab, which grants activeTab. What is to happen while
   * it opens starts once the press has been made: Firefox loses a key that meets a page on its way out.
   */
  pressToolbarButton(page: Surface, meanwhile?: () => Promise<void>): Promise<Surface>;
  /**
   * A real key press in the page's tab, such as 'Alt+Shift+Y', that fires extension commands;
   * with repeats, the key is held.
   */
  pressShortcut(page: Surface, keys: string, repeats?: number): Promise<void>;
  /** The open toolbar popup, whoever opened it. */
  popup(timeoutMs?: number): Promise<Surface>;
  /** The popup page in a small window of its own. */
  popupWindow(timeoutMs?: number): Promise<Surface>;
  /** A page of the extension that the extension itself has opened in a tab or a window. */
  pageOpenedByExtension(path: string, timeoutMs?: number): Promise<Surface>;
  popupIsOpen(): Promise<boolean>;
  closePopup(): Promise<void>;
  /**
   * Right-clicks the element and chooses from the real context menu. Chromium has to be headed.
   * Several items of the extension stand in a menu of their own: name all of them, in their order.
   */
  chooseMenuItem(
    page: Surface,
    cssSelector: string,
    itemName: string,
    items?: readonly string[],
  ): Promise<void>;
  /** For open and future documents. */
  setColourScheme(scheme: 'light' | 'dark'): Promise<void>;
  killBackground(): Promise<void>;
  backgroundIsRunning(): Promise<boolean>;
  withholdBillingHost(): Promise<void>;
  grantBillingHost(): Promise<void>;
  /** As the reload button of the browser's own page for extensions does; ends the extension's pages. */
  reloadExtension(): Promise<void>;
  /** Switches the extension off or on. Off, nothing of it can be asked anything. */
  setExtensionEnabled(enabled: boolean): Promise<void>;
  /**
   * Tells the browser of a newer version in that folder; Chromium has to run the extension from there.
   * It is installed when the extension lets it be.
   */
  offerUpdate(folder: string): Promise<void>;
  /** The version of the extension that runs; undefined while none does. */
  installedVersion(): Promise<string | undefined>;
  /** Cuts the extension off the network in a way that the browser itself knows of, or ends that. */
  setOffline(offline: boolean): Promise<void>;
  /** Evaluates with the extension's own rights in a quiet page, in the background. */
  evaluateInExtension<T>(expression: string): Promise<T>;
  /**
   * Calls a function, given as source, with the global object of the running background. What it
   * changes there lasts as long as that life of the background; in Firefox the function's own realm
   * is another page's.
   */
  evaluateInBackground<T>(functionOfRealm: string): Promise<T>;
  /** How many places for scripts of the extension there are in a page and in its frames, the foreign ones apart. */
  scriptWorlds(page: Surface): Promise<number>;
  /** The pages of the extension that lie in frames of web pages. */
  framedPages(): Promise<readonly string[]>;
  notifications(): Promise<readonly ShownNotification[]>;
  /** Errors of the extension's pages and background, as far as they can be seen from outside. */
  extensionConsole(): Promise<readonly string[]>;
  /** Ends the whole browser at once, as a crash would, and leaves the profile. */
  killHard(): Promise<void>;
  /** Resolves when the browser has ended, by whoever's hand. */
  untilEnded(): Promise<void>;
  close(): Promise<void>;
}
