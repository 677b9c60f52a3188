/** Stands in for the reader of an error, in answers that the simulated server gave to a question. */
export function readErrorEnvelope(body: unknown): object | undefined {
  const { status } = (body ?? {}) as { status?: string };
  return status === 'error' ? {} : undefined;
}
