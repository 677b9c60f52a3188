import { BROWSER_CALLS, CHARGE_FATES, FAULT_PLACES, type PlannedFault } from './faults';
import type { Random } from './random';

/** What can befall nearly every charge that is sent. */
const COMMON = FAULT_PLACES.filter(([, place]) =>
  ['waiting', 'answer', 'answered', 'looking', 'look', 'looked', 'history', 'assets'].includes(
    place,
  ),
);

/** What befalls a charge in a moment, or a life that begins: chance hardly finds the time. */
const RARE = FAULT_PLACES.filter(([, place]) =>
  ['claimed', 'request', 'boot', 'booted'].includes(place),
);

/** Draws what goes wrong: two things at least. Not all that is planned happens; the first two mostly do. */
export function drawFaults(random: Random): readonly PlannedFault[] {
  const machine = () => (random.chance(0.8) ? 0 : 1);
  const skip = () =>
    random.weighted([
      [0, 70],
      [1, 20],
      [2, 10],
    ]);
  const faults: PlannedFault[] = [];
  if (random.chance(0.95)) {
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
      : random.pick(random.chance(0.25) ? RARE : FAULT_PLACES);
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

/** A call that hangs for a while beside whatever story is told: nearly every one comes to it, and it changes none. */
export function drawHang(random: Random): PlannedFault {
  return { machine: 0, fault: 'hangs', place: random.pick(BROWSER_CALLS), skip: random.int(2, 9) };
}
