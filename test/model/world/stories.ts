import type { Act } from './acts';
import { drawIdent } from './draw-acts';
import {
  DEVICE_FAULTS,
  READ_FATES,
  WRITE_FAULTS,
  type ChargeFate,
  type PlannedFault,
} from './faults';
import type { MachineTraits } from './machine';
import type { Random } from './random';
import type { ServerTraits } from './server-traits';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** What happens in a schedule, and how long it is watched afterwards. */
export interface Story {
  readonly acts: readonly Act[];
  readonly faults: readonly PlannedFault[];
  /** What the story needs of its server, and of its first device. */
  readonly server: Partial<ServerTraits>;
  readonly device?: Partial<MachineTraits>;
  /** Milliseconds. */
  readonly calm: number;
}

type Tell = (random: Random, start: number, customer: string) => Story;

/** What chance alone hardly brings, and how many of a hundred schedules tell it. */
const STORIES: readonly (readonly [Tell | null, number])[] = [
  [affirmedWrongly, 2],
  [null, 44],
  [lookRefused, 3],
  [explainedLate, 5],
  [declinedAsDuplicate, 3],
  [deniedAndPressedAgain, 24],
  [deniedTooEarly, 4],
  [answeredAfterGivenUp, 8],
  [checkedAtOnce, 3],
  [clockSetBack, 2],
  [tornAndDenied, 2],
];

/** Draws one of the stories; undefined for a schedule that tells none. */
export function drawStory(
  random: Random,
  start: number,
  customers: readonly string[],
): Story | undefined {
  return random.weighted(STORIES)?.(random, start + 2 * SECOND, random.pick(customers));
}

/**
 * Two orders look like one charge made twice, until another charge, which could not note what was there before
 * it, is answered and explains one of them.
 */
function explainedLate(random: Random, begun: number, customer: string): Story {
  const ident = drawIdent(random);
  const press = { machine: 0, does: 'press', customer, ident, twice: 'no' } as const;
  const checks = [140, 200, 260, 320].map((after) => begun + after * SECOND);
  return {
    faults: [
      { machine: 0, fault: 'cut', place: 'snapshot', skip: 2 },
      { machine: 0, fault: 'slow', place: 'charge', skip: 1 },
    ],
    acts: [
      { ...press, at: begun },
      { ...press, at: begun + random.int(50, 85) * SECOND },
      ...checks.map((at) => ({ at, machine: 0, does: 'check' }) as const),
    ],
    server: { namesOrders: 0.4, taxes: random.pick([[0], [80]]) },
    calm: random.pick([4 * MINUTE, 35 * MINUTE]),
  };
}

/** A charge is made twice, the history is late to show it, and refuses itself once it could. */
function lookRefused(random: Random, begun: number, customer: string): Story {
  const looks = [90 * SECOND, 5 * MINUTE, 30 * MINUTE, 3 * HOUR];
  const last = random.pick([1, 2, 3, 3]);
  const [before = 0, at = 0] = [looks[last - 1], looks[last]];
  return {
    faults: [
      { machine: 0, fault: random.pick(['doubled', 'many'] as const), place: 'charge', skip: 0 },
      { machine: 0, fault: random.pick(READ_FATES), place: 'history', skip: last },
    ],
    acts: [
      { machine: 0, does: 'press', customer, ident: drawIdent(random), twice: 'no', at: begun },
      // Nothing, long after: the look that is refused comes before it.
      { machine: 0, does: 'unlock', at: begun + at + 2 * MINUTE },
    ],
    server: { keys: 'ignored', historyLag: random.int(before, at), showsHistory: true },
    calm: random.pick([70 * MINUTE, 70 * MINUTE, 3 * HOUR]),
  };
}

/** The bank declines the browser's second delivery as a duplicate, and the history is late to show the first. */
function declinedAsDuplicate(random: Random, begun: number, customer: string): Story {
  const fault = random.pick(['doubled', 'doubled', 'many'] as const);
  const press = { machine: 0, does: 'press', customer, twice: 'no' } as const;
  return {
    faults: [{ machine: 0, fault, place: 'charge', skip: 0 }],
    acts: [
      { ...press, ident: drawIdent(random), at: begun },
      { machine: 0, does: 'check', at: begun + random.int(1, 8) * MINUTE },
      { machine: 0, does: 'check', at: begun + random.int(9, 40) * MINUTE },
    ],
    server: {
      bankSeesDuplicates: random.chance(0.6),
      keys: 'ignored',
      historyLag: random.spread(5 * SECOND, 10 * MINUTE),
      assetLag: random.spread(5 * SECOND, 10 * MINUTE),
      assetsShowRef: random.chance(0.8),
      showsConsumables: true,
    },
    calm: random.pick([5 * MINUTE, 35 * MINUTE, 4 * HOUR]),
  };
}

/** What makes a charge's outcome unknown or doubtful. */
const DOUBTFUL: readonly (readonly [ChargeFate | null, number])[] = [
  [null, 20],
  ['very-late', 24],
  ['late', 8],
  ['cut', 12],
  ['never-answered', 8],
  ['lost', 8],
  ['doubled', 8],
  ['doubled-unanswered', 6],
  ['error-after', 4],
  ['http-5xx', 2],
];

/** A charge is lost, or denied, and after a while the agent says that it was not made and presses again. */
function deniedAndPressedAgain(random: Random, begun: number, customer: string): Story {
  const ident = drawIdent(random);
  const fates = [0, 1].map((skip) => ({ fault: random.weighted(DOUBTFUL), skip }));
  const faults: PlannedFault[] = fates.flatMap(({ fault, skip }) =>
    fault === null ? [] : [{ machine: 0, fault, place: 'charge', skip }],
  );
  const place = random.weighted([
    ['lender', 38],
    ['lender-told', 36],
    ['mark', 8],
    ['marked', 8],
    ['look', 10],
  ] as const);
  const isWritten = place === 'lender-told' || place === 'marked';
  faults.push({
    machine: 0,
    place,
    fault: random.pick([
      ...DEVICE_FAULTS,
      ...(isWritten ? (['record-torn'] as const) : WRITE_FAULTS),
    ]),
    skip: place === 'look' ? random.int(0, 4) : 0,
  });
  if (random.chance(0.3)) {
    const read = random.pick(['history', 'assets'] as const);
    faults.push({ machine: 0, place: read, fault: 'forbidden', skip: random.int(0, 8) });
  }
  const denied = begun + random.pick([random.int(31, 50), random.int(61, 90)]) * MINUTE;
  const deny = { machine: 0, does: 'deny' } as const;
  return {
    faults,
    acts: [
      { machine: 0, does: 'press', customer, ident, twice: 'no', at: begun },
      { ...deny, at: denied },
      ...(random.chance(0.4) ? [{ ...deny, at: denied + random.int(34, 70) * MINUTE }] : []),
      // The word for the second press may be as wrong as the one for the first.
      ...(random.chance(0.4)
        ? [{ machine: 0, does: 'affirm', at: denied + random.int(4, 20) * MINUTE } as const]
        : []),
    ],
    server: random.chance(0.5) ? { guardsOwnership: false } : {},
    calm: random.weighted([
      [5 * MINUTE, 45],
      [75 * MINUTE, 30],
      [9 * HOUR, 20],
      [27 * HOUR, 4],
      [8 * 24 * HOUR, 1],
    ]),
  };
}

/** An agent says too early that a charge was not made, on a device whose clock is set meanwhile. */
function deniedTooEarly(random: Random, begun: number, customer: string): Story {
  const fate = random.pick(['late', 'cut', 'never-answered', 'lost', null, null] as const);
  const place = random.pick(['press', 'claimed', 'waiting', 'answer', 'answered'] as const);
  const clocks = ['clock-forward', 'clock-back'] as const;
  const deny = { machine: 0, does: 'deny' } as const;
  const faults: PlannedFault[] = [{ machine: 0, fault: random.pick(clocks), place, skip: 0 }];
  if (fate !== null) faults.push({ machine: 0, fault: fate, place: 'charge', skip: 0 });
  const setAt = begun + random.int(3, 10) * MINUTE;
  return {
    faults,
    acts: [
      { machine: 0, does: 'press', customer, ident: drawIdent(random), twice: 'no', at: begun },
      { machine: 0, does: 'suffers', fault: random.pick(clocks), at: setAt },
      { ...deny, at: setAt + random.int(1, 15) * MINUTE },
      { ...deny, at: begun + random.int(28, 65) * MINUTE },
    ],
    server: {},
    calm: random.pick([8 * MINUTE, 8 * MINUTE, 75 * MINUTE]),
  };
}

/** An agent says of a charge that never arrived that it was made; the next one is, and the server denies it. */
function affirmedWrongly(random: Random, begun: number, customer: string): Story {
  const press = {
    machine: 0,
    does: 'press',
    customer,
    ident: drawIdent(random),
    twice: 'no',
  } as const;
  const affirmed = begun + random.int(3, 20) * MINUTE;
  return {
    faults: [
      { machine: 0, fault: 'lost', place: 'charge', skip: 0 },
      {
        machine: 0,
        fault: random.pick(['doubled-limited', 'error-after'] as const),
        place: 'charge',
        skip: 1,
      },
    ],
    acts: [
      { ...press, at: begun },
      { machine: 0, does: 'affirm', at: affirmed },
      // Its own looks have become rare by then, and tell of no order.
      { ...press, at: affirmed + random.int(31, 45) * MINUTE },
    ],
    server: {
      assetsShowRef: false,
      historyLag: random.spread(SECOND, 60 * SECOND),
      showsHistory: true,
    },
    calm: 5 * MINUTE,
  };
}

/** A clock that is set forward over a slow answer: the charge is given up, and spoken of, before the answer comes. */
function answeredAfterGivenUp(random: Random, begun: number, customer: string): Story {
  const press = { machine: 0, does: 'press', customer, twice: 'no' } as const;
  const spoken = begun + random.int(64, 74) * SECOND;
  const does = random.pick(['affirm', 'affirm', 'settle'] as const);
  return {
    faults: [{ machine: 0, fault: 'very-slow', place: 'charge', skip: 0 }],
    acts: [
      { ...press, ident: drawIdent(random), at: begun },
      { machine: 0, does: 'suffers', fault: 'clock-forward', at: begun + 2 * SECOND },
      { machine: 0, does: 'lock', at: begun + 30 * SECOND },
      // Whoever unlocks has what is due looked at, and then it is found to be overdue.
      { machine: 0, does: 'unlock', at: begun + 60 * SECOND },
      { machine: 0, does, at: spoken },
    ],
    server: { takesStreams: true, ...(random.chance(0.5) ? { historyLag: 0 } : {}) },
    device: random.chance(0.5) ? { isHttp2: true, canStream: true } : {},
    calm: random.pick([5 * MINUTE, 5 * MINUTE, 35 * MINUTE]),
  };
}

/** An agent has a lost charge looked up in eight windows at once: some of them read the books side by side. */
function checkedAtOnce(random: Random, begun: number, customer: string): Story {
  const press = { machine: 0, does: 'press', customer, twice: 'no' } as const;
  const check = { machine: 0, does: 'check', at: begun + random.int(16, 28) * SECOND } as const;
  return {
    faults: [{ machine: 0, fault: 'cut', place: 'charge', skip: 0 }],
    acts: [
      { ...press, ident: drawIdent(random), at: begun },
      ...Array.from({ length: 8 }, () => check),
    ],
    // The look at once finds nothing yet.
    server: {
      assetLag: 12 * SECOND,
      assetsShowRef: true,
      historyLag: 12 * SECOND,
      showsConsumables: true,
    },
    device: { readsSlowly: true },
    calm: 4 * MINUTE,
  };
}

/** The clock of the device is set back between an outcome and the first look at it, and nobody does anything more. */
function clockSetBack(random: Random, begun: number, customer: string): Story {
  const fault = random.pick(['doubled', 'slow', 'cut'] as const);
  return {
    faults: [{ machine: 0, fault, place: 'charge', skip: 0 }],
    acts: [
      { machine: 0, does: 'press', customer, ident: drawIdent(random), twice: 'no', at: begun },
      {
        machine: 0,
        does: 'suffers',
        fault: 'clock-back',
        at: begun + random.int(10, 60) * SECOND,
      },
    ],
    server: {},
    calm: 35 * MINUTE,
  };
}

/** The record of a lost charge is damaged, an agent says that it was not made, and then it is carried out. */
function tornAndDenied(random: Random, begun: number, customer: string): Story {
  const denied = begun + random.int(62, 90) * MINUTE;
  return {
    faults: [
      { machine: 0, fault: 'very-late', place: 'charge', skip: 0 },
      { machine: 0, fault: 'record-torn', place: 'looked', skip: random.int(0, 4) },
    ],
    acts: [
      { machine: 0, does: 'press', customer, ident: drawIdent(random), twice: 'no', at: begun },
      { machine: 0, does: 'deny', at: denied },
    ],
    server: { assetsShowRef: true, assetLag: 0, showsConsumables: true },
    calm: 9 * HOUR,
  };
}
