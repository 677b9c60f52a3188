/** Reads each body once: the same body is the same object. */
export function remembered<Value extends object>(
  read: (body: object) => Value | undefined,
): (body: unknown) => Value | undefined {
  const known = new WeakMap<object, Value | undefined>();
  return (body) => {
    if (typeof body !== 'object' || body === null) return undefined;
    const before = known.get(body);
    if (before !== undefined) return before;
    const value = read(body);
    known.set(body, value);
    return value;
  };
}
