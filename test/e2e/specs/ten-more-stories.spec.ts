import { expect, test } from 'playwright/test';
import type { Charge } from '../../../src/domain/charge';
import { charge as chargeElsewhere } from '../../contract/sandbox-charge';
import { until } from '../driver/until';
import { askBackground } from '../faults/support/ask-background';
import {
  chargeByMessage,
  checkOutcome,
  sendCharge,
  untilOutcome,
} from '../faults/support/charge-by-message';
import {
  kindUnderTest,
  organizations,
  setUp,
  startFaultWorld,
  unlock,
  type FaultWorld,
} from '../faults/support/fault-world';
import { deny, letPass, listed, lookAfter, recordOf } from '../faults/support/story';
import {
  comesTo,
  deliverAgain,
  dropMetadata,
  findingOf,
  popupSays,
  statesOf,
} from '../faults/support/story-world';
import { hideBooks, showBooks } from '../support/books';
import { builtExtension } from '../support/built-extension';
import { passTime, setDeviceClock } from '../support/clocks';
import { chargesOf, requestsOf } from '../support/ledger';
import { OPTIONS_PAGE } from '../support/set-up-extension';
import { endWorld, freshCustomer, launch } from '../support/world';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const FIRST_LOOK = 91_000;
const HISTORY = '/payments_history';
const ASSETS = '/my_assets';

let world: FaultWorld;

// This server ignores idempotency keys. Each story starts at the true time, with empty books.
test.beforeEach(async () => {
  world = await startFaultWorld(kindUnderTest(), { organization: organizations.ignored });
});

test.afterEach(async () => {
  await endWorld(world);
});

/** The orders of the ledger, oldest first. */
const orderIdsOf = (customer: string) =>
  chargesOf(world.sandbox, customer).map(({ orderId }) => orderId);

const ordersShown = (charge: Charge) =>
  (findingOf(charge)?.orders ?? []).map(({ orderId }) => orderId).toSorted();

test('a second order that a colleague gave back before anybody looked is told all the same', async () => {
  const { sandbox } = world;
  const customer = freshCustomer('usr_succeeds');
  const charge = await chargeByMessage(world, customer);
  await deliverAgain(world, customer);
  const [, extra = ''] = orderIdsOf(customer);
  sandbox.refund(extra);
  sandbox.revoke(extra);
  const told = await lookAfter(world, charge, FIRST_LOOK);
  expect(chargesOf(sandbox, customer)).toHaveLength(2);
  expect(told.state).toBe('charged-twice');
  expect(ordersShown(told)).toEqual(orderIdsOf(customer).toSorted());
  expect(await popupSays(world, customer, 'Charged twice?')).toContain(extra);
});

test('two orders that the agent has seen to are not told anew, and a third one is', async () => {
  const { browser, sandbox } = world;
  const customer = freshCustomer('usr_succeeds');
  const charge = await chargeByMessage(world, customer);
  await deliverAgain(world, customer);
  expect((await lookAfter(world, charge, FIRST_LOOK)).state).toBe('charged-twice');
  sandbox.refund(orderIdsOf(customer)[1] ?? '');
  const word = { chargeId: charge.request.chargeId, charged: true, orderId: null, why: '' };
  expect((await askBackground(browser, 'mark-charge', word))?.state).toBe('marked-charged');
  // The third is made minutes after the press, and the books show it hours later.
  for (const path of [HISTORY, ASSETS] as const) sandbox.setLag(path, 'held');
  await deliverAgain(world, customer);
  await letPass(world, HOUR);
  await letPass(world, HOUR);
  expect(await statesOf(world, charge)).toEqual(['marked-charged']);
  for (const path of [HISTORY, ASSETS] as const) sandbox.setLag(path, 'none');
  await letPass(world, 3 * HOUR);
  await letPass(world, 24 * HOUR);
  expect(chargesOf(sandbox, customer)).toHaveLength(3);
  await comesTo(world, charge, 'charged-twice');
  expect(ordersShown(await recordOf(browser, charge))).toContain(orderIdsOf(customer)[2]);
});

test('a second order that a new tax made dearer is told, each with its own amount', async () => {
  const { sandbox } = world;
  dropMetadata(world);
  const customer = freshCustomer('usr_succeeds');
  const charge = await chargeByMessage(world, customer);
  sandbox.setTax(customer, 20);
  await deliverAgain(world, customer);
  expect(chargesOf(sandbox, customer).map(({ amount }) => amount)).toEqual(['0.99', '1.19']);
  await lookAfter(world, charge, FIRST_LOOK);
  await comesTo(world, charge, 'charged-twice');
  const text = await popupSays(world, customer, 'Charged twice?');
  expect(text).toContain('$0.99');
  expect(text).toContain('$1.19');
});

test('a customer who authenticates after the agent’s denial is told as charged', async () => {
  const { browser, sandbox } = world;
  const customer = freshCustomer('usr_authenticates');
  const charge = await chargeByMessage(world, customer);
  expect(charge.state).toBe('authenticating');
  await passTime(world, 2 * HOUR);
  const { chargeId } = charge.request;
  const word = { chargeId, charged: false, orderId: null, why: '' };
  expect((await askBackground(browser, 'mark-charge', word))?.state).toBe('marked-not-charged');
  expect(chargesOf(sandbox, customer)).toHaveLength(0);
  expect(sandbox.endAuthentication(customer, 'completed')).toBe(1);
  expect(chargesOf(sandbox, customer)).toMatchObject([{ idempotencyKey: chargeId }]);
  await letPass(world, 3 * HOUR);
  await comesTo(world, charge, 'succeeded');
  await until(
    async () => (await browser.notifications()).some(({ id }) => id === chargeId),
    'the notification',
  );
});

test('what an agent at another device sells is not the charge that was lost at this one', async () => {
  const { browser, kind, sandbox, organization } = world;
  const other = await launch(kind, { sandbox, locale: 'en-US', extension: builtExtension(kind) });
  try {
    await (await other.pageOpenedByExtension(OPTIONS_PAGE)).close();
    await setUp(other, organization);
    const customer = freshCustomer('usr_502_first');
    const lost = await chargeByMessage(world, customer, {
      pricePoint: await listed(browser, 'lifetime-pass'),
    });
    expect(lost.state).toBe('unknown');
    const sold = await chargeByMessage({ ...world, browser: other }, customer, {
      pricePoint: await listed(other, 'lifetime-pass'),
    });
    expect(sold.state).toBe('succeeded');
    expect(chargesOf(sandbox, customer)).toMatchObject([
      { clientMetadata: { ref: sold.request.chargeId } },
    ]);
    // The asset names its order and the other device's reference.
    const looked = await checkOutcome(world, lost.request.chargeId);
    expect(looked.state).toBe('unknown');
    expect.soft(findingOf(looked)?.kind).toBe('nothing');
    await deny(world, lost);
    expect((await lookAfter(world, lost, 3 * HOUR)).state).toBe('marked-not-charged');
    expect((await recordOf(other, sold)).state).toBe('succeeded');
    expect(chargesOf(sandbox, customer)).toHaveLength(1);
  } finally {
    await other.close();
  }
});

test('a second order that nobody could look for, for two days at another organization, is told on return', async () => {
  const { browser, sandbox, organization } = world;
  const customer = freshCustomer('usr_succeeds');
  const charge = await chargeByMessage(world, customer);
  await deliverAgain(world, customer);
  sandbox.blockNext(ASSETS, 1_000);
  await setUp(browser, organizations.honoured);
  for (const by of [FIRST_LOOK, 5 * MINUTE, 30 * MINUTE, 3 * HOUR, 24 * HOUR, 24 * HOUR]) {
    await letPass(world, by);
  }
  expect(await statesOf(world, charge)).toEqual(['succeeded']);
  sandbox.blockNext(ASSETS, 0);
  await setUp(browser, organization);
  await letPass(world, 24 * HOUR);
  expect(chargesOf(sandbox, customer)).toHaveLength(2);
  await comesTo(world, charge, 'charged-twice');
});

test('a clock that is more than a day wrong hides no sale of an hour ago', async () => {
  const { browser, sandbox, organization: org } = world;
  for (const by of [25 * HOUR, -25 * HOUR]) {
    const customer = freshCustomer('usr_succeeds');
    sandbox.setClock(-HOUR);
    await chargeElsewhere(sandbox, { externalId: customer, org, metadata: { source: 'shop' } });
    sandbox.setClock(0);
    await setDeviceClock(browser, by);
    const pricePoint = await listed(browser, 'coins-100');
    const asked = await chargeByMessage(world, customer, { pricePoint });
    expect.soft(asked, `a clock off by ${String(by / HOUR)} hours`).toMatchObject({
      state: 'not-sent',
      events: [{ type: 'not-sent', reason: { code: 'charge-again' } }],
    });
    expect.soft(chargesOf(sandbox, customer)).toHaveLength(1);
  }
});

test('one order that both books list twice is one charge', async () => {
  const { browser, sandbox } = world;
  dropMetadata(world);
  const pricePoint = await listed(browser, 'lifetime-pass');
  const heard = freshCustomer('usr_succeeds');
  const charge = await chargeByMessage(world, heard, { pricePoint });
  const unheard = freshCustomer('usr_500_first');
  const lost = await chargeByMessage(world, unheard, { pricePoint });
  expect(lost.state).toBe('unknown');
  for (const customer of [heard, unheard]) {
    expect(chargesOf(sandbox, customer)).toHaveLength(1);
    sandbox.bringAlso(orderIdsOf(customer)[0] ?? '', 'lifetime-pass');
  }
  const looked = await checkOutcome(world, lost.request.chargeId);
  expect.soft(findingOf(looked)?.kind).not.toBe('twice');
  expect.soft(ordersShown(looked)).toEqual(orderIdsOf(unheard));
  expect((await lookAfter(world, charge, FIRST_LOOK)).state).toBe('succeeded');
  expect((await lookAfter(world, charge, 3 * HOUR)).state).toBe('succeeded');
  expect(await statesOf(world, lost)).not.toContain('charged-twice');
});

test('a press at a new price that finds the lost charge names no sum that nobody paid', async () => {
  const { browser, sandbox } = world;
  const organization = organizations.honoured;
  await setUp(browser, organization);
  const here = { ...world, organization };
  const customer = freshCustomer('usr_500_first');
  hideBooks(world);
  const first = await chargeByMessage(here, customer);
  expect(first.state).toBe('unknown');
  await deny(world, first);
  sandbox.setPrice(organization, 'coins-100', { lifetime_price: '1.97' });
  const pricePoint = await listed(browser, 'coins-100');
  const second = await chargeByMessage(here, customer, { pricePoint });
  expect(chargesOf(sandbox, customer)).toMatchObject([{ amount: '0.99' }]);
  expect(second.state).toBe('already-charged');
  const text = await popupSays(world, customer, 'Already charged');
  expect(text).toContain('Nothing more was charged.');
  // The customer paid the old price. The new one alone, under this heading, would be taken for what was paid.
  if (text.includes('$1.97')) expect.soft(text).toContain('$0.99');
  showBooks(world);
  await letPass(world, 3 * HOUR);
  await comesTo(world, first, 'succeeded');
  expect(await statesOf(world, second)).toEqual(['already-charged']);
});

test('a free trial whose browser died is found, and is said to have cost nothing', async () => {
  const { browser, kind, sandbox } = world;
  const customer = freshCustomer('usr_held');
  const chargeId = await sendCharge(world, customer, {
    pricePoint: await listed(browser, 'trial-week'),
  });
  await sandbox.waitForCharge(({ externalId }) => externalId === customer, 30_000);
  await browser.killHard();
  sandbox.release(customer);
  const again = { sandbox, locale: 'en-US', extension: builtExtension(kind) };
  world = { ...world, browser: await launch(kind, { ...again, profile: browser.profile }) };
  await unlock(world.browser);
  await untilOutcome(world, chargeId);
  expect((await checkOutcome(world, chargeId)).state).toBe('succeeded');
  expect(chargesOf(sandbox, customer)).toMatchObject([{ amount: '0.00' }]);
  expect(requestsOf(sandbox, customer)).toHaveLength(1);
  const text = await popupSays(world, customer, 'Succeeded');
  expect(text).toContain('Listed price: $0.00, a free trial.');
  expect(text).not.toContain('Listed price: $29.99');
});
