import type { Act } from './acts';
import { DEVICE_FAULTS } from './faults';
import { PRICES } from './prices';
import type { Random } from './random';

const HOUR = 60 * 60_000;

/** Draws what people do, a press first. */
export function drawActs(
  random: Random,
  start: number,
  machines: number,
  customers: readonly string[],
): readonly Act[] {
  const acts: Act[] = [];
  let at = start + random.int(1_000, 5_000);
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
      ['deny', 4],
      ['mark', 10],
      ['lock', 3],
      ['unlock', 5],
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

/** One of them is charged more often: charges of the same concern each other. */
const IDENTS = PRICES.map(({ ident }, index) => [ident, index === 0 ? 55 : 15] as const);

/** Draws what is charged. */
export function drawIdent(random: Random): string {
  return random.weighted(IDENTS);
}
