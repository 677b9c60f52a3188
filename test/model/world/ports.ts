import { createBilling } from '../../../src/billing/client';
import type { AllPorts } from '../../../src/background/handlers';
import { SecretKey } from '../../../src/domain/secret-key';
import { createJournal } from '../../../src/platform/journal';
import type { Journal } from '../../../src/ports';
import { openSimulated } from './database';
import { DiskError } from './disk-transaction';
import { HungCall } from './hung-call';
import type { Life } from './life';
import type { Machine } from './machine';
import type { Stage } from './stage';
import { readCall } from './wire-call';

const KEY = new SecretKey('sk_simulated_key');
export const ORGANIZATION = 'acme';
/** The forms of these schedules stand on no page. */
const noPage = { ok: false, why: 'no-page', page: null } as const;

/** All that the core asks of the world, for one life of one background. */
export function portsOf(
  stage: Stage,
  machine: Machine,
  life: Life,
): AllPorts & { readonly life: string } {
  const { log, timeline, trace } = stage;
  const tell = (by: 'news', chargeId: string, state: Parameters<typeof machine.tell>[1]) => {
    if (life.alive) machine.tell(chargeId, state, by);
    return Promise.resolve();
  };
  return {
    alarm: {
      wakeAt: (at) =>
        machine.call('alarm', life, () => {
          machine.alarm.set(at);
        }),
    },
    badge: {
      show: (count) =>
        machine.call('badge', life, () => {
          machine.badge = count;
        }),
    },
    billing: createBilling({
      send: (url, init) => {
        const call = readCall(addressOf(url), init ?? {});
        const isCharge = call.call === 'charge';
        life.reach(placeOf(call.call), call.ref);
        if (!life.alive) return new Promise(() => undefined);
        return isCharge ? machine.network.charge(life, call) : machine.network.read(life, call);
      },
      canStream: machine.traits.canStream,
      protocolOf: () => (machine.traits.isHttp2 ? 'h2' : 'http/1.1'),
    }),
    clock: machine.clock,
    heartbeat: {
      start: () => life.work(),
      whenStill: () => undefined,
    },
    cards: {
      read: () => Promise.resolve({ cards: [], unreadable: 0 }),
      write: () => Promise.resolve(),
      remove: () => Promise.resolve(),
      health: () => Promise.resolve(new Map()),
      noteHealth: () => Promise.resolve(),
    },
    ids: { next: () => machine.nextChargeId() },
    journal: watched(createJournal(openSimulated(machine.disk, life)), stage),
    life: life.id,
    locks: machine.locks.of(life),
    log: {
      bug: (where) => (error) => {
        const isPlanned =
          error instanceof DiskError ||
          error instanceof HungCall ||
          (isOfTornRecord(error) && log.torn.size > 0);
        if (isPlanned) trace(() => `machine ${machine.index}: ${where}: ${String(error)}`);
        else log.surprises.push(`${where}: ${String(error)} at ${timeline.now}`);
        return undefined;
      },
    },
    notifier: {
      tell: ({ request, state }) => tell('news', request.chargeId, state),
      refresh: () => Promise.resolve(),
    },
    page: { read: () => Promise.resolve(noPage), readPointed: () => Promise.resolve(noPage) },
    prices: {
      read: () => Promise.resolve(machine.priceList()),
      write: () => Promise.resolve(),
    },
    reach: {
      online: () => !machine.isOffline,
      mayCallBilling: () => Promise.resolve(machine.mayCall),
    },
    session: {
      read: () => Promise.resolve(undefined),
      write: () => Promise.resolve(),
      remove: () => Promise.resolve(),
    },
    settings: {
      read: () => Promise.resolve(machine.settings),
      write: () => Promise.resolve(),
      lastPricePoint: () => Promise.resolve(''),
      rememberPricePoint: () => Promise.resolve(),
    },
    timers: {
      after: (delay, work) => {
        const stopHeartbeat = life.work();
        timeline.after(delay, () => {
          machine.sleep.whenAwake(() => {
            if (life.alive) void work().finally(stopHeartbeat);
          });
        });
      },
    },
    vault: {
      status: () =>
        Promise.resolve({
          stored: true,
          organization: ORGANIZATION,
          ending: '',
          remembered: false,
          locked: machine.isLocked,
        }),
      seal: () => Promise.resolve(),
      unlock: () => {
        if (life.alive) machine.isLocked = false;
        return Promise.resolve({ result: 'unlocked' });
      },
      open: () =>
        Promise.resolve(machine.isLocked ? { ok: false, why: 'locked' } : { ok: true, key: KEY }),
      lock: () => {
        if (life.alive) machine.isLocked = true;
        return Promise.resolve();
      },
      remove: () => Promise.resolve(),
    },
  };
}

/** What a second press of a charge is answered when its record was spoilt meanwhile. */
function isOfTornRecord(error: unknown): boolean {
  return error instanceof Error && error.message === 'the record of this charge cannot be read';
}

function addressOf(url: string | URL | Request): string {
  if (typeof url === 'string') return url;
  return url instanceof URL ? url.href : url.url;
}

function placeOf(call: ReturnType<typeof readCall>['call']) {
  if (call === 'charge') return 'request';
  return call === 'history' || call === 'assets' ? 'looking' : 'clear';
}

/** The real journal, with a count of the events that it turned away. */
function watched(journal: Journal, { coverage }: Stage): Journal {
  return {
    ...journal,
    async append(chargeId, event) {
      const after = await journal.append(chargeId, event);
      if (after !== undefined && after.events.at(-1) !== event)
        coverage.refusal(after.state, event);
      return after;
    },
  };
}
