import { expect, test } from 'playwright/test';
import { chargeByMessage } from '../faults/support/charge-by-message';
import { kindUnderTest, withFaultWorld } from '../faults/support/fault-world';
import { chargesOf } from '../support/ledger';
import { freshCustomer } from '../support/world';

/** Calls of the browser that are never answered, by what the agent would notice of them. */
const hungCalls = {
  'a badge': 'action.setBadgeText',
  'an alarm': 'alarms.create',
  'a notification': 'notifications.create',
} as const;

for (const [what, call] of Object.entries(hungCalls)) {
  test(`${what} that the browser never answers holds up no press of any customer`, async () => {
    await withFaultWorld(kindUnderTest(), {}, async (world) => {
      const { browser, sandbox } = world;
      await browser.evaluateInBackground<null>(`(realm) => {
        const api = realm.browser ?? realm.chrome;
        const [namespace, name] = '${call}'.split('.');
        realm.hungCalls = 0;
        api[namespace][name] = () => {
          realm.hungCalls += 1;
          return new realm.Promise(() => undefined);
        };
      }`);
      const lost = freshCustomer('usr_500');
      expect((await chargeByMessage(world, lost)).state).not.toBe('sending');
      for (const customer of [freshCustomer('usr_succeeds'), freshCustomer('usr_succeeds')]) {
        expect((await chargeByMessage(world, customer)).state).toBe('succeeded');
        expect(chargesOf(sandbox, customer)).toHaveLength(1);
      }
      const hung = await browser.evaluateInBackground<number>('(realm) => realm.hungCalls');
      expect(hung).toBeGreaterThan(0);
    });
  });
}

test('a database connection that the browser closed is opened again, and an outcome that arrives then is recorded', async () => {
  await withFaultWorld(kindUnderTest(), {}, async (world) => {
    const { browser, sandbox } = world;
    const before = freshCustomer('usr_succeeds');
    expect((await chargeByMessage(world, before)).state).toBe('succeeded');

    // As soon as the record of the next charge is written, its connection is closed under it.
    await browser.evaluateInBackground<null>(`(realm) => {
      const { prototype } = realm.IDBObjectStore;
      const { add } = prototype;
      prototype.add = function (...row) {
        prototype.add = add;
        const { transaction } = this;
        transaction.addEventListener('complete', () => {
          transaction.db.close();
          transaction.db.dispatchEvent(new realm.Event('close'));
          realm.closedConnections = 1;
        });
        return add.apply(this, row);
      };
    }`);
    const customer = freshCustomer('usr_succeeds');
    expect((await chargeByMessage(world, customer)).state).toBe('succeeded');
    expect(chargesOf(sandbox, customer)).toHaveLength(1);
    const closed = await browser.evaluateInBackground<number>('(realm) => realm.closedConnections');
    expect(closed).toBe(1);

    const after = freshCustomer('usr_succeeds');
    expect((await chargeByMessage(world, after)).state).toBe('succeeded');
    expect(chargesOf(sandbox, after)).toHaveLength(1);
  });
});
