import { expect, test } from 'playwright/test';
import type { Charge } from '../../../src/domain/charge';
import { charge as chargeElsewhere } from '../../contract/sandbox-charge';
import { secretKeys } from '../../sandbox/secret-keys';
import type { Surface } from '../driver/surface';
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
import { deny, listed, lookAfter, looksOf, recordOf } from '../faults/support/story';
import { comeToForm, waitForOutcome } from '../support/charge-form';
import { chargesOf } from '../support/ledger';
import { endWorld, freshCustomer, openTicket } from '../support/world';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const HISTORY = '/payments_history';
const ASSETS = '/my_assets';
const CHECKOUT = '/checkout/one_click';
const NO_METADATA = 'acme-no-metadata';
/** Charges the first delivery, cuts its connection, and answers the browser's own second one. */
const TWICE = 'usr_cut_first';

let world: FaultWorld;

// Over HTTP/1.1 both browsers put a charge on the wire again when its connection is cut.
test.beforeAll(async () => {
  world = await startFaultWorld(kindUnderTest(), { protocol: 'h1' });
});

test.afterAll(async () => {
  await endWorld(world);
});

/** The same world, set up for an organization. */
async function at(organization: string, secretKey?: string): Promise<FaultWorld> {
  await setUp(world.browser, organization, secretKey);
  return { ...world, organization };
}

/** Opens the popup over the ticket of a customer, and gives it to `use`. */
async function overTicket(customer: string, use: (popup: Surface) => Promise<void>) {
  const page = await openTicket(world.browser, customer);
  await use(await world.browser.pressToolbarButton(page));
  await world.browser.closePopup();
  await page.close();
}

const amountsIn = (charge: Charge) =>
  looksOf(charge)
    .at(-1)
    ?.finding.orders.map(({ amount }) => [amount?.minor, amount?.currency.code]);

test('a free trial that was started twice is told, though nobody paid for it', async () => {
  const here = await at(organizations.ignored);
  const customer = freshCustomer(TWICE);
  world.sandbox.setGuard(customer, false);
  const charge = await chargeByMessage(here, customer, {
    pricePoint: await listed(world.browser, 'trial-week'),
  });
  expect(chargesOf(world.sandbox, customer)).toHaveLength(2);
  expect((await lookAfter(world, charge, 91_000)).state).toBe('charged-twice');
});

test('two subscriptions are told to who has a key that may not look payments up', async () => {
  const here = await at(organizations.ignored, secretKeys.noLookup);
  const customer = freshCustomer(TWICE);
  world.sandbox.setGuard(customer, false);
  const charge = await chargeByMessage(here, customer, {
    pricePoint: await listed(world.browser, 'monthly'),
  });
  expect(chargesOf(world.sandbox, customer)).toHaveLength(2);
  expect((await lookAfter(world, charge, 91_000)).state).toBe('charged-twice');
});

test('a history of half a megabyte hides no second charge', async () => {
  const here = await at(organizations.ignored);
  const customer = freshCustomer(TWICE);
  world.sandbox.setRow(HISTORY, customer, { receipt: 'x'.repeat(256 * 1024) });
  const charge = await chargeByMessage(here, customer);
  expect(chargesOf(world.sandbox, customer)).toHaveLength(2);
  expect((await lookAfter(world, charge, 91_000)).state).toBe('charged-twice');
});

test('orders that the history knows by other ids are as many as were made', async () => {
  const here = await at(organizations.ignored);
  const other = (end: string) => ({ order_id: `99999999-9999-4999-8999-99999999999${end}` });
  const once = freshCustomer('usr_succeeds');
  world.sandbox.setRow(HISTORY, once, other('0'));
  const one = await chargeByMessage(here, once);
  const twice = freshCustomer(TWICE);
  const two = await chargeByMessage(here, twice);
  for (const [index, { orderId }] of chargesOf(world.sandbox, twice).entries()) {
    world.sandbox.setRow(HISTORY, orderId, other(String(index + 1)));
  }
  expect(chargesOf(world.sandbox, once)).toHaveLength(1);
  expect(chargesOf(world.sandbox, twice)).toHaveLength(2);
  expect((await lookAfter(world, one, 91_000)).state).toBe('succeeded');
  expect((await until(() => twiceTold(two), 'both to be told')).state).toBe('charged-twice');
});

async function twiceTold(charge: Charge) {
  const record = await recordOf(world.browser, charge);
  return record.state === 'charged-twice' && record;
}

test('another machine charges in the same second: both orders are shown', async () => {
  const here = await at(organizations.honoured);
  const customer = freshCustomer('usr_held');
  const chargeId = await sendCharge(here, customer);
  await world.sandbox.waitForCharge(({ externalId }) => externalId === customer, 30_000);
  const ref = '11111111-1111-4111-8111-111111111111';
  const elsewhere = chargeElsewhere(world.sandbox, {
    externalId: customer,
    idempotencyKey: ref,
    metadata: { source: 'chargehand', ref },
  });
  await until(() => chargesOf(world.sandbox, customer).length === 2, 'both to be charged');
  world.sandbox.release(customer);
  await elsewhere;
  const charge = await untilOutcome(here, chargeId);
  expect(charge.state).toBe('succeeded');
  expect((await lookAfter(world, charge, 91_000)).state).toBe('charged-twice');
});

test('an order that turns up late is its own charge’s, not that of the next one at the same price', async () => {
  const { sandbox } = world;
  sandbox.setPrice(NO_METADATA, 'number-price', { lifetime_price: '0.99' });
  const here = await at(NO_METADATA);
  const customer = freshCustomer('usr_no_order');
  for (const path of [HISTORY, ASSETS] as const) sandbox.setLag(path, 'held');
  const first = await chargeByMessage(here, customer);
  sandbox.setDown(CHECKOUT, true);
  const next = await chargeByMessage(here, customer, {
    pricePoint: await listed(world.browser, 'number-price'),
  });
  sandbox.setDown(CHECKOUT, false);
  for (const path of [HISTORY, ASSETS] as const) sandbox.setLag(path, 'none');
  expect(chargesOf(sandbox, customer)).toMatchObject([{ ppIdent: 'coins-100' }]);
  const looked = await checkOutcome(here, next.request.chargeId);
  expect(looked.state).toBe('unknown');
  expect(looksOf(looked).at(-1)?.finding.kind).toBe('nothing');
  expect((await recordOf(world.browser, first)).state).toBe('succeeded');
});

test('a note that quotes the reference of another charge settles none', async () => {
  const here = await at(organizations.honoured);
  const customer = freshCustomer('usr_502_first');
  const first = await chargeByMessage(here, customer);
  await deny(world, first);
  const note = `ref ${first.request.chargeId}`;
  const next = await chargeByMessage(here, customer, { note });
  expect((await lookAfter(world, next, 91_000)).state).toBe('succeeded');
  expect((await lookAfter(world, first, 3 * HOUR)).state).toBe('marked-not-charged');
  expect(chargesOf(world.sandbox, customer)).toHaveLength(1);
});

test('a lent key whose borrower was lost as well: one order is told as one charge', async () => {
  const { browser, sandbox } = world;
  const here = await at(organizations.honoured);
  const customer = freshCustomer('usr_502_first');
  for (const path of [HISTORY, ASSETS]) sandbox.setDown(path, true);
  const first = await chargeByMessage(here, customer);
  await deny(world, first);
  sandbox.setHeld(CHECKOUT, true);
  const chargeId = await sendCharge(here, customer);
  await sandbox.waitForCharge(({ externalId }) => externalId === customer, 30_000);
  await browser.killBackground();
  sandbox.setHeld(CHECKOUT, false);
  await unlock(browser);
  const second = await untilOutcome(here, chargeId);
  expect(second.state).toBe('unknown');
  await deny(world, second);
  const third = await chargeByMessage(here, customer);
  expect(third.state).toBe('already-charged');
  for (const path of [HISTORY, ASSETS]) sandbox.setDown(path, false);
  await lookAfter(world, second, 3 * HOUR);
  expect(chargesOf(sandbox, customer)).toHaveLength(1);
  const told = await Promise.all(
    [first, second, third].map((each) => recordOf(world.browser, each)),
  );
  expect(told.map(({ state }) => state)).toEqual([
    'succeeded',
    'marked-not-charged',
    'already-charged',
  ]);
});

test('an order of the same customer at another organization settles nothing', async () => {
  const { sandbox } = world;
  const lost = await chargeByMessage(await at(NO_METADATA), freshCustomer('usr_502_first'));
  const { chargeId, externalId } = lost.request;
  const other = await at(organizations.honoured);
  // The first there goes wrong as well.
  await chargeElsewhere(sandbox, { externalId });
  await chargeElsewhere(sandbox, { externalId });
  expect(chargesOf(sandbox, externalId)).toMatchObject([{ org: organizations.honoured }]);
  const looked = await checkOutcome(other, chargeId);
  expect(looksOf(looked).at(-1)).toMatchObject({
    payments: 'no-key',
    finding: { kind: 'nothing' },
  });
});

test('what was charged is said only as far as it is known: a tax, another currency', async () => {
  const { sandbox } = world;
  const here = await at(NO_METADATA);
  const pricePoint = await listed(world.browser, 'yen-pack');
  const taxed = freshCustomer('usr_succeeds');
  sandbox.setTax(taxed, 10);
  const withTax = await chargeByMessage(here, taxed, { pricePoint });
  const euro = { code: 'EUR', minor_units: 2, title: 'Euro', symbol: '€' };
  const customer = freshCustomer('usr_succeeds');
  const before = await listed(world.browser, 'coins-100');
  sandbox.setPrice(NO_METADATA, 'coins-100', { currency: euro });
  const inEuro = await chargeByMessage(here, customer, { pricePoint: before });
  expect(chargesOf(sandbox, taxed)).toMatchObject([{ amount: '1320' }]);
  expect(chargesOf(sandbox, customer)).toMatchObject([{ amount: '0.99', currency: 'EUR' }]);
  await overTicket(customer, async (popup) => {
    await popup.waitForText('The customer was charged. Listed price: $0.99.');
  });
  expect(amountsIn(await lookAfter(world, inEuro, 91_000))).toEqual([[99, 'EUR']]);
  await overTicket(customer, async (popup) => {
    await popup.waitForText('€0.99');
  });
  const looked = await until(async () => {
    const record = await recordOf(world.browser, withTax);
    return looksOf(record).length > 0 && record;
  }, 'the look at the other one');
  expect(amountsIn(looked)).toEqual([[1320, 'JPY']]);
});

test('the form says how many charges are open by now, not by when the popup was opened', async () => {
  const here = await at(organizations.honoured);
  expect((await chargeByMessage(here, freshCustomer('usr_502'))).state).toBe('unknown');
  const customer = freshCustomer('usr_held');
  await sendCharge(here, customer);
  await world.sandbox.waitForCharge(({ externalId }) => externalId === customer, 30_000);
  const { openCharges } = await askBackground(world.browser, 'get-status', null);
  await overTicket(freshCustomer('usr_succeeds'), async (popup) => {
    await popup.waitForText(customer);
    world.sandbox.release(customer);
    await waitForOutcome(popup, 'Succeeded');
    await comeToForm(popup);
    const left = openCharges - 1;
    await popup.waitForText(
      left === 1 ? '1 charge needs a look' : `${String(left)} charges need a look`,
    );
  });
});

test('a declined charge under a lent key lends it to nobody: the next press is asked of the bank', async () => {
  const here = await at(organizations.honoured);
  const customer = freshCustomer('usr_500_declined');
  const first = await chargeByMessage(here, customer);
  await deny(world, first);
  const replayed = await chargeByMessage(here, customer);
  // Over HTTP/1.1 a denial may answer the browser's own second delivery.
  expect(['failed', 'unconfirmed']).toContain(replayed.state);
  const told = replayed.state === 'failed' ? replayed : await lookAfter(world, replayed, 91_000);
  expect(told.state).toBe('failed');
  expect(chargesOf(world.sandbox, customer)).toHaveLength(0);
  const next = await chargeByMessage(here, customer);
  expect(next.state).toBe('succeeded');
  expect(chargesOf(world.sandbox, customer)).toMatchObject([
    { idempotencyKey: next.request.chargeId },
  ]);
});
