import type { MachineTraits } from './machine';
import type { Random } from './random';
import type { ServerTraits } from './server-traits';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Draws how the billing server is. */
export function drawServer(random: Random): ServerTraits {
  const lag = () =>
    random.weighted([
      [0, 50],
      [random.spread(2_000, MINUTE), 20],
      [random.spread(MINUTE, 10 * MINUTE), 20],
      [random.spread(10 * MINUTE, 8 * HOUR), 10],
    ]);
  return {
    keys: random.weighted([
      ['ignored', 50],
      ['replayed', 35],
      ['turned-away', 15],
    ]),
    replaysDeclines: random.chance(0.7),
    saysFresh: random.chance(0.5),
    namesOrders: 0.9,
    guardsOwnership: random.chance(0.5),
    locksWhileAuthenticating: random.chance(0.5),
    bankSeesDuplicates: random.chance(0.3),
    showsHistory: random.chance(0.85),
    historyLag: lag(),
    assetLag: random.chance(0.2) ? null : lag(),
    showsConsumables: random.chance(0.5),
    assetsShowRef: random.chance(0.5),
    assetsShowOrder: random.chance(0.5),
    tellsTime: random.chance(0.92),
    taxes: random.weighted([
      [[0], 60],
      [[80], 25],
      [[0, 80, 110], 15],
    ]),
    takesStreams: random.chance(0.8),
    answersInBursts: random.chance(0.25),
    writesEmpty: random.chance(0.5),
  };
}

/** Draws how one agent's device is. */
export function drawMachine(random: Random): MachineTraits {
  const sign = random.chance(0.5) ? 1 : -1;
  return {
    skew:
      sign *
      random.weighted([
        [0, 40],
        [random.spread(1_000, MINUTE), 25],
        [random.spread(MINUTE, 6 * HOUR), 15],
        [HOUR, 10],
        [random.spread(6 * HOUR, 72 * HOUR), 10],
      ]),
    isHttp2: random.chance(0.5),
    canStream: random.chance(0.3),
    pricesReadBefore: random.spread(MINUTE, 30 * MINUTE),
    readsSlowly: random.chance(0.1),
  };
}
