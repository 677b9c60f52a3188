/**
 * Waits for an answer of the browser so many milliseconds and rejects when it has not come. An answer that
 * comes later is dropped.
 */
export function within<Value>(limit: number, answer: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout>;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new DOMException('the browser did not answer in time', 'TimeoutError'));
    }, limit);
  });
  return Promise.race([answer, late]).finally(() => {
    clearTimeout(timer);
  });
}
