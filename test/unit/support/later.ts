/** A promise that a test settles when it likes. */
export function later<Value>() {
  let resolve: (value: Value) => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<Value>((onTold, onFailed) => {
    resolve = onTold;
    reject = onFailed;
  });
  return { promise, resolve, reject };
}

export type Later<Value> = ReturnType<typeof later<Value>>;

/** A promise that nobody ever settles: a call that the browser does not answer. */
export function never(): Promise<never> {
  return new Promise(() => undefined);
}
