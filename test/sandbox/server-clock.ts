/** The clock of the sandbox, which a test may set ahead. */
export class ServerClock {
  /** In milliseconds. */
  ahead = 0;

  /** Milliseconds since 1970. */
  now(): number {
    return Date.now() + this.ahead;
  }
}
