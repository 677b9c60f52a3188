import { BROWSER_TELLS_WITHIN } from '../domain/limits';
import type { Log, Reach } from '../ports';
import { browser } from './browser';
import { within } from './within';

/** Asks the browser what it lets us do; `origin` is the billing API's. */
export function createReach(origin: string, log: Log): Reach {
  return {
    online: () => navigator.onLine,
    async mayCallBilling() {
      const asked = browser.permissions.contains({ origins: [`${origin}/*`] });
      // A permission that is not known is none: the answer to a charge would be hidden from us.
      const isAllowed = await within(BROWSER_TELLS_WITHIN, asked).catch(log.bug('permissions'));
      return isAllowed ?? false;
    },
  };
}
