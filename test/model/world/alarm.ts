import type { DeviceClock } from './device-clock';
import type { Timeline } from './timeline';

/** Browsers ring no alarm sooner than this. */
const SOONEST = 30_000;

/** The one alarm of a browser. It outlives the background, but not the browser. */
export class Alarm {
  #setTo: number | null = null;
  #token = 0;
  readonly #timeline: Timeline;
  readonly #clock: DeviceClock;
  readonly #ring: () => void;

  constructor(timeline: Timeline, clock: DeviceClock, ring: () => void) {
    this.#timeline = timeline;
    this.#clock = clock;
    this.#ring = ring;
  }

  get isSet(): boolean {
    return this.#setTo !== null;
  }

  /** By the device's clock, or not at all. */
  set(at: number | null): void {
    this.#setTo = at;
    this.#token += 1;
    if (at !== null) this.#wait(Math.max(SOONEST, at - this.#clock.now()));
  }

  /** The browser counts the time itself, and looks at its clock only when it is over. */
  #wait(delay: number): void {
    const token = this.#token;
    this.#timeline.after(delay, () => {
      if (token !== this.#token || this.#setTo === null) return;
      const left = this.#setTo - this.#clock.now();
      if (left > 0) {
        this.#wait(left);
        return;
      }
      this.#setTo = null;
      this.#ring();
    });
  }
}
