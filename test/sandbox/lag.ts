import type { ServerClock } from './server-clock';

/** How late an order shows in a list: after so many milliseconds, or when the test ends the lag. */
export type LagTime = number | 'held';

/** A list that lags: orders made while it does show late in it, as those of a slow replica do. */
export class Lag {
  private time: LagTime = 0;
  private readonly shownFrom = new Map<string, number>();

  constructor(private readonly clock: ServerClock) {}

  /** Orders from now on show that late. */
  begin(time: LagTime): void {
    this.time = time;
  }

  /** Every order shows at once, those held back so far too. */
  end(): void {
    this.time = 0;
    this.shownFrom.clear();
  }

  /** Notes that an order was made. */
  note(orderId: string): void {
    const late = this.time === 'held' ? Infinity : this.time;
    if (late > 0) this.shownFrom.set(orderId, this.clock.now() + late);
  }

  /** Whether an order shows by now. */
  shows(orderId: string): boolean {
    return (this.shownFrom.get(orderId) ?? 0) <= this.clock.now();
  }
}
