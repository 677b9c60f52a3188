/** What a background that has ended waits for. */
export function never(): Promise<never> {
  return new Promise(() => undefined);
}
