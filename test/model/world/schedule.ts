import type { Act } from './acts';
import { drawActs } from './draw-acts';
import { drawFaults, drawHang } from './draw-faults';
import { drawMachine, drawServer } from './draw-traits';
import type { Place, PlannedFault } from './faults';
import type { MachineTraits } from './machine';
import { Random } from './random';
import type { ServerTraits } from './server-traits';
import { drawStory, type Story } from './stories';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = Date.UTC(2026, 10, 22, 9);

/** All that is decided of a world before it runs. */
export interface Schedule {
  readonly seed: number;
  readonly start: number;
  readonly server: ServerTraits;
  readonly machines: readonly MachineTraits[];
  readonly acts: readonly Act[];
  readonly faults: readonly PlannedFault[];
  /** From here on nothing new goes wrong, and browsers run, unlocked. */
  readonly calmAt: number;
  readonly endAt: number;
}

/** Draws a schedule: at least one charge and two faults. */
export function drawSchedule(seed: number): Schedule {
  const random = new Random(seed);
  const machines = [0, 1].slice(0, random.chance(0.25) ? 2 : 1).map(() => drawMachine(random));
  const customers = ['cus-1', 'cus-2'].slice(0, random.chance(0.2) ? 2 : 1);
  const told = drawStory(random, START, customers);
  const story = told ?? drawOrdinary(random, machines, customers);
  const { acts, calm, device = {}, server } = story;
  const faults = told === undefined ? story.faults : [...story.faults, drawHang(random)];
  const calmAt = Math.max(...acts.map(({ at }) => at)) + random.spread(10_000, 5 * MINUTE);
  return {
    seed,
    start: START,
    server: { ...drawServer(random), ...server },
    machines: machines.map((machine, index) =>
      fitting(index === 0 ? { ...machine, ...device } : machine, index, faults),
    ),
    acts,
    faults: faults.map((each) => ({
      ...each,
      machine: Math.min(each.machine, machines.length - 1),
    })),
    calmAt,
    endAt: calmAt + calm,
  };
}

/** What chance brings. */
function drawOrdinary(
  random: Random,
  machines: readonly MachineTraits[],
  customers: readonly string[],
): Story {
  return {
    faults: drawFaults(random),
    acts: drawActs(random, START, machines.length, customers),
    server: {},
    calm: random.weighted([
      [4 * MINUTE, 77],
      [35 * MINUTE, 17],
      [75 * MINUTE, 4],
      [6 * HOUR, 1],
      [52 * HOUR, 0.8],
      [9 * 24 * HOUR, 0.2],
    ]),
  };
}

/** A fault that only some devices can meet makes it one of these. */
function fitting(machine: MachineTraits, index: number, faults: readonly PlannedFault[]) {
  const meets = (place: Place) =>
    faults.some((each) => each.machine === index && each.place === place);
  return {
    ...machine,
    ...(meets('stream') ? { isHttp2: true, canStream: true } : {}),
    ...(meets('price') ? { pricesReadBefore: 10 * MINUTE } : {}),
  };
}
