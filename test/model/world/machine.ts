import type { ChargeState } from '../../../src/domain/state-facts';
import type { PriceList } from '../../../src/domain/price-point';
import { createClient, type Ask } from '../../../src/protocol/client';
import type { CommandName, Commands } from '../../../src/protocol/commands';
import { Alarm } from './alarm';
import { DeviceClock } from './device-clock';
import { Disk } from './disk';
import { befall } from './befall';
import type { BrowserCall, DeviceFault, Step } from './faults';
import { HungCall } from './hung-call';
import { Life } from './life';
import { SimulatedLocks } from './locks';
import type { Told } from './logbook';
import type { Network } from './network';
import { ORGANIZATION } from './ports';
import { PRICES } from './prices';
import { Sleep } from './sleep';
import type { Stage } from './stage';

/** How one agent's device is. */
export interface MachineTraits {
  /** How far its clock is off at the beginning, in milliseconds. */
  readonly skew: number;
  readonly isHttp2: boolean;
  readonly canStream: boolean;
  /** How long ago it read the price list. */
  readonly pricesReadBefore: number;
  readonly readsSlowly: boolean;
}

/** One agent's device: its browser, its disk, its clock, and whatever life its background has. */
export class Machine {
  readonly index: number;
  readonly traits: MachineTraits;
  readonly network: Network;
  readonly clock: DeviceClock;
  readonly disk: Disk;
  readonly locks = new SimulatedLocks();
  readonly alarm: Alarm;
  readonly sleep: Sleep;
  readonly ask: Ask;
  readonly settings;
  isLocked = false;
  isOffline = false;
  /** Whether the browser lets us call the billing host. */
  mayCall = true;
  isRunning = true;
  badge = 0;
  readonly #stage: Stage;
  readonly #pricesReadAt: number;
  readonly #pricesServerAt: number | null;
  #life: Life | undefined;
  #lives = 0;
  #charges = 0;

  constructor(stage: Stage, network: Network, index: number, traits: MachineTraits) {
    this.#stage = stage;
    this.network = network;
    this.index = index;
    this.traits = traits;
    this.clock = new DeviceClock(stage.timeline, traits.skew);
    this.disk = new Disk(stage, index, traits.readsSlowly);
    this.sleep = new Sleep(stage.timeline);
    this.alarm = new Alarm(stage.timeline, this.clock, () => {
      this.sleep.whenAwake(() => {
        if (this.isRunning) this.wake();
      });
    });
    this.#pricesReadAt = this.clock.now() - traits.pricesReadBefore;
    this.#pricesServerAt = network.tellsTime ? stage.timeline.now - traits.pricesReadBefore : null;
    this.settings = {
      organization: ORGANIZATION,
      isTest: true,
      agentName: `agent ${index}`,
      customerIdPattern: '',
      customerIdLabels: [],
      defaultPricePoint: '',
    };
    this.ask = createClient((message) =>
      this.isRunning ? this.#living().hear(message) : Promise.reject(CLOSED),
    );
  }

  /** A message that a device which fell asleep over it carries once it is awake. */
  askAwake<Name extends CommandName>(
    name: Name,
    request: Commands[Name]['request'],
  ): Promise<Commands[Name]['reply']> {
    return new Promise((resolve, reject) => {
      this.sleep.whenAwake(() => {
        this.ask(name, request).then(resolve, reject);
      });
    });
  }

  /** An alarm or a start: the background looks at what is due. */
  wake(): void {
    this.#living().look();
  }

  reach(step: Step, chargeId: string): void {
    const fault = this.#stage.faults.take(this.index, step);
    if (fault === undefined) return;
    this.#stage.coverage.fault(fault, step);
    this.#stage.trace(() => `machine ${this.index}: ${fault} at ${step} of ${chargeId}`);
    // Only a device's faults are planned at a step.
    befall(this.#stage, this, fault as DeviceFault, chargeId);
  }

  endLife(): void {
    if (this.#life === undefined) return;
    const { log, timeline } = this.#stage;
    log.cutShort.push({ machine: this.index, at: timeline.now });
    this.#life.end();
  }

  /** A call of the browser: it takes effect, or hangs until nobody waits for it any more. */
  call(name: BrowserCall, life: Life, work: () => void): Promise<void> {
    if (!life.alive) return Promise.resolve();
    if (this.#stage.faults.take(this.index, name) === undefined) {
      work();
      return Promise.resolve();
    }
    this.#stage.coverage.fault('hangs', name);
    return new Promise((_, reject) => {
      this.#stage.timeline.after(CALL_LIMIT, () => {
        reject(new HungCall(name));
      });
    });
  }

  forget(life: Life): void {
    this.locks.release(life);
    if (this.#life === life) this.#life = undefined;
  }

  /** The whole browser ends, and with it the session that knows the key. */
  quit(): void {
    this.endLife();
    this.isRunning = false;
    this.isLocked = true;
    this.alarm.set(null);
    this.badge = 0;
  }

  start(): void {
    if (this.isRunning) return;
    this.isRunning = true;
    this.#stage.trace(() => `machine ${this.index}: the browser starts`);
    this.wake();
  }

  tell(chargeId: string, state: ChargeState, by: Told['by']): void {
    const { log, timeline, trace } = this.#stage;
    log.told.push({ at: timeline.now, machine: this.index, chargeId, state, by });
    trace(() => `machine ${this.index}: told by ${by}: ${chargeId} ${state}`);
  }

  nextChargeId(): string {
    this.#charges += 1;
    const number = String(this.#charges).padStart(12, '0');
    return `0000000${this.index}-0000-4000-8000-${number}`;
  }

  priceList(): PriceList {
    return {
      readAt: this.#pricesReadAt,
      serverAt: this.#pricesServerAt,
      pricePoints: PRICES,
      unreadable: 0,
    };
  }

  #living(): Life {
    if (this.#life !== undefined) return this.#life;
    this.#lives += 1;
    const life = new Life(this.#stage, this, `${this.index}.${this.#lives}`);
    this.#life = life;
    this.#stage.trace(() => `machine ${this.index}: life ${life.id} starts`);
    life.look();
    return life;
  }
}

/** So long the adapters wait for a call of the browser. */
const CALL_LIMIT = 5_000;
const CLOSED = new Error('the browser is closed');
