import { expect, test } from 'playwright/test';
import { askBackground } from '../faults/support/ask-background';
import { chargeRequest } from '../faults/support/charge-by-message';
import { kindUnderTest, withFaultWorld } from '../faults/support/fault-world';
import { readCharges } from '../faults/support/read-charges';
import { chargesOf, requestsOf } from '../support/ledger';
import { freshCustomer } from '../support/world';

/** Lets no transaction of the journal begin, of those that the condition is for. */
const noTransaction = (condition: string) => `(realm) => {
  const { prototype } = realm.IDBDatabase;
  const { transaction } = prototype;
  prototype.transaction = function (names, ...rest) {
    if ([names].flat().includes('events') && ${condition}) {
      throw new realm.DOMException('', 'UnknownError');
    }
    return transaction.call(this, names, ...rest);
  };
}`;

/** How the disk may fail when the charge is to be written down. */
const failures = {
  'that is full': `(realm) => {
    realm.IDBObjectStore.prototype.add = () => {
      throw new realm.DOMException('', 'QuotaExceededError');
    };
  }`,
  'that cannot be written': noTransaction(`rest[0] === 'readwrite'`),
  'that breaks off what is written': `(realm) => {
    const { prototype } = realm.IDBObjectStore;
    const { add } = prototype;
    prototype.add = function (...values) {
      const adding = add.apply(this, values);
      this.transaction.abort();
      return adding;
    };
  }`,
};

for (const [what, change] of Object.entries(failures)) {
  test(`a journal ${what}: not sent, with the reason`, async () => {
    await withFaultWorld(kindUnderTest(), {}, async (world) => {
      const { browser, sandbox } = world;
      await browser.evaluateInBackground<null>(change);
      const customer = freshCustomer('usr_succeeds');
      // Nothing can be read back: what the popup is told at once is all that there is.
      const { charge } = await askBackground(
        browser,
        'start-charge',
        chargeRequest(world, customer),
      );
      expect(charge).toMatchObject({
        state: 'not-sent',
        events: [{ type: 'not-sent', reason: { code: 'journal-failed' } }],
      });
      expect(requestsOf(sandbox, customer)).toHaveLength(0);
      expect(chargesOf(sandbox, customer)).toHaveLength(0);
      expect([...(await readCharges(browser)).keys()]).toEqual([]);
    });
  });
}

test('a journal that does not open: nothing is sent, and nothing is said of the charge', async () => {
  await withFaultWorld(kindUnderTest(), {}, async (world) => {
    const { browser, sandbox } = world;
    await browser.evaluateInBackground<null>(noTransaction('true'));
    const customer = freshCustomer('usr_succeeds');
    const request = chargeRequest(world, customer);
    // An earlier press of the same might have been sent: even "not sent" would be a guess.
    await expect(askBackground(browser, 'start-charge', request)).rejects.toThrow('internal');
    expect(requestsOf(sandbox, customer)).toHaveLength(0);
    expect(chargesOf(sandbox, customer)).toHaveLength(0);
  });
});
