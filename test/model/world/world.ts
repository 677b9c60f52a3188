import type { OpenChargesReply } from '../../../src/protocol/commands';
import type { Charge } from '../../../src/domain/charge';
import { Agent } from './agent';
import { befall } from './befall';
import { Coverage } from './coverage';
import { FaultPlan } from './fault-plan';
import { Logbook } from './logbook';
import { Machine } from './machine';
import { Network } from './network';
import { Random } from './random';
import type { Act, AtDevice } from './acts';
import type { Schedule } from './schedule';
import { Server } from './server';
import type { Stage } from './stage';
import { Timeline } from './timeline';

/** More steps than any schedule needs: one that takes them never ends. */
const ENDLESS = 100_000;
const UNLOCKED_AFTER = 1_000;
/** In the quiet afterwards the agents see to what is open. */
const TIDY_AFTER = 2 * 60_000;
const TIDY_AGAIN_AFTER = 31 * 60_000;

/** What an agent's screen shows of one device when everything is over. */
export interface Review {
  readonly machine: Machine;
  readonly charges: ReadonlyMap<string, Charge | null>;
  readonly open: OpenChargesReply;
  /** Damaged records of which the screen can say so. */
  readonly damaged: ReadonlySet<string>;
  readonly isAlarmSet: boolean;
  readonly badge: number;
}

/** One schedule, played: devices, people, a network and a server, in virtual time. */
export class World {
  readonly schedule: Schedule;
  readonly stage: Stage;
  readonly server: Server;
  reviews: readonly Review[] | undefined;
  readonly #machines: readonly Machine[];
  readonly #agents: readonly Agent[];
  #steps = 0;

  constructor(schedule: Schedule, trace?: (line: string) => void) {
    this.schedule = schedule;
    const timeline = new Timeline(schedule.start);
    const { start } = schedule;
    this.stage = {
      timeline,
      random: new Random(schedule.seed ^ 0x5bd1e995),
      log: new Logbook(),
      faults: new FaultPlan(schedule.faults),
      coverage: new Coverage(),
      trace: (line) => {
        trace?.(`${((timeline.now - start) / 1000).toFixed(3).padStart(12)} s  ${line()}`);
      },
    };
    this.server = new Server(this.stage, schedule.server);
    const network = new Network(this.stage, this.server);
    this.#machines = schedule.machines.map(
      (traits, index) => new Machine(this.stage, network, index, traits),
    );
    this.#agents = this.#machines.map((machine) => new Agent(this.stage, machine));
    for (const machine of this.#machines) {
      timeline.after(0, () => {
        machine.wake();
      });
    }
    for (const act of schedule.acts) {
      timeline.at(act.at, () => {
        this.#do(act);
      });
    }
    timeline.at(schedule.calmAt, () => {
      this.#calmDown();
    });
    timeline.at(schedule.endAt, () => void this.#review());
  }

  /** Does the next thing; false once everything is over. What it promises is to be settled before the next. */
  step(): boolean {
    if (this.reviews !== undefined) return false;
    this.#steps += 1;
    const isStuck = !this.stage.timeline.step() || this.#steps > ENDLESS;
    if (isStuck) this.stage.log.surprises.push('this schedule does not come to its end');
    return !isStuck;
  }

  #do(act: Act): void {
    const machine = this.#machines[act.machine];
    const agent = this.#agents[act.machine];
    if (machine === undefined || agent === undefined) return;
    switch (act.does) {
      case 'buys-without-us':
        this.server.sell(act.customer, act.ident);
        return;
      case 'suffers':
        this.stage.coverage.fault(act.fault, 'any-time');
        this.stage.trace(() => `machine ${act.machine}: ${act.fault}`);
        befall(this.stage, machine, act.fault, '');
        return;
      case 'press':
      case 'check':
      case 'mark':
      case 'deny':
      case 'affirm':
      case 'settle':
      case 'lock':
      case 'unlock':
        // Nobody works at a device that sleeps.
        machine.sleep.whenAwake(() => {
          doAtDevice(act, machine, agent);
        });
    }
  }

  #calmDown(): void {
    const { faults, random, timeline, trace } = this.stage;
    trace(() => 'from here on nothing goes wrong');
    faults.end();
    this.#machines.forEach((machine, index) => {
      machine.isOffline = false;
      machine.mayCall = true;
      machine.disk.health = 'well';
      machine.disk.failsNext = false;
      const agent = this.#agents[index];
      if (agent === undefined) return;
      agent.presses = false;
      machine.sleep.end();
      machine.start();
      // After what a device that wakes up had still to do.
      timeline.after(UNLOCKED_AFTER, () => {
        if (machine.isLocked) void agent.unlock();
      });
      for (const delay of [TIDY_AFTER, TIDY_AGAIN_AFTER]) {
        if (random.chance(0.4)) timeline.after(delay, () => void agent.settle());
      }
    });
  }

  async #review(): Promise<void> {
    this.reviews = await Promise.all(this.#machines.map((machine) => this.#reviewOf(machine)));
  }

  async #reviewOf(machine: Machine): Promise<Review> {
    const isAlarmSet = machine.alarm.isSet;
    const open = await machine.ask('list-open-charges', null);
    const charges = new Map<string, Charge | null>();
    const damaged = new Set<string>();
    const written = this.stage.log.written.filter((entry) => entry.machine === machine.index);
    for (const chargeId of new Set(written.map((entry) => entry.chargeId))) {
      const charge = await machine.ask('get-charge', { chargeId });
      charges.set(chargeId, charge);
      if (charge !== null) machine.tell(chargeId, charge.state, 'review');
      else if ((await machine.ask('get-damaged', { chargeId })) !== null) damaged.add(chargeId);
    }
    return { machine, charges, open, damaged, isAlarmSet, badge: machine.badge };
  }
}

function doAtDevice(act: AtDevice, machine: Machine, agent: Agent): void {
  switch (act.does) {
    case 'press':
      agent.press(act.customer, act.ident, act.twice);
      return;
    case 'check':
      agent.check();
      return;
    case 'settle':
      void agent.settle();
      return;
    case 'affirm':
      void agent.affirm();
      return;
    case 'deny':
      void agent.deny();
      return;
    case 'mark':
      agent.mark();
      return;
    case 'lock':
      agent.lock();
      return;
    case 'unlock':
      if (machine.isLocked) void agent.unlock();
      return;
    default:
      act satisfies never;
  }
}
