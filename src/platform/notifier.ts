import { isOpen, type Charge } from '../domain/charge';
import { formatMoney } from '../domain/money';
import { outcomeHeading } from '../domain/outcome-heading';
import type { Notifier } from '../ports';
import type { News } from '../protocol/envelope';
import { browser } from './browser';

/** A page that shows a charge says so at once, in milliseconds; one that hangs must not keep its outcome from the agent. */
const PAGE_ANSWERS_WITHIN = 1_000;

/** Tells open pages of a charge's news; an outcome that no page shows becomes a notification, without customer data. */
export function createNotifier(): Notifier {
  /** True when a page shows the charge. Without any page of ours open the browser rejects: then nobody does. */
  const tellPages = async (chargeId: string): Promise<boolean> => {
    const news: News = { news: 'charge-changed', chargeId };
    const told: Promise<unknown> = browser.runtime.sendMessage(news).catch(() => undefined);
    const reply = await Promise.race([told, silence()]);
    return typeof reply === 'object' && reply !== null && 'shown' in reply;
  };

  return {
    async tell({ request, state }: Charge) {
      const { chargeId, pricePoint } = request;
      if ((await tellPages(chargeId)) || state === 'sending') return;
      await browser.notifications.create(chargeId, {
        type: 'basic',
        iconUrl: browser.runtime.getURL('icons/icon-128.png'),
        title: browser.i18n.getMessage(outcomeHeading[state]),
        message: [
          formatMoney(pricePoint.now, browser.i18n.getUILanguage()),
          browser.i18n.getMessage(isOpen(state) ? 'notificationOpen' : 'notificationClosed'),
        ].join('\n'),
      });
    },

    async refresh({ request }: Charge) {
      await tellPages(request.chargeId);
    },
  };
}

const silence = (): Promise<undefined> =>
  new Promise((resolve) => {
    setTimeout(resolve, PAGE_ANSWERS_WITHIN, undefined);
  });
