import { expect, test } from 'playwright/test';
import type { Charge } from '../../../src/domain/charge';
import { until } from '../driver/until';
import { askBackground } from '../faults/support/ask-background';
import { chargeByMessage, checkOutcome } from '../faults/support/charge-by-message';
import {
  kindUnderTest,
  organizations,
  withFaultWorld,
  type FaultWorld,
} from '../faults/support/fault-world';
import { deny, letPass, recordOf } from '../faults/support/story';
import { setDeviceClock } from '../support/clocks';
import { chargesOf, requestsOf } from '../support/ledger';
import { freshCustomer } from '../support/world';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Waits until a charge came to a state by itself. */
async function untilState(world: FaultWorld, charge: Charge, state: Charge['state']) {
  await until(
    async () => (await recordOf(world.browser, charge)).state === state,
    `it to be ${state}`,
  );
}

test('a denial without a reason is confirmed by a look 90 seconds later, and claims its customer until then', async () => {
  await withFaultWorld(kindUnderTest(), {}, async (world) => {
    const customer = freshCustomer('usr_unknown_code');
    const charge = await chargeByMessage(world, customer);
    expect(charge.state).toBe('unconfirmed');
    expect(await chargeByMessage(world, customer)).toMatchObject({
      state: 'not-sent',
      events: [{ reason: { code: 'open-charge' } }],
    });
    await letPass(world, 91_000);
    await untilState(world, charge, 'refused');
    expect(chargesOf(world.sandbox, customer)).toHaveLength(0);
  });
});

test('a look that a firewall refused confirms nothing', async () => {
  await withFaultWorld(kindUnderTest(), {}, async (world) => {
    const charge = await chargeByMessage(world, freshCustomer('usr_unknown_code'));
    await until(
      async () => (await recordOf(world.browser, charge)).events.length > 2,
      'the first look',
    );
    world.sandbox.blockNext('/payments_history');
    await letPass(world, 91_000);
    await until(
      async () => (await recordOf(world.browser, charge)).events.some(isRefusedLook),
      'a look that was refused',
    );
    expect((await recordOf(world.browser, charge)).state).toBe('unconfirmed');
    await letPass(world, 3 * MINUTE);
    await untilState(world, charge, 'refused');
  });
});

function isRefusedLook(event: Charge['events'][number]): boolean {
  return event.type === 'looked' && event.payments === 'key-refused';
}

test('a fault told after charging is not told as refused: the order is found at once', async () => {
  await withFaultWorld(kindUnderTest(), {}, async (world) => {
    const customer = freshCustomer('usr_fault_after');
    const charge = await chargeByMessage(world, customer);
    expect(['unconfirmed', 'succeeded']).toContain(charge.state);
    await untilState(world, charge, 'succeeded');
    expect(chargesOf(world.sandbox, customer)).toHaveLength(1);
  });
});

test('an error whose data say succeeded is unknown, and found at once', async () => {
  await withFaultWorld(kindUnderTest(), {}, async (world) => {
    const customer = freshCustomer('usr_error_succeeded');
    const charge = await chargeByMessage(world, customer);
    expect(charge.state).toBe('unknown');
    expect((await checkOutcome(world, charge.request.chargeId)).state).toBe('succeeded');
    expect(chargesOf(world.sandbox, customer)).toHaveLength(1);
  });
});

test('a second order that the history shows late is told by the look after 5 minutes', async () => {
  const options = { protocol: 'h1', organization: organizations.ignored } as const;
  await withFaultWorld(kindUnderTest(), options, async (world) => {
    const customer = freshCustomer('usr_cut_first');
    for (const path of ['/my_assets', '/payments_history'] as const) {
      world.sandbox.setLag(path, 4 * MINUTE);
    }
    const charge = await chargeByMessage(world, customer);
    expect(charge.state).toBe('succeeded');
    expect(chargesOf(world.sandbox, customer)).toHaveLength(2);
    await letPass(world, 91_000);
    await until(
      async () => (await recordOf(world.browser, charge)).events.length > 2,
      'the first look',
    );
    expect((await recordOf(world.browser, charge)).state).toBe('succeeded');
    await letPass(world, 5 * MINUTE);
    await untilState(world, charge, 'charged-twice');
  });
});

test('a look at 90 seconds that a firewall refused is made again, and tells the second order', async () => {
  const options = { protocol: 'h1', organization: organizations.ignored } as const;
  await withFaultWorld(kindUnderTest(), options, async (world) => {
    const customer = freshCustomer('usr_cut_first');
    const charge = await chargeByMessage(world, customer);
    expect(chargesOf(world.sandbox, customer)).toHaveLength(2);
    for (const path of ['/my_assets', '/payments_history']) world.sandbox.blockNext(path);
    await letPass(world, 91_000);
    await until(
      async () => (await recordOf(world.browser, charge)).events.some(isRefusedLook),
      'a look that was refused',
    );
    await letPass(world, 3 * MINUTE);
    await untilState(world, charge, 'charged-twice');
  });
});

test('a lost charge that is carried out after its denial is told on both records', async () => {
  const options = { organization: organizations.ignored } as const;
  await withFaultWorld(kindUnderTest(), options, async (world) => {
    const customer = freshCustomer('usr_late_504');
    const first = await chargeByMessage(world, customer);
    expect(first.state).toBe('unknown');
    await deny(world, first);
    const second = await chargeByMessage(world, customer);
    expect(second.state).toBe('succeeded');
    world.sandbox.release(customer);
    await until(() => chargesOf(world.sandbox, customer).length === 2, 'both to be charged');
    await letPass(world, 91_000);
    await untilState(world, first, 'charged-twice');
    await untilState(world, second, 'charged-twice');
  });
});

test('a lost charge that was denied lends its key: the server answers the first order, and charges once', async () => {
  await withFaultWorld(kindUnderTest(), {}, async (world) => {
    const { sandbox } = world;
    const customer = freshCustomer('usr_500_first');
    // What the server shows would settle the first charge before anybody could deny it.
    for (const path of ['/my_assets', '/payments_history']) sandbox.setDown(path, true);
    const first = await chargeByMessage(world, customer);
    expect(first.state).toBe('unknown');
    await deny(world, first);
    const second = await chargeByMessage(world, customer);
    expect(second.state).toBe('already-charged');
    await untilState(world, first, 'succeeded');
    expect(chargesOf(sandbox, customer)).toHaveLength(1);
    const [one, other] = requestsOf(sandbox, customer);
    expect(other?.body).toMatchObject({
      idempotency_key: first.request.chargeId,
      client_metadata: { ref: second.request.chargeId },
    });
    expect(one?.body).toMatchObject({ idempotency_key: first.request.chargeId });
  });
});

test('a clock that was an hour ahead at the press and is set right frees no denial early', async () => {
  await withFaultWorld(kindUnderTest(), {}, async (world) => {
    const { browser, sandbox } = world;
    for (const by of [HOUR, -HOUR]) {
      await setDeviceClock(browser, by);
      const charge = await chargeByMessage(world, freshCustomer('usr_502'));
      expect(charge.state).toBe('unknown');
      await setDeviceClock(browser, 0);
      const { chargeId } = charge.request;
      const word = { chargeId, charged: false, orderId: null, why: '' };
      expect((await askBackground(browser, 'mark-charge', word))?.state).toBe('unknown');
    }
    expect(sandbox.charges).toHaveLength(0);
  });
});

test('a press that the machine slept over is withheld, and frees its customer', async () => {
  await withFaultWorld(kindUnderTest(), {}, async (world) => {
    const { browser, sandbox } = world;
    const customer = freshCustomer('usr_succeeds');
    // The journal write is the last that is waited for: the clock goes on by 20 seconds over it.
    await browser.evaluateInBackground<null>(`(realm) => {
      const { IDBObjectStore, Date } = realm;
      const { add } = IDBObjectStore.prototype;
      Date.trueNow ??= Date.now;
      IDBObjectStore.prototype.add = function (...row) {
        IDBObjectStore.prototype.add = add;
        Date.now = () => Date.trueNow.call(Date) + 20_000;
        return add.apply(this, row);
      };
    }`);
    const charge = await chargeByMessage(world, customer);
    expect(charge).toMatchObject({
      state: 'not-sent',
      events: [{ type: 'sending' }, { type: 'withheld', reason: { code: 'held-up' } }],
    });
    expect(requestsOf(sandbox, customer)).toHaveLength(0);
    await setDeviceClock(browser, 0);
    expect((await chargeByMessage(world, customer)).state).toBe('succeeded');
    expect(chargesOf(sandbox, customer)).toHaveLength(1);
  });
});

test('what was refunded wholly or revoked raises no question, and what is owned for a year does', async () => {
  await withFaultWorld(kindUnderTest(), {}, async (world) => {
    const { sandbox } = world;
    const customer = freshCustomer('usr_succeeds');
    const first = await chargeByMessage(world, customer);
    const [order] = chargesOf(sandbox, customer);
    if (order === undefined) throw new Error('nothing was charged');
    expect(first.state).toBe('succeeded');
    const again = [first.request.chargeId];
    sandbox.refund(order.orderId);
    sandbox.revoke(order.orderId);
    expect((await chargeByMessage(world, customer, { again })).state).toBe('succeeded');

    const prices = await askBackground(world.browser, 'list-price-points', { fresh: true });
    const plan = prices.ok && prices.prices.pricePoints.find(isSubscription);
    if (!plan) throw new Error('there is no subscription');
    const subscriber = freshCustomer('usr_subscribed');
    const asked = await chargeByMessage(world, subscriber, { pricePoint: plan });
    expect(asked).toMatchObject({
      state: 'not-sent',
      events: [{ reason: { code: 'charge-again', earlier: [{ knownBy: 'assets' }] } }],
    });
    expect(requestsOf(sandbox, subscriber)).toHaveLength(0);
  });
});

function isSubscription({ ident }: { readonly ident: string }): boolean {
  return ident === 'monthly';
}
