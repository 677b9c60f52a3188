import type { AllPorts } from '../../../src/background/handlers';
import type { Charge } from '../../../src/domain/charge';
import type { Asset, Payment } from '../../../src/domain/customer-books';
import type {
  Candidate,
  PageQuestion,
  PageReading,
  Pointed,
} from '../../../src/domain/page-reading';
import type { PriceList, PricePoint } from '../../../src/domain/price-point';
import { SecretKey } from '../../../src/domain/secret-key';
import { NO_SETTINGS } from '../../../src/domain/settings';
import { createCardShelf } from '../../../src/platform/card-shelf';
import { createJournal } from '../../../src/platform/journal';
import { createPriceShelf } from '../../../src/platform/price-shelf';
import { createSettingsStore } from '../../../src/platform/settings-store';
import type {
  Billing,
  KeyStatus,
  Locks,
  Log,
  OneClickCall,
  OneClickOutcome,
  OpenedKey,
  PageRead,
  Read,
  SessionStore,
  SettingsStore,
  Vault,
} from '../../../src/ports';
import { freshDatabase } from './fresh-database';
import { answered, COINS, NOW } from './samples';

export const KEY = new SecretKey('sk_sentinel_5e7a');

/** Everything outside of the use cases; `world` is what the fakes show, and what they saw. */
export type World = ReturnType<typeof newWorld>;

function newWorld() {
  return {
    now: NOW,
    nextId: 1,
    online: true,
    mayCallBilling: true,
    opened: { ok: true, key: KEY } as OpenedKey,
    keyStatus: {
      stored: true,
      organization: 'acme',
      ending: '5e7a',
      remembered: false,
      locked: false,
    } as KeyStatus,
    pageRead: pageAt('https://desk.test/t/1'),
    /** What pages were asked. */
    asked: [] as PageQuestion[],
    pointed: { ok: false, why: 'no-page', page: null } as PageRead<Pointed>,
    found: { ok: true, value: [], serverAt: NOW } as Read<readonly string[]>,
    /** What the server answers to a charge, and what happens meanwhile. */
    answer: (): Promise<OneClickOutcome> => Promise.resolve(answered('succeeded')),
    listed: { ok: true, value: { pricePoints: [COINS], unreadable: 0 }, serverAt: NOW } as Read<{
      pricePoints: readonly PricePoint[];
      unreadable: number;
    }>,
    payments: historyOf(),
    assets: { ok: true, value: [], serverAt: NOW } as Read<readonly Asset[]>,
    triedKey: { ok: true, value: null, serverAt: NOW } as Read<null>,
    /** The charges that left, each with what it carried. */
    sent: [] as OneClickCall[],
    /** Every port that was used, in order. */
    used: [] as string[],
    heartbeats: 0,
    heartbeatsStarted: 0,
    bugs: [] as string[],
    told: [] as Charge[],
    refreshed: [] as Charge[],
    /** When the alarm rings; undefined as long as nobody has set it. */
    alarmAt: undefined as number | null | undefined,
    badge: undefined as number | undefined,
    /** What is to be done by a clock that nobody sets, and after how many milliseconds. */
    timers: [] as { readonly delay: number; readonly work: () => Promise<void> }[],
    session: new Map<string, unknown>(),
  };
}

/** A log for what has no bugs to tell. */
export const silentLog: Log = { bug: () => () => undefined };

/** A page that was read, with the values of its customer ID fields. */
export function pageAt(url: string, ...ids: string[]): PageRead<PageReading> {
  return pageWith(
    url,
    ids.map((value) => ({ by: 'label', label: 'Customer ID', value })),
  );
}

/** A page that was read, with whatever was found on it. */
export function pageWith(
  url: string,
  candidates: readonly Candidate[],
  more: Partial<PageReading> = {},
): PageRead<PageReading> {
  const { host, origin, pathname } = new URL(url);
  const page = { tabId: 7, host, address: `${origin}${pathname}`, url };
  const blank = { emails: [], emptyCards: [], isChanging: false, foreignFrames: 0 };
  return { ok: true, page, answer: { ...blank, candidates, ...more } };
}

/** A payment history that was read at `NOW`, by the server's clock too. */
export function historyOf(...payments: Payment[]): Read<readonly Payment[]> {
  return { ok: true, value: payments, serverAt: NOW };
}

/** What the customer owns, read at `NOW`. */
export function ownedAre(...assets: Asset[]): Read<readonly Asset[]> {
  return { ok: true, value: assets, serverAt: NOW };
}

/** Sets the clock of this device and the server's, as far as the customer's books tell it. */
export function setClocks(world: World, at: number): void {
  world.now = at;
  if (world.payments.ok) world.payments = { ...world.payments, serverAt: at };
  if (world.assets.ok) world.assets = { ...world.assets, serverAt: at };
}

/** Ports over the real journal, settings and price shelf; the world outside of the extension is `world`. */
export async function createFakePorts(changes: Partial<World> = {}) {
  const world: World = Object.assign(newWorld(), changes);
  const database = freshDatabase();
  const ports: AllPorts = {
    alarm: {
      wakeAt: (at) => {
        world.used.push('alarm');
        world.alarmAt = at;
        return Promise.resolve();
      },
    },
    badge: {
      show: (openCharges) => {
        world.badge = openCharges;
        return Promise.resolve();
      },
    },
    billing: fakeBilling(world),
    cards: createCardShelf(database),
    clock: { now: () => world.now },
    heartbeat: {
      start: () => {
        world.heartbeats += 1;
        world.heartbeatsStarted += 1;
        return () => {
          world.heartbeats -= 1;
        };
      },
      whenStill: (then) => {
        then();
      },
    },
    ids: {
      next: () => `00000000-0000-4000-9000-${String(world.nextId++).padStart(12, '0')}`,
    },
    journal: createJournal(database),
    life: 'life-2',
    locks: fakeLocks(),
    log: {
      bug: (where) => () => {
        world.bugs.push(where);
        return undefined;
      },
    },
    notifier: {
      tell: (charge) => {
        world.told.push(charge);
        return Promise.resolve();
      },
      refresh: (charge) => {
        world.refreshed.push(charge);
        return Promise.resolve();
      },
    },
    page: {
      read: (_tabId, ask) => {
        world.used.push('page');
        if (world.pageRead.page !== null) world.asked.push(ask(world.pageRead.page.url));
        return Promise.resolve(world.pageRead);
      },
      readPointed: () => Promise.resolve(world.pointed),
    },
    prices: createPriceShelf(database),
    reach: {
      online: () => world.online,
      mayCallBilling: () => Promise.resolve(world.mayCallBilling),
    },
    session: fakeSession(world.session),
    settings: createSettingsStore(database),
    timers: {
      after: (delay, work) => {
        world.timers.push({ delay, work });
      },
    },
    vault: fakeVault(world, () => ports.settings),
  };
  await ports.settings.write({ ...NO_SETTINGS, organization: 'acme', agentName: 'Ada' });
  await ports.prices.write('acme', priceList());
  return { ports, world, database };
}

export function priceList(changes: Partial<PriceList> = {}): PriceList {
  return { readAt: NOW, serverAt: NOW, pricePoints: [COINS], unreadable: 0, ...changes };
}

/** The session's memory: like the browser's, it keeps copies. */
export function fakeSession(kept: Map<string, unknown>): SessionStore {
  return {
    read: (key) => Promise.resolve(structuredClone(kept.get(key))),
    write: (key, value) => {
      kept.set(key, structuredClone(value));
      return Promise.resolve();
    },
    remove: (key) => {
      kept.delete(key);
      return Promise.resolve();
    },
  };
}

/** One holder for each name; the others wait for their turn. */
export function fakeLocks(): Locks {
  const last = new Map<string, Promise<unknown>>();
  return {
    run: (name, work) => {
      const turn = (last.get(name) ?? Promise.resolve()).then(work, work);
      last.set(name, turn);
      return turn;
    },
  };
}

function fakeBilling(world: World): Billing {
  return {
    oneClick: (call) => {
      world.used.push('oneClick');
      world.sent.push(call);
      return world.answer();
    },
    pricePoints: (organization, ident, timeout) => {
      world.used.push(`pricePoints ${organization} ${ident ?? 'all'} ${String(timeout)}`);
      return Promise.resolve(world.listed);
    },
    paymentsHistory: (organization, _key, externalId, timeout) => {
      world.used.push(`paymentsHistory ${organization} ${externalId} ${String(timeout)}`);
      return Promise.resolve(world.payments);
    },
    myAssets: (organization, externalId, timeout) => {
      world.used.push(`myAssets ${organization} ${externalId} ${String(timeout)}`);
      return Promise.resolve(world.assets);
    },
    readyForCharge: (organization, ident, timeout) => {
      world.used.push(`readyForCharge ${organization} ${ident} ${String(timeout)}`);
      return Promise.resolve();
    },
    searchUsers: (organization, _key, email) => {
      world.used.push(`searchUsers ${organization} ${email}`);
      return Promise.resolve(world.found);
    },
    tryKey: () => {
      world.used.push('tryKey');
      return Promise.resolve(world.triedKey);
    },
  };
}

const NO_KEY: KeyStatus = {
  stored: false,
  organization: null,
  ending: '',
  remembered: false,
  locked: false,
};

/** One key, of one organization, as the real vault keeps it. */
function fakeVault(world: World, settingsStore: () => SettingsStore): Vault {
  const lock = () => {
    world.keyStatus = { ...world.keyStatus, locked: true };
    world.opened = { ok: false, why: 'locked' };
    world.session.clear();
    return Promise.resolve();
  };
  return {
    status: () => Promise.resolve(world.keyStatus),
    seal: async (settings, key, passphrase) => {
      world.used.push('seal');
      await settingsStore().write(settings);
      world.opened = { ok: true, key };
      const { organization } = settings;
      const remembered = passphrase === null;
      const ending = key.ending();
      world.keyStatus = { stored: true, organization, ending, remembered, locked: false };
    },
    unlock: (passphrase) => {
      if (passphrase !== 'correct horse') {
        return Promise.resolve({ result: 'wrong-passphrase', until: null });
      }
      world.keyStatus = { ...world.keyStatus, locked: false };
      world.opened = { ok: true, key: KEY };
      return Promise.resolve({ result: 'unlocked' });
    },
    open: (organization) => {
      const isOurs = world.keyStatus.organization === organization;
      return Promise.resolve(isOurs ? world.opened : { ok: false, why: 'no-key' });
    },
    lock,
    remove: async () => {
      await lock();
      world.opened = { ok: false, why: 'no-key' };
      world.keyStatus = NO_KEY;
    },
  };
}
