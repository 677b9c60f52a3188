import type { Charge } from '../domain/charge';
import { isOpen } from '../domain/state-facts';
import { BROWSER_ACTS_WITHIN, PAGE_ANSWERS_WITHIN } from '../domain/limits';
import { formatMoney } from '../domain/money';
import { headingOf, isAtItsPrice } from '../domain/outcome-heading';
import type { Notifier } from '../ports';
import type { News } from '../protocol/envelope';
import { browser } from './browser';
import { within } from './within';

/** Tells open pages of a charge's news; an outcome that no page shows becomes a notification, without customer data. */
export function createNotifier(): Notifier {
  /** True when a page shows the charge. Without any page of ours open the browser rejects: then nobody does. */
  const tellPages = async (chargeId: string): Promise<boolean> => {
    const news: News = { news: 'charge-changed', chargeId };
    const told: Promise<unknown> = browser.runtime.sendMessage(news);
    const reply = await within(PAGE_ANSWERS_WITHIN, told).catch(() => undefined);
    return typeof reply === 'object' && reply !== null && 'shown' in reply;
  };

  return {
    async tell(charge: Charge) {
      const { request, state } = charge;
      const { chargeId, pricePoint } = request;
      if ((await tellPages(chargeId)) || state === 'sending') return;
      const shown = browser.notifications.create(chargeId, {
        type: 'basic',
        iconUrl: browser.runtime.getURL('icons/icon-128.png'),
        title: browser.i18n.getMessage(headingOf(charge, state)),
        message: [
          ...(isAtItsPrice(state)
            ? [formatMoney(pricePoint.now, browser.i18n.getUILanguage())]
            : []),
          browser.i18n.getMessage(isOpen(state) ? 'notificationOpen' : 'notificationClosed'),
        ].join('\n'),
      });
      await within(BROWSER_ACTS_WITHIN, shown);
    },

    async refresh({ request }: Charge) {
      await tellPages(request.chargeId);
    },
  };
}
