import { until } from '../../driver/until';
import type { BrowserUnderTest } from '../../driver/browser-under-test';
import type { ChargeEvent } from '../../../../src/domain/charge-event';

/** Something of the background that has been stopped on its way, or will be. */
export interface Hold {
  /** Resolves once the background has come there. */
  reached(): Promise<void>;
}

/** Stops the background at its next write of such an event, of that charge if one is given: it neither happens nor fails. */
export function holdWrite(
  browser: BrowserUnderTest,
  type: ChargeEvent['type'],
  chargeId?: string,
): Promise<Hold> {
  const isMeant =
    chargeId === undefined
      ? `value.event.type === '${type}'`
      : `value.event.type === '${type}' && value.chargeId === '${chargeId}'`;
  return hold(
    browser,
    `(realm) => {
      const { prototype } = realm.IDBObjectStore;
      const { add } = prototype;
      prototype.add = function (value, ...rest) {
        if (this.name !== 'events' || !(${isMeant})) {
          return add.call(this, value, ...rest);
        }
        realm.chargehandReached = true;
        // A transaction without work would be committed as it stands; a death never commits one.
        const work = () => { this.count().onsuccess = work; };
        work();
        return new realm.Promise(() => undefined);
      };
    }`,
  );
}

/** Stops the background when it is about to send a charge: nothing leaves. */
export function holdRequest(browser: BrowserUnderTest): Promise<Hold> {
  return hold(
    browser,
    `(realm) => {
      const { fetch } = realm;
      realm.fetch = (url, ...rest) => {
        if (!String(url).endsWith('/checkout/one_click')) return fetch.call(realm, url, ...rest);
        realm.chargehandReached = true;
        return new realm.Promise(() => undefined);
      };
    }`,
  );
}

async function hold(browser: BrowserUnderTest, change: string): Promise<Hold> {
  await browser.evaluateInBackground(`(realm) => void (${change})(realm)`);
  return {
    reached: async () => {
      await until(
        () => browser.evaluateInBackground<boolean>('(realm) => realm.chargehandReached === true'),
        'the background to come to where it is held',
      );
    },
  };
}

/**
 * Keeps the background waiting for a page that hears news of a charge and does not answer: what it
 * would do next, a notification, does not come. `count` is which news from now on that is.
 */
export async function holdNews(
  browser: BrowserUnderTest,
  chargeId: string,
  count: number,
): Promise<Hold> {
  await browser.evaluateInExtension(`void (() => {
    const heard = (globalThis.chargehandHeard ??= {});
    heard['${chargeId}'] = 0;
    (globalThis.browser ?? chrome).runtime.onMessage.addListener(({ news, chargeId }) => {
      if (news !== 'charge-changed' || chargeId !== '${chargeId}') return undefined;
      heard[chargeId] += 1;
      // This one is kept waiting; the others are heard by nobody, as where no page is open.
      return heard[chargeId] === ${count} ? true : undefined;
    });
  })()`);
  return {
    reached: async () => {
      await until(
        async () =>
          (await browser.evaluateInExtension<number>(`chargehandHeard['${chargeId}']`)) >= count,
        'news of the charge',
      );
    },
  };
}
