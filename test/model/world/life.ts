import { createHandlers } from '../../../src/background/handlers';
import { lookAtDue } from '../../../src/background/look-at-due';
import { createRouter } from '../../../src/background/router';
import { wake } from '../../../src/background/wake';
import type { Step } from './faults';
import type { Machine } from './machine';
import { portsOf } from './ports';
import type { Stage } from './stage';
import type { Planned } from './timeline';

const SELF = { id: 'chargehand', origin: 'chrome-extension://chargehand' };
/** A browser ends a background that has done nothing for so long. */
const IDLE_END = 30_000;

/** One life of the background, from its start until the browser ends it. After that nothing of it has an effect. */
export class Life {
  alive = true;
  readonly machine: Machine;
  readonly id: string;
  readonly #stage: Stage;
  readonly #route: ReturnType<typeof createRouter>;
  readonly #start: () => Promise<void>;
  readonly #asks = new Set<(why: Error) => void>();
  #working = 0;
  #lastSign: number;
  #idleEnd: Planned;

  constructor(stage: Stage, machine: Machine, id: string) {
    this.#stage = stage;
    this.machine = machine;
    this.id = id;
    this.#lastSign = stage.timeline.now;
    const ports = portsOf(stage, machine, this);
    // As src/background/main.ts does it.
    const ready = wake(ports, () => lookAtDue(ports)).catch(ports.log.bug('wake'));
    this.#route = createRouter(SELF, createHandlers(ports), ready, ports.log);
    this.#start = async () => {
      await ready;
      await lookAtDue(ports).catch(ports.log.bug('look'));
    };
    this.#idleEnd = stage.timeline.after(IDLE_END, () => {
      this.#endWhenIdle();
    });
  }

  /** Looks at what is due, as at the start and at every alarm. */
  look(): void {
    this.sign();
    void this.#start();
  }

  /** A page's message; rejects when the background ends before it has answered. */
  hear(message: unknown): Promise<unknown> {
    this.sign();
    return new Promise((resolve, reject) => {
      this.#asks.add(reject);
      void this.#route(message, SELF)?.then((answer) => {
        this.#asks.delete(reject);
        if (this.alive) resolve(answer);
      });
    });
  }

  lives(): boolean {
    return this.alive;
  }

  whenAwake(work: () => void): void {
    this.machine.sleep.whenAwake(work);
  }

  /** Passes a place where something may befall this device. */
  reach(step: Step, chargeId: string): void {
    this.sign();
    this.machine.reach(step, chargeId);
  }

  sign(): void {
    this.#lastSign = this.#stage.timeline.now;
  }

  /** The heartbeat: while it beats the browser ends nothing. */
  work(): () => void {
    this.#working += 1;
    return () => {
      this.#working -= 1;
      this.sign();
    };
  }

  end(): void {
    if (!this.alive) return;
    this.alive = false;
    this.#idleEnd.isOff = true;
    for (const reject of this.#asks) reject(ENDED);
    this.machine.forget(this);
  }

  #endWhenIdle(): void {
    if (!this.alive) return;
    const { now } = this.#stage.timeline;
    const end = (this.#working > 0 ? now : this.#lastSign) + IDLE_END;
    if (end <= now) this.end();
    else {
      this.#idleEnd = this.#stage.timeline.at(end, () => {
        this.#endWhenIdle();
      });
    }
  }
}

const ENDED = new Error('the background has ended');
