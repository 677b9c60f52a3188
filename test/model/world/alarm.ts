import type { DeviceClock } from './device-clock';
import type { Planned, Timeline } from './timeline';

/** Browsers ring no alarm sooner than this. */
const SOONEST = 30_000;
const ANSWERED_WITHIN = 1_000;

/** The one alarm of a browser. It outlives the background, but not the browser. */
export class Alarm {
  #setTo: number | null = null;
  #rangAt = -Infinity;
  #planned: Planned | undefined;
  readonly #timeline: Timeline;
  readonly #clock: DeviceClock;
  readonly #ring: () => void;

  constructor(timeline: Timeline, clock: DeviceClock, ring: () => void) {
    this.#timeline = timeline;
    this.#clock = clock;
    this.#ring = ring;
  }

  /** One that has just rung is being answered. */
  get isSet(): boolean {
    return this.#setTo !== null || this.#timeline.now - this.#rangAt < ANSWERED_WITHIN;
  }

  /** By the device's clock, or not at all. */
  set(at: number | null): void {
    this.#setTo = at;
    if (this.#planned !== undefined) this.#planned.isOff = true;
    if (at !== null) this.#wait(Math.max(SOONEST, at - this.#clock.now()));
  }

  /** The browser counts the time itself, and looks at its clock only when it is over. */
  #wait(delay: number): void {
    this.#planned = this.#timeline.after(delay, () => {
      if (this.#setTo === null) return;
      const left = this.#setTo - this.#clock.now();
      if (left > 0) {
        this.#wait(left);
        return;
      }
      this.#setTo = null;
      this.#rangAt = this.#timeline.now;
      this.#ring();
    });
  }
}
