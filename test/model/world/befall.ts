import type { DeviceFault } from './faults';
import type { Machine } from './machine';
import type { Stage } from './stage';

const DAY = 24 * 60 * 60_000;

/** Lets something happen to a device. What does not last forever ends by itself. */
export function befall(stage: Stage, machine: Machine, fault: DeviceFault, chargeId: string): void {
  const { random, timeline } = stage;
  const later = (work: () => void) => {
    timeline.after(random.spread(5_000, 600_000), work);
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
      machine.clock.jump(random.spread(20_000, DAY));
      return;
    case 'clock-back':
      machine.clock.jump(-random.spread(20_000, DAY));
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
