import type { Coverage } from './coverage';
import type { FaultPlan } from './fault-plan';
import type { Logbook } from './logbook';
import type { Random } from './random';
import type { Timeline } from './timeline';

/** What all parts of one simulated world share. */
export interface Stage {
  readonly timeline: Timeline;
  readonly random: Random;
  readonly log: Logbook;
  readonly faults: FaultPlan;
  readonly coverage: Coverage;
  /** Notes a line for people, if anybody reads them. */
  readonly trace: (line: () => string) => void;
}
