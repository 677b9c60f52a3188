import type { Timeline } from './timeline';

/** A device that sleeps: what it was about to do it does when it wakes up, in the same order. */
export class Sleep {
  readonly #timeline: Timeline;
  #until = 0;
  #waiting: (() => void)[] = [];

  constructor(timeline: Timeline) {
    this.#timeline = timeline;
  }

  get isAsleep(): boolean {
    return this.#timeline.now < this.#until;
  }

  begin(duration: number): void {
    this.#until = Math.max(this.#until, this.#timeline.now + duration);
    this.#timeline.at(this.#until, () => {
      if (!this.isAsleep) this.end();
    });
  }

  end(): void {
    this.#until = 0;
    const waiting = this.#waiting;
    this.#waiting = [];
    // One of these may send it to sleep again.
    for (const work of waiting) this.whenAwake(work);
  }

  /** Does the work at once, where the device does not sleep. */
  whenAwake(work: () => void): void {
    if (this.isAsleep) this.#waiting.push(work);
    else work();
  }
}
