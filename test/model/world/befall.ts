import type { DeviceFault } from './faults';
import type { Machine } from './machine';
import type { Random } from './random';
import type { Stage } from './stage';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

/** Lets something happen to a device. What does not last forever ends by itself. */
export function befall(stage: Stage, machine: Machine, fault: DeviceFault, chargeId: string): void {
  const { random, timeline } = stage;
  const later = (work: () => void) => {
    timeline.after(random.spread(5_000, 600_000), () => {
      machine.sleep.whenAwake(work);
    });
  };
  switch (fault) {
    case 'kill':
      machine.endLife();
      return;
    case 'power-cut':
      machine.disk.cutPower();
      machine.quit();
      later(() => {
        machine.start();
      });
      return;
    case 'quit':
      machine.quit();
      later(() => {
        machine.start();
      });
      return;
    case 'clock-forward':
      machine.clock.jump(jump(random));
      return;
    case 'clock-back':
      machine.clock.jump(-jump(random));
      return;
    case 'sleep':
      machine.sleep.begin(
        random.pick([random.spread(16_000, 120_000), random.spread(120_000, 6 * HOUR)]),
      );
      return;
    case 'lock':
      machine.isLocked = true;
      return;
    case 'offline':
      machine.isOffline = true;
      later(() => {
        machine.isOffline = false;
      });
      return;
    case 'permission-gone':
      machine.mayCall = false;
      later(() => {
        machine.mayCall = true;
      });
      return;
    case 'disk-dead':
    case 'disk-full':
      machine.disk.health = fault === 'disk-dead' ? 'dead' : 'full';
      later(() => {
        machine.disk.health = 'well';
      });
      return;
    case 'write-fails':
      machine.disk.failsNext = true;
      return;
    case 'record-torn':
      machine.disk.tear(chargeId);
      return;
    default:
      return fault satisfies never;
  }
}

/** An hour is what a wrong time zone makes of a clock. */
function jump(random: Random): number {
  return random.chance(0.3) ? HOUR : random.spread(20_000, DAY);
}
