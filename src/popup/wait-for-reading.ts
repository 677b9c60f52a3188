import type { Popup } from './popup';

/** Resolves once the page has been read, or could not be within that time (milliseconds). */
export function waitForReading({ store }: Popup, atMost: number): Promise<void> {
  if (store.getState().customerRead !== 'reading') return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(done, atMost);
    const stop = store.subscribe(({ customerRead }) => {
      if (customerRead !== 'reading') done();
    });
  });
}
