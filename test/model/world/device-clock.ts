import type { Clock } from '../../../src/ports';
import type { Timeline } from './timeline';

/** A device's own clock: off by some amount, and set forward or back at times. The server's is the true one. */
export class DeviceClock implements Clock {
  /** Each time it was set: when, truly, and by how much, in milliseconds. */
  readonly jumps: { readonly at: number; readonly by: number }[] = [];
  #offset: number;
  readonly #timeline: Timeline;

  constructor(timeline: Timeline, offset: number) {
    this.#timeline = timeline;
    this.#offset = offset;
  }

  now(): number {
    return this.#timeline.now + this.#offset;
  }

  /** How far it was off at that true time. */
  offsetAt(at: number): number {
    const later = this.jumps.filter((jump) => jump.at > at);
    return later.reduce((offset, { by }) => offset - by, this.#offset);
  }

  jump(by: number): void {
    this.#offset += by;
    this.jumps.push({ at: this.#timeline.now, by });
  }
}
