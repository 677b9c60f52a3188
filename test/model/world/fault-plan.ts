import type { Fault, Place, PlannedFault } from './faults';

/** The faults of one schedule that have not happened yet. */
export class FaultPlan {
  #left: { readonly planned: PlannedFault; skip: number }[];

  constructor(planned: readonly PlannedFault[]) {
    this.#left = planned.map((each) => ({ planned: each, skip: each.skip }));
  }

  /** The fault that happens to this machine here and now, if any; each one happens once. */
  take(machine: number, place: Place): Fault | undefined {
    for (const each of this.#left) {
      const { planned } = each;
      if (planned.machine !== machine || planned.place !== place) continue;
      if (each.skip === 0) {
        this.#left = this.#left.filter((other) => other !== each);
        return planned.fault;
      }
      each.skip -= 1;
    }
    return undefined;
  }

  /** True when something is still to happen to this machine at that place. */
  awaits(machine: number, place: Place): boolean {
    return this.#left.some(({ planned }) => planned.machine === machine && planned.place === place);
  }

  /** From here on nothing goes wrong any more. */
  end(): void {
    this.#left = [];
  }
}
