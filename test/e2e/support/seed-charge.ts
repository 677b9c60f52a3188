import { randomUUID } from 'node:crypto';
import type { ChargeRequest } from '../../../src/domain/charge';
import { isOpen } from '../../../src/domain/state-facts';
import type { ChargeEvent } from '../../../src/domain/charge-event';
import { nextLook } from '../../../src/domain/look-schedule';
import { foldCharge } from '../../../src/domain/step-charge';
import type { PricePoint } from '../../../src/domain/price-point';
import type { BrowserUnderTest } from '../driver/browser-under-test';

const usd = { code: 'USD', minorUnits: 2, symbol: '$' };

export const samplePrice: PricePoint = {
  ident: 'monthly',
  features: ['premium'],
  now: { minor: 2999, currency: usd },
  terms: { kind: 'recurring', every: { count: 1, unit: 'months' } },
};

/** A charge request of a moment ago, as the popup would have made it. */
export function sampleRequest(): ChargeRequest {
  return {
    chargeId: randomUUID(),
    organization: 'acme-sandbox',
    isTest: false,
    externalId: `usr_9f31c2.${randomUUID().slice(0, 4)}`,
    pricePoint: samplePrice,
    note: 'said yes in chat',
    agent: 'Robin',
    surface: 'popup',
    page: { tabId: 1, host: 'desk.acme.test', address: 'https://desk.acme.test/tickets/501' },
    provenance: { by: 'label', label: 'Customer ID', host: 'desk.acme.test' },
    pressedAt: Date.now(),
  };
}

/** Writes a charge's events into the journal, so that the popup shows it first; its outcome need not be brought about. */
export async function seedCharge(
  browser: BrowserUnderTest,
  events: readonly ChargeEvent[],
): Promise<void> {
  const charge = foldCharge(events);
  if (charge === undefined) throw new Error('these events tell no story of a charge');
  const { chargeId, externalId, organization } = charge.request;
  const who = `${organization}/${externalId}`;
  const lookAt = nextLook(charge);
  const pending = {
    chargeId,
    who,
    ...(isOpen(charge.state) ? { openWho: who } : {}),
    ...(lookAt === null ? {} : { lookAt, plannedAt: Date.now() }),
  };
  const records = events.map((event, seq) => ({
    chargeId,
    seq,
    ...(seq === 0 ? { begunAt: event.at, who } : {}),
    event,
  }));
  await browser.evaluateInExtension<null>(
    `new Promise((resolve, reject) => {
      const opening = indexedDB.open('chargehand');
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const transaction = opening.result.transaction(['events', 'pending'], 'readwrite');
        const events = transaction.objectStore('events');
        const newest = events.index('order').openKeyCursor(null, 'prev');
        newest.onsuccess = () => {
          const order = (newest.result?.key ?? 0) + 1;
          for (const record of ${JSON.stringify(records)}) {
            events.add(record.seq === 0 ? { ...record, order } : record);
          }
        };
        const pending = ${JSON.stringify(pending)};
        if ('openWho' in pending || 'lookAt' in pending) transaction.objectStore('pending').add(pending);
        transaction.oncomplete = () => { opening.result.close(); resolve(null); };
        transaction.onabort = () => reject(transaction.error);
      };
    })`,
  );
}

/** Makes the first record of a charge unreadable, as an edited or broken profile would. */
export async function damageCharge(browser: BrowserUnderTest, chargeId: string): Promise<void> {
  await browser.evaluateInExtension<null>(
    `new Promise((resolve, reject) => {
      const opening = indexedDB.open('chargehand');
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const transaction = opening.result.transaction('events', 'readwrite');
        const events = transaction.objectStore('events');
        const first = events.get([${JSON.stringify(chargeId)}, 0]);
        first.onsuccess = () => { events.put({ ...first.result, event: { type: 'sending' } }); };
        transaction.oncomplete = () => { opening.result.close(); resolve(null); };
        transaction.onabort = () => reject(transaction.error);
      };
    })`,
  );
}
