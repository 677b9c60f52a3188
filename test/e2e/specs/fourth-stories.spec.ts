import { expect, test } from 'playwright/test';
import type { Charge } from '../../../src/domain/charge';
import { charge as chargeElsewhere } from '../../contract/sandbox-charge';
import { relatedId } from '../../sandbox/related-id';
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
  startFaultWorld,
  unlock,
  type FaultWorld,
  type FaultWorldOptions,
} from '../faults/support/fault-world';
import { letPass, listed, lookAfter } from '../faults/support/story';
import {
  comesTo,
  deliverAgain,
  dropMetadata,
  findingOf,
  popupSays,
  statesOf,
} from '../faults/support/story-world';
import {
  charge as pressThrough,
  comeToForm,
  pressCharge,
  waitForOutcome,
  waitForPrefill,
} from '../support/charge-form';
import { passTime } from '../support/clocks';
import { chargesOf, requestsOf } from '../support/ledger';
import { endWorld, freshCustomer, openTicket } from '../support/world';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const FIRST_LOOK = 91_000;
const ASSETS = '/my_assets';
/** The first order is lost, and carried out when the test releases it. */
const LATE = 'usr_late_504';

let world: FaultWorld;

/** Each story starts at the true time, with empty books, at a server that ignores idempotency keys. */
async function begin(options: FaultWorldOptions = {}): Promise<void> {
  world = await startFaultWorld(kindUnderTest(), {
    organization: organizations.ignored,
    ...options,
  });
}

test.afterEach(async () => {
  await endWorld(world);
});

/** The orders of the ledger, oldest first. */
const orderIdsOf = (customer: string) =>
  chargesOf(world.sandbox, customer).map(({ orderId }) => orderId);

/** Says that a charge was made by that order. */
async function takeOrder({ request }: Charge, orderId: string): Promise<Charge['state']> {
  const word = { chargeId: request.chargeId, charged: true, orderId, why: '' };
  const marked = await askBackground(world.browser, 'mark-charge', word);
  return marked?.state ?? 'sending';
}

/** What somebody else sells to a customer, with nothing or something to tell whose it is. */
async function sellElsewhere(
  externalId: string,
  metadata: Readonly<Record<string, unknown>>,
  ppIdent = 'coins-100',
): Promise<void> {
  const { sandbox, organization: org } = world;
  const before = chargesOf(sandbox, externalId).length;
  await chargeElsewhere(sandbox, { externalId, org, ppIdent, metadata });
  // Named customers may answer what they like: the ledger says whether it was sold.
  expect(chargesOf(sandbox, externalId)).toHaveLength(before + 1);
}

/** Opens the popup over the ticket of a customer, and gives it to `use`. */
async function overTicket(customer: string, use: (popup: Surface) => Promise<void>) {
  const page = await openTicket(world.browser, customer);
  await use(await world.browser.pressToolbarButton(page));
  await world.browser.closePopup();
  await page.close();
}

test('a subscriber of long ago who comes back is not refused as owning what the first delivery sold', async () => {
  await begin({ protocol: 'h1' });
  const { browser, sandbox, organization } = world;
  const customer = freshCustomer('usr_upgrades');
  sandbox.setGuard(customer, false);
  const old = relatedId('order', `${organization} ${customer} monthly`);
  sandbox.setRow(ASSETS, old, {
    is_active: false,
    status: ['AUTORENEW_OFF', 'EXPIRED'],
    current_period_ends_at: new Date(Date.now() - 90 * DAY).toISOString(),
    next_check_at: null,
  });
  const charge = await chargeByMessage(world, customer, {
    pricePoint: await listed(browser, 'quarterly'),
  });
  expect(requestsOf(sandbox, customer).length).toBeGreaterThan(1);
  expect(chargesOf(sandbox, customer)).toMatchObject([{ ppIdent: 'quarterly', amount: '79.99' }]);
  expect.soft(charge.state).not.toBe('refused');
  await lookAfter(world, charge, FIRST_LOOK);
  await comesTo(world, charge, 'succeeded');
});

test('a sale in the Support Tool that an agent took for the lost charge hides nothing of that when it is carried out', async () => {
  await begin();
  const { sandbox } = world;
  const customer = freshCustomer(LATE);
  const lost = await chargeByMessage(world, customer);
  expect(lost.state).toBe('unknown');
  await passTime(world, 10 * MINUTE);
  await sellElsewhere(customer, { source: 'support-tool' });
  expect(findingOf(await checkOutcome(world, lost.request.chargeId))?.kind).toBe('probable');
  expect(await takeOrder(lost, orderIdsOf(customer)[0] ?? '')).toBe('marked-charged');
  await passTime(world, HOUR);
  expect(sandbox.release(customer)).toBe(1);
  await until(() => chargesOf(sandbox, customer).length === 2, 'the lost order to be made');
  for (const by of [5 * MINUTE, 3 * HOUR, DAY]) await letPass(world, by);
  await comesTo(world, lost, 'charged-twice');
});

test('an order that an agent takes while there is a second one already does not hide it', async () => {
  await begin();
  dropMetadata(world);
  const { sandbox } = world;
  const customer = freshCustomer('usr_500_first');
  const lost = await chargeByMessage(world, customer);
  expect(lost.state).toBe('unknown');
  expect(findingOf(await checkOutcome(world, lost.request.chargeId))?.kind).toBe('probable');
  // The screen shows one order. By the time of the press there are two.
  await deliverAgain(world, customer);
  await takeOrder(lost, orderIdsOf(customer)[0] ?? '');
  for (const by of [FIRST_LOOK, 5 * MINUTE, 30 * MINUTE, 3 * HOUR, DAY]) await letPass(world, by);
  expect(chargesOf(sandbox, customer)).toHaveLength(2);
  await comesTo(world, lost, 'charged-twice');
});

test('what a colleague sells while Charge again? stands on the screen is asked about as well', async () => {
  await begin();
  const { browser, sandbox } = world;
  const customer = freshCustomer('usr_succeeds');
  await sellElsewhere(customer, { source: 'shop' });
  const page = await openTicket(browser, customer);
  const popup = await pressThrough(browser, page);
  await popup.waitFor('alertdialog', 'Charge again?');
  await sellElsewhere(customer, { source: 'shop' });
  await popup.click('button', 'Charge again');
  await waitForPrefill(popup, customer);
  await pressCharge(popup);
  await popup.waitFor('alertdialog', 'Charge again?');
  expect(await popup.text()).toContain(orderIdsOf(customer)[1]);
  expect(chargesOf(sandbox, customer)).toHaveLength(2);
  await browser.closePopup();
});

test('an order that is carried out while an agent stands before the question whether it was not is not denied', async () => {
  await begin();
  const { sandbox } = world;
  const customer = freshCustomer(LATE);
  const lost = await chargeByMessage(world, customer);
  expect(lost.state).toBe('unknown');
  await letPass(world, HOUR);
  await overTicket(customer, async (popup) => {
    await comeToForm(popup);
    await popup.click('button', /needs? a look$/);
    await popup.click('button', new RegExp(customer.replaceAll('.', '\\.')));
    await waitForOutcome(popup, 'Outcome unknown');
    await popup.click('button', 'Mark as not charged');
    await popup.waitFor('button', 'Not yet');
    expect(sandbox.release(customer)).toBe(1);
    await until(() => chargesOf(sandbox, customer).length === 1, 'the lost order to be made');
    await popup.click('button', 'Mark as not charged');
    await waitForOutcome(popup, /^(Succeeded|Marked as not charged)$/);
    expect(await popup.text()).not.toContain('Marked as not charged');
  });
  expect(await statesOf(world, lost)).toEqual(['succeeded']);
});

test('a declined subscription that the server collects by itself two hours later is told as charged', async () => {
  await begin();
  const { browser, sandbox } = world;
  const customer = freshCustomer('usr_fails_first');
  const charge = await chargeByMessage(world, customer, {
    pricePoint: await listed(browser, 'monthly'),
  });
  for (const by of [FIRST_LOOK, 5 * MINUTE, 30 * MINUTE]) await lookAfter(world, charge, by);
  await comesTo(world, charge, 'failed');
  expect(chargesOf(sandbox, customer)).toHaveLength(0);
  await passTime(world, 2 * HOUR);
  await deliverAgain(world, customer);
  await letPass(world, HOUR);
  expect(chargesOf(sandbox, customer)).toMatchObject([{ ppIdent: 'monthly', amount: '29.99' }]);
  await comesTo(world, charge, 'succeeded');
  await until(
    async () => (await browser.notifications()).some(({ id }) => id === charge.request.chargeId),
    'the notification',
  );
});

test('an outcome that a full disk does not take is not lost: the customer stays claimed, and it is found', async () => {
  await begin();
  const { browser, sandbox } = world;
  const customer = freshCustomer('usr_held');
  const chargeId = await sendCharge(world, customer);
  await sandbox.waitForCharge(({ externalId }) => externalId === customer, 30_000);
  await browser.evaluateInBackground<null>(`(realm) => {
    const { prototype } = realm.IDBObjectStore;
    prototype.chargehandAdd = prototype.add;
    prototype.add = () => { throw new realm.DOMException('', 'QuotaExceededError'); };
  }`);
  sandbox.release(customer);
  await until(
    () => requestsOf(sandbox, customer).at(-1)?.outcome === 'answered',
    'the answer to be given',
  );
  // Nothing more is said than is known, and a second press is kept away.
  const text = await popupSays(world, customer, /^(Outcome unknown|Charging \$0\.99|Succeeded)$/);
  expect(text).not.toContain('Nothing was charged.');
  await browser.evaluateInBackground<null>(`(realm) => {
    const { prototype } = realm.IDBObjectStore;
    prototype.add = prototype.chargehandAdd;
  }`);
  const second = await chargeByMessage(world, customer);
  expect(second.state).toBe('not-sent');
  await browser.killBackground();
  await unlock(browser);
  await untilOutcome(world, chargeId);
  expect((await checkOutcome(world, chargeId)).state).toBe('succeeded');
  expect(chargesOf(sandbox, customer)).toHaveLength(1);
  expect(requestsOf(sandbox, customer)).toHaveLength(1);
});

test('a lost trial that the server sold at the full price is not told as free', async () => {
  await begin();
  const { browser, sandbox, organization } = world;
  const customer = freshCustomer('usr_500_first');
  const pricePoint = await listed(browser, 'trial-week');
  // This customer has had a trial before, which only the server knows.
  sandbox.setPrice(organization, 'trial-week', { intro_type: 'no_intro' });
  const lost = await chargeByMessage(world, customer, { pricePoint });
  expect(chargesOf(sandbox, customer)).toMatchObject([{ amount: '29.99' }]);
  expect((await checkOutcome(world, lost.request.chargeId)).state).toBe('succeeded');
  const text = await popupSays(world, customer, 'Succeeded');
  expect.soft(text).not.toContain('charged $0.00');
  expect(text).toContain('$29.99');
});
