/** How long a wait may take unless its caller knows better: generous, because machines are shared. */
export const defaultTimeoutMs = 25_000;

const intervalMs = 40;

type Found<T> = Exclude<T, undefined | null | false>;

/**
 * Waits until `condition` gives something other than undefined, null or false, and returns that.
 * An error thrown by the condition counts as "not yet" and is told when the time is up.
 */
export async function until<T>(
  condition: () => T | Promise<T>,
  what: string,
  timeoutMs: number = defaultTimeoutMs,
): Promise<Found<T>> {
  const deadline = Date.now() + timeoutMs;
  let lastError: unknown;
  for (;;) {
    try {
      const result = await condition();
      if (result !== undefined && result !== null && result !== false) return result as Found<T>;
      lastError = undefined;
    } catch (error) {
      lastError = error;
    }
    if (Date.now() > deadline) break;
    await new Promise((resolve) => setTimeout(resolve, intervalMs));
  }
  const reason = lastError instanceof Error ? `: ${lastError.message}` : '';
  throw new Error(`Waited ${timeoutMs} ms in vain for ${what}${reason}`, { cause: lastError });
}
