import type { Badge } from '../ports';
import { browser } from './browser';

/** Shows on the toolbar icon how many charges are open, and nothing of whom they are. */
export function createBadge(): Badge {
  return {
    async show(openCharges) {
      await browser.action.setBadgeBackgroundColor({ color: '#b3261e' });
      await browser.action.setBadgeText({ text: openCharges === 0 ? '' : String(openCharges) });
    },
  };
}
