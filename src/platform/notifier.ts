import { isOpen, type Charge } from '../domain/charge';
import { formatMoney } from '../domain/money';
import { outcomeHeading } from '../domain/outcome-heading';
import type { Notifier } from '../ports';
import type { ChargeNews } from '../protocol/envelope';
import { browser } from './browser';

/** Tells open pages of a charge's news; an outcome that no page shows becomes a notification, without customer data. */
export function createNotifier(): Notifier {
  return {
    async tell(charge: Charge) {
      const { chargeId, pricePoint } = charge.request;
      const news: ChargeNews = { news: 'charge-changed', chargeId };
      // Without any page of ours open the browser rejects: then nobody shows it.
      const reply: unknown = await browser.runtime.sendMessage(news).catch(() => undefined);
      const isShown = typeof reply === 'object' && reply !== null && 'shown' in reply;
      if (isShown || charge.state === 'sending') return;
      await browser.notifications.create(chargeId, {
        type: 'basic',
        iconUrl: browser.runtime.getURL('icons/icon-128.png'),
        title: browser.i18n.getMessage(outcomeHeading[charge.state]),
        message: [
          formatMoney(pricePoint.now, browser.i18n.getUILanguage()),
          browser.i18n.getMessage(isOpen(charge.state) ? 'notificationOpen' : 'notificationClosed'),
        ].join('\n'),
      });
    },
  };
}
