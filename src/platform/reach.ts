import type { Reach } from '../ports';
import { browser } from './browser';

/** Asks the browser what it lets us do; `origin` is the billing API's. */
export function createReach(origin: string): Reach {
  return {
    online: () => navigator.onLine,
    mayCallBilling: () => browser.permissions.contains({ origins: [`${origin}/*`] }),
  };
}
