import { BILLING_ORIGIN, createBilling } from '../billing/client';
import { BROWSER_TELLS_WITHIN, LOCK_AFTER_IDLE_SECONDS, WAKES_WITHIN } from '../domain/limits';
import { createActivePage } from '../platform/active-page';
import { createAlarm } from '../platform/alarm';
import { createBadge } from '../platform/badge';
import { createCardShelf } from '../platform/card-shelf';
import { browser } from '../platform/browser';
import { openDatabase } from '../platform/database';
import { lazyDatabase } from '../platform/lazy-database';
import { createHeartbeat } from '../platform/heartbeat';
import { createJournal } from '../platform/journal';
import { createLocks } from '../platform/locks';
import { createLog } from '../platform/log';
import { createNotifier } from '../platform/notifier';
import { isPopupOpen } from '../platform/popup';
import { createPriceShelf } from '../platform/price-shelf';
import { createReach } from '../platform/reach';
import { createSessionStore, forgetSession } from '../platform/session-store';
import { createSettingsStore } from '../platform/settings-store';
import { createTimers } from '../platform/timers';
import { createTransport } from '../platform/transport';
import { createVault } from '../platform/vault';
import { within } from '../platform/within';
import type { MessageSender } from '../protocol/sender';
import { createHandlers } from './handlers';
import { lookAtDue } from './look-at-due';
import { intentOfMenu, menuItems } from './menu';
import { createSurfaceOpener } from './open-surface';
import { createRouter } from './router';
import { wake } from './wake';

const database = lazyDatabase(() => openDatabase());
const log = createLog();
const heartbeat = createHeartbeat();
const session = createSessionStore(log);
const clock = { now: () => Date.now() };
const ports = {
  alarm: createAlarm(),
  badge: createBadge(),
  billing: createBilling(createTransport()),
  cards: createCardShelf(database),
  clock,
  heartbeat,
  ids: { next: () => crypto.randomUUID() },
  journal: createJournal(database),
  life: crypto.randomUUID(),
  locks: createLocks(),
  log,
  notifier: createNotifier(),
  page: createActivePage(),
  prices: createPriceShelf(database),
  reach: createReach(BILLING_ORIGIN, log),
  session,
  settings: createSettingsStore(database),
  timers: createTimers(heartbeat, log),
  vault: createVault(database, session, forgetSession, clock, log),
};

// Every listener attaches in this first turn, or the event that started us is lost. They wait for `ready`,
// but not for ever where the start hangs: what they do is safe without it, since the journal protects it.
const look = () => lookAtDue(ports).catch(log.bug('look'));
const ready = within(WAKES_WITHIN, wake(ports, look)).catch(log.bug('wake'));
const self = { id: browser.runtime.id, origin: new URL(browser.runtime.getURL('')).origin };
const route = createRouter(self, createHandlers(ports), ready, log);
browser.runtime.onMessage.addListener((message: unknown, sender: MessageSender) =>
  route(message, sender),
);

const openSurface = createSurfaceOpener({
  clock,
  session,
  // Each call within a limit: a form that is still opening keeps the next one from it.
  openPopup: () => within(BROWSER_TELLS_WITHIN, browser.action.openPopup()),
  isPopupOpen,
  openWindow: async (tabId: number) => {
    const url = `${popupPage()}?tab=${String(tabId)}`;
    const opened = browser.windows.create({ type: 'popup', url, width: 400, height: 640 });
    await within(BROWSER_TELLS_WITHIN, opened);
  },
});
browser.contextMenus.onClicked.addListener((click, tab) => {
  const intent = tab?.id === undefined ? undefined : intentOfMenu(click, tab.id);
  if (intent !== undefined) void openSurface(intent).catch(log.bug('menu'));
});
browser.commands.onCommand.addListener((command, tab) => {
  if (command !== 'quick-purchase' || tab?.id === undefined) return;
  const intent = { surface: 'shortcut', tabId: tab.id, hint: null, isTeaching: false } as const;
  void openSurface(intent).catch(log.bug('shortcut'));
});

browser.runtime.onInstalled.addListener(({ reason }) => {
  void makeMenu().catch(log.bug('menu'));
  if (reason === 'install') void openFirstRun().catch(log.bug('first run'));
});

browser.idle.setDetectionInterval(LOCK_AFTER_IDLE_SECONDS);
browser.idle.onStateChanged.addListener((state) => {
  // Chromium says when the screen is locked; Firefox never does, there the idle time serves.
  if (state !== 'active') void ports.vault.lock().catch(log.bug('idle lock'));
});

browser.alarms.onAlarm.addListener(() => void lookWhenReady());
// To be started is enough: `wake` puts back the badge, which is gone with the last browser session.
browser.runtime.onStartup.addListener(() => undefined);

// An update would end a charge in the middle.
browser.runtime.onUpdateAvailable.addListener(() => {
  heartbeat.whenStill(() => {
    browser.runtime.reload();
  });
});

/** Looks up what is due, in every life: its alarm may have rung while no browser ran. */
async function lookWhenReady(): Promise<void> {
  await ready;
  await look();
}
void lookWhenReady();

/** Firefox has no access levels, and nothing secret lies there: this closes a door, it guards nothing. */
async function closeLocalStorage(): Promise<void> {
  const { local } = browser.storage as {
    local: { setAccessLevel?: (level: object) => Promise<void> };
  };
  await local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}
void closeLocalStorage().catch(log.bug('access level'));

async function makeMenu(): Promise<void> {
  await browser.contextMenus.removeAll();
  for (const { id, title, contexts } of menuItems) {
    browser.contextMenus.create({
      id,
      title: browser.i18n.getMessage(title),
      contexts: [...contexts],
      documentUrlPatterns: ['http://*/*', 'https://*/*'],
    });
  }
}

/** A fresh install goes to set-up; an unpacked one is installed at every start, and may be set up already. */
async function openFirstRun(): Promise<void> {
  const { organization } = await ports.settings.read();
  if (organization === '') await browser.runtime.openOptionsPage();
}

function popupPage(): string {
  const { action } = browser.runtime.getManifest() as { action?: { default_popup?: string } };
  return browser.runtime.getURL(action?.default_popup ?? '');
}
