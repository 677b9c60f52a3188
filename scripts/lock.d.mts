/**
 * Runs `work` while no other process holds the lock folder, and takes over a dead process's lock.
 * `waitingFor` is said once on stderr when another run is in the way.
 */
export function withLock<T>(
  folder: string,
  waitingFor: string,
  work: () => T | Promise<T>,
): Promise<T>;

/** Whether a process with this id exists, of whichever user. */
export function isAlive(pid: number): boolean;
