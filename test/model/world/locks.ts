import type { Locks } from '../../../src/ports';
import type { Life } from './life';
import { never } from './never';

interface Waiting {
  readonly life: Life;
  readonly go: () => void;
}

/** The browser's locks on one machine: one holder for each name, and those of a life end with it. */
export class SimulatedLocks {
  readonly #held = new Map<string, Life>();
  readonly #waiting = new Map<string, Waiting[]>();

  of(life: Life): Locks {
    return {
      run: async (name, work) => {
        await this.#take(name, life);
        try {
          return await work();
        } finally {
          if (life.alive) this.#give(name);
        }
      },
    };
  }

  /** Lets go of all that a life held. */
  release(life: Life): void {
    for (const [name, holder] of this.#held) {
      if (holder === life) this.#give(name);
    }
  }

  #take(name: string, life: Life): Promise<void> {
    if (!life.alive) return never();
    const isFree = !this.#held.has(name);
    if (isFree) {
      this.#held.set(name, life);
      return Promise.resolve();
    }
    return new Promise((go) => {
      const waiting = this.#waiting.get(name) ?? [];
      waiting.push({ life, go });
      this.#waiting.set(name, waiting);
    });
  }

  #give(name: string): void {
    this.#held.delete(name);
    const waiting = this.#waiting.get(name);
    if (waiting === undefined) return;
    let next = waiting.shift();
    while (next?.life.alive === false) next = waiting.shift();
    if (waiting.length === 0) this.#waiting.delete(name);
    if (next === undefined) return;
    this.#held.set(name, next.life);
    next.go();
  }
}
