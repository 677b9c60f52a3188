/** People waiting for something to appear in the books: looked at on every change, never polled. */
export class Watchers {
  private readonly looks = new Set<() => void>();

  /** Runs every watcher's look; the books call it after each line. */
  look(): void {
    for (const look of [...this.looks]) look();
  }

  /** Resolves with what `find` first finds, now or after a later change. */
  async until<T>(find: () => T | undefined, what: string, timeoutMs: number): Promise<T> {
    return new Promise((resolve, reject) => {
      const end = (finish: () => void) => {
        this.looks.delete(look);
        clearTimeout(timer);
        finish();
      };
      const timer = setTimeout(() => {
        end(() => {
          reject(new Error(`no such ${what} within ${timeoutMs} ms`));
        });
      }, timeoutMs);
      const look = () => {
        const found = find();
        if (found === undefined) return;
        end(() => {
          resolve(found);
        });
      };
      this.looks.add(look);
      look();
    });
  }
}
