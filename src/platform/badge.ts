import { BROWSER_ACTS_WITHIN } from '../domain/limits';
import type { Badge } from '../ports';
import { browser } from './browser';
import { within } from './within';

/** Shows on the toolbar icon how many charges are open, and nothing of whom they are. */
export function createBadge(): Badge {
  return {
    async show(openCharges) {
      const text = openCharges === 0 ? '' : String(openCharges);
      const shown = Promise.all([
        browser.action.setBadgeText({ text }),
        browser.action.setBadgeBackgroundColor({ color: '#b3261e' }),
      ]);
      await within(BROWSER_ACTS_WITHIN, shown);
    },
  };
}
