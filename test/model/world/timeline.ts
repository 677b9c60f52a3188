/** Something that is to happen, unless it is called off. */
export interface Planned {
  readonly at: number;
  readonly seq: number;
  readonly work: () => void;
  isOff: boolean;
}

/** Virtual time, in milliseconds since 1970: what is to happen, in order. Nothing here waits. */
export class Timeline {
  now: number;
  #seq = 0;
  readonly #heap: Planned[] = [];

  constructor(start: number) {
    this.now = start;
  }

  at(time: number, work: () => void): Planned {
    const heap = this.#heap;
    const planned = { at: Math.max(time, this.now), seq: this.#seq++, work, isOff: false };
    let index = heap.push(planned) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || isBefore(above, planned)) break;
      heap[index] = above;
      index = parent;
    }
    heap[index] = planned;
    return planned;
  }

  after(delay: number, work: () => void): Planned {
    return this.at(this.now + delay, work);
  }

  /** Does the next thing; false when there is none. What it promises is to be settled before the next step. */
  step(): boolean {
    for (;;) {
      const next = this.#take();
      if (next === undefined) return false;
      if (next.isOff) continue;
      this.now = next.at;
      next.work();
      return true;
    }
  }

  #take(): Planned | undefined {
    const heap = this.#heap;
    const [next] = heap;
    const last = heap.pop();
    if (last !== undefined && heap.length > 0) this.#sink(last);
    return next;
  }

  #sink(planned: Planned): void {
    const heap = this.#heap;
    let index = 0;
    for (;;) {
      const left = heap[2 * index + 1];
      const right = heap[2 * index + 2];
      if (left === undefined) break;
      const isRight = right !== undefined && isBefore(right, left);
      const least = isRight ? right : left;
      if (isBefore(planned, least)) break;
      heap[index] = least;
      index = 2 * index + (isRight ? 2 : 1);
    }
    heap[index] = planned;
  }
}

function isBefore(a: Planned, b: Planned): boolean {
  return a.at === b.at ? a.seq < b.seq : a.at < b.at;
}
