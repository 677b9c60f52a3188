/** Every wait of a sandbox, so that closing it leaves no timer behind. */
export class Pauses {
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly held = new Map<string, (() => void)[]>();

  /** Runs something later, unless the sandbox closes first. */
  later(ms: number, run: () => void): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      run();
    }, ms);
    this.timers.add(timer);
  }

  async after(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.later(ms, resolve);
    });
  }

  /** A wait that ends when `release` is called with the same name. */
  async hold(name: string): Promise<void> {
    return new Promise((resolve) => {
      this.held.set(name, [...(this.held.get(name) ?? []), resolve]);
    });
  }

  /** Ends the waits of a name and says how many there were. */
  release(name: string): number {
    const waiting = this.held.get(name) ?? [];
    this.held.delete(name);
    for (const resume of waiting) resume();
    return waiting.length;
  }

  /** Forgets every wait without ending it. */
  clear(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
    this.held.clear();
  }
}
