import {
  CHARGE_FATES,
  DEVICE_FAULTS,
  FAULT_PLACES,
  type DeviceFault,
  type Place,
  type PlannedFault,
} from './faults';
import type { MachineTraits } from './machine';
import { PRICES } from './prices';
import { Random } from './random';
import type { ServerTraits } from './server';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = Date.UTC(2026, 10, 22, 9);

/** Something that somebody does. Times are true ones, in milliseconds since 1970. */
export type Act = { readonly at: number; readonly machine: number } & (
  | {
      readonly does: 'press';
      readonly customer: string;
      readonly ident: string;
      /** The same button again at once, or another window's for the same customer. */
      readonly twice: 'no' | 'same-form' | 'other-form';
    }
  | { readonly does: 'check' | 'settle' | 'mark' | 'lock' | 'unlock' }
  | { readonly does: 'buys-without-us'; readonly customer: string; readonly ident: string }
  | { readonly does: 'suffers'; readonly fault: DeviceFault }
);

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
  const isExplained = random.chance(0.05);
  const faults = isExplained ? EXPLAINED_LATE : drawFaults(random);
  const machines = [0, 1].slice(0, random.chance(0.3) ? 2 : 1).map(() => drawMachine(random));
  const customers = ['cus-1', 'cus-2'].slice(0, random.chance(0.2) ? 2 : 1);
  const acts = isExplained
    ? drawExplained(random, customers)
    : drawActs(random, machines.length, customers);
  const calmAt = Math.max(...acts.map(({ at }) => at)) + random.spread(10_000, 5 * MINUTE);
  const calm = random.weighted([
    [4 * MINUTE, 76],
    [35 * MINUTE, 18],
    [75 * MINUTE, 5],
    [52 * HOUR, 0.8],
    [9 * 24 * HOUR, 0.2],
  ]);
  return {
    seed,
    start: START,
    server: drawServer(random),
    machines: machines.map((machine, index) => fitting(machine, index, faults)),
    acts,
    faults: faults.map((each) => ({
      ...each,
      machine: Math.min(each.machine, machines.length - 1),
    })),
    calmAt,
    endAt: calmAt + calm,
  };
}

function drawServer(random: Random): ServerTraits {
  const lag = () =>
    random.weighted([
      [0, 55],
      [random.spread(2_000, MINUTE), 20],
      [random.spread(MINUTE, 10 * MINUTE), 20],
      [HOUR, 5],
    ]);
  return {
    honoursKeys: random.chance(0.4),
    showsHistory: random.chance(0.85),
    historyLag: lag(),
    assetLag: random.chance(0.2) ? null : lag(),
    assetsShowRef: random.chance(0.5),
    assetsShowOrder: random.chance(0.5),
    tellsTime: random.chance(0.92),
    tax: random.chance(0.35) ? 80 : 0,
    takesStreams: random.chance(0.8),
  };
}

function drawMachine(random: Random): MachineTraits {
  const sign = random.chance(0.5) ? 1 : -1;
  return {
    skew:
      sign *
      random.weighted([
        [0, 40],
        [random.spread(1_000, MINUTE), 30],
        [random.spread(MINUTE, 6 * HOUR), 20],
        [random.spread(6 * HOUR, 72 * HOUR), 10],
      ]),
    isHttp2: random.chance(0.5),
    canStream: random.chance(0.3),
    pricesReadBefore: random.spread(MINUTE, 30 * MINUTE),
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

/** What can befall nearly every charge that is sent. */
const COMMON = FAULT_PLACES.filter(([, place]) =>
  ['waiting', 'answer', 'answered', 'looking', 'look', 'looked', 'history', 'assets'].includes(
    place,
  ),
);

function drawFaults(random: Random): readonly PlannedFault[] {
  const machine = () => (random.chance(0.8) ? 0 : 1);
  const skip = () =>
    random.weighted([
      [0, 70],
      [1, 20],
      [2, 10],
    ]);
  const faults: PlannedFault[] = [];
  // Not all that is planned happens. These two mostly do.
  if (random.chance(0.8)) {
    const [fault, place] = random.pick(COMMON);
    faults.push({ machine: 0, fault: random.pick(CHARGE_FATES), place: 'charge', skip: 0 });
    faults.push({ machine: 0, fault, place, skip: 0 });
  }
  const count = random.weighted([
    [2, 50],
    [3, 30],
    [4, 15],
    [6, 5],
  ]);
  while (faults.length < count || random.chance(0.3)) {
    const isFate = random.chance(0.3);
    const [fault, place] = isFate
      ? ([random.pick(CHARGE_FATES), 'charge'] as const)
      : random.pick(FAULT_PLACES);
    const planned = { machine: machine(), fault, place, skip: skip() };
    faults.push(planned);
    // What can only befall a background that finds a charge which another one was sending.
    if (place === 'boot' || place === 'booted') {
      const before = random.pick(['claimed', 'request', 'waiting'] as const);
      faults.push({ machine: planned.machine, fault: 'kill', place: before, skip: 0 });
    }
  }
  return faults;
}

function drawActs(random: Random, machines: number, customers: readonly string[]): readonly Act[] {
  const acts: Act[] = [];
  let at = START + random.int(1_000, 5_000);
  const press = (machine: number) => {
    const twice = random.weighted([
      ['no', 70],
      ['same-form', 12],
      ['other-form', 18],
    ] as const);
    const customer = random.pick(customers);
    acts.push({ at, machine, does: 'press', customer, ident: drawIdent(random), twice });
  };
  press(0);
  const count = random.int(1, 4);
  for (let index = 0; index < count; index += 1) {
    at += random.weighted([
      [random.int(0, 500), 12],
      [random.spread(1_000, 100_000), 68],
      [random.spread(100_000, HOUR), 18],
      [random.spread(HOUR, 26 * HOUR), 2],
    ]);
    const machine = random.int(0, machines - 1);
    const does = random.weighted([
      ['press', 30],
      ['check', 20],
      ['settle', 20],
      ['mark', 12],
      ['lock', 4],
      ['unlock', 6],
      ['buys-without-us', 3],
      ['suffers', 5],
    ] as const);
    if (does === 'press') press(machine);
    else if (does === 'buys-without-us') {
      acts.push({ at, machine, does, customer: random.pick(customers), ident: drawIdent(random) });
    } else if (does === 'suffers') {
      acts.push({ at, machine, does, fault: random.pick(DEVICE_FAULTS) });
    } else acts.push({ at, machine, does });
  }
  return acts;
}

/**
 * What chance alone hardly brings: two orders that look like one charge made twice, until another charge,
 * which could not note what was there before it, is answered and explains one of them.
 */
const EXPLAINED_LATE: readonly PlannedFault[] = [
  { machine: 0, fault: 'cut', place: 'snapshot', skip: 2 },
  { machine: 0, fault: 'slow', place: 'charge', skip: 1 },
];

function drawExplained(random: Random, customers: readonly string[]): readonly Act[] {
  const customer = random.pick(customers);
  const ident = drawIdent(random);
  const press = { machine: 0, does: 'press', customer, ident, twice: 'no' } as const;
  const begun = START + 2_000;
  const checks = [140_000, 200_000, 260_000, 320_000];
  return [
    { ...press, at: begun },
    { ...press, at: begun + random.int(50_000, 85_000) },
    ...checks.map((after) => ({ at: begun + after, machine: 0, does: 'check' }) as const),
  ];
}

function drawIdent(random: Random): string {
  return random.weighted(PRICES.map(({ ident }, index) => [ident, index === 0 ? 60 : 20] as const));
}
