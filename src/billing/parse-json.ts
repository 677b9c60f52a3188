/** Parses JSON; undefined when it is none. */
export function parseJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Not JSON: the value stays undefined.
  }
  return value;
}
