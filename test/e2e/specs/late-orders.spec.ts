import { randomUUID } from 'node:crypto';
import { expect, test } from 'playwright/test';
import type { Charge } from '../../../src/domain/charge';
import type { EarlierCharge } from '../../../src/domain/charge-event';
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
  startFaultWorld,
  unlock,
  type FaultWorld,
} from '../faults/support/fault-world';
import { deny, letPass, listed, lookAfter, lookUpDue, recordOf } from '../faults/support/story';
import { dropMetadata, findingOf, statesOf } from '../faults/support/story-world';
import { hideBooks, showBooks } from '../support/books';
import { waitForOutcome } from '../support/charge-form';
import { passTime, setDeviceClock } from '../support/clocks';
import { chargesOf, requestsOf } from '../support/ledger';
import { endWorld, freshCustomer, openTicket } from '../support/world';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const FIRST_LOOK = 91_000;
const HISTORY = '/payments_history';
const ASSETS = '/my_assets';
const CHECKOUT = '/checkout/one_click';
/** The first order is lost, and carried out when the test releases it. */
const LATE = 'usr_late_504';

let world: FaultWorld;

// This server ignores idempotency keys. Each story starts at the true time, with empty books.
test.beforeEach(async () => {
  world = await startFaultWorld(kindUnderTest(), { organization: organizations.ignored });
});

test.afterEach(async () => {
  await endWorld(world);
});

/** Lets time pass, until every one of these records says *Charged twice?*; then they are looked up no more. */
async function twiceAfter(by: number, ...charges: readonly Charge[]): Promise<void> {
  await letPass(world, by);
  const twice = charges.map(() => 'charged-twice');
  await expect.poll(() => statesOf(world, ...charges), { timeout: 25_000 }).toEqual(twice);
}

/** Charges a customer whose first order is lost, and denies it. */
async function loseAndDeny(customer: string, pricePoint = world.price): Promise<Charge> {
  const lost = await chargeByMessage(world, customer, { pricePoint });
  expect(lost.state).toBe('unknown');
  await deny(world, lost);
  expect(chargesOf(world.sandbox, customer)).toHaveLength(0);
  return lost;
}

/** Carries the lost order of a customer out; there are so many orders then. */
async function carryOut(customer: string, orders: number): Promise<void> {
  expect(world.sandbox.release(customer)).toBe(1);
  await world.sandbox.waitForCharge(
    () => chargesOf(world.sandbox, customer).length === orders,
    30_000,
  );
}

/** Presses, is asked **Charge again?**, and agrees to all that the question names. */
async function chargeAgain(
  customer: string,
): Promise<{ readonly charge: Charge; readonly named: readonly EarlierCharge[] }> {
  const asked = await chargeByMessage(world, customer);
  const [event] = asked.events;
  if (event?.type !== 'not-sent' || event.reason.code !== 'charge-again') {
    throw new Error(`not asked, but ${asked.state}: ${JSON.stringify(event)}`);
  }
  const named = event.reason.earlier;
  const charge = await chargeByMessage(world, customer, { again: named.map(({ id }) => id) });
  return { charge, named };
}

/** The same request arrives once more, as a browser or a proxy delivers it: the last one, or an earlier one. */
async function deliverAgain(customer: string, which = -1): Promise<void> {
  const body = requestsOf(world.sandbox, customer).at(which)?.body as {
    readonly pp_ident: string;
    readonly idempotency_key: string;
    readonly client_metadata: Readonly<Record<string, unknown>>;
  };
  const before = chargesOf(world.sandbox, customer).length;
  await chargeElsewhere(world.sandbox, {
    externalId: customer,
    org: world.organization,
    ppIdent: body.pp_ident,
    idempotencyKey: body.idempotency_key,
    metadata: body.client_metadata,
  });
  expect(chargesOf(world.sandbox, customer)).toHaveLength(before + 1);
}

/** Waits until the server holds the answer to so many charge requests of a customer, made or not. */
async function untilHeld(customer: string, requests: number): Promise<void> {
  await until(
    () => {
      const all = requestsOf(world.sandbox, customer);
      return all.length === requests && all.at(-1)?.outcome === 'held';
    },
    `request ${String(requests)} to be held`,
  );
}

/** Ends the background while a charge is out, and gives the lost record. */
async function loseByKill(chargeId: string): Promise<Charge> {
  await world.browser.killBackground();
  await unlock(world.browser);
  // The clock of the new life starts at the true time.
  await passTime(world, 0);
  return untilOutcome(world, chargeId);
}

/** The heading that the popup shows first over the ticket of a customer. */
async function untilPopupSays(customer: string, heading: string): Promise<string> {
  const page = await openTicket(world.browser, customer);
  const popup = await world.browser.pressToolbarButton(page);
  await waitForOutcome(popup, heading);
  const text = await popup.text();
  await world.browser.closePopup();
  await page.close();
  return text;
}

for (const [shown, hidden] of [
  ['an asset', HISTORY],
  ['a payment', ASSETS],
] as const) {
  test(`a late order that Charge again? names as ${shown} leaves the next one wanted, and a third is told`, async () => {
    const { sandbox } = world;
    dropMetadata(world);
    const customer = freshCustomer(LATE);
    const first = await loseAndDeny(customer);
    sandbox.setLag(hidden, 'held');
    await carryOut(customer, 1);
    const { charge: second, named } = await chargeAgain(customer);
    expect(named).toMatchObject([{ knownBy: hidden === HISTORY ? 'assets' : 'payments' }]);
    expect(second.state).toBe('succeeded');
    expect(chargesOf(sandbox, customer)).toHaveLength(2);
    sandbox.setLag(hidden, 'none');
    // Both orders show by now. The agent wants both.
    expect((await lookAfter(world, second, FIRST_LOOK)).state).toBe('succeeded');
    expect(await untilPopupSays(customer, 'Succeeded')).not.toContain('twice');
    expect(await statesOf(world, first)).not.toContain('charged-twice');
    await deliverAgain(customer);
    expect(chargesOf(sandbox, customer)).toHaveLength(3);
    await twiceAfter(5 * MINUTE, second);
  });
}

test('a lost order that is carried out between the look before a press and its request is told on both', async () => {
  const { sandbox } = world;
  dropMetadata(world);
  const customer = freshCustomer(LATE);
  const first = await loseAndDeny(customer);
  const seen = sandbox.requests.length;
  const isAsked = (path: string) =>
    sandbox.requests.slice(seen).some((line) => line.path.endsWith(path));
  // The held answers say what the books showed before the order.
  for (const path of [HISTORY, ASSETS]) sandbox.setHeld(path, true);
  const chargeId = await sendCharge(world, customer);
  await until(() => isAsked(HISTORY) && isAsked(ASSETS), 'the look before the press');
  await carryOut(customer, 1);
  for (const path of [HISTORY, ASSETS]) sandbox.setHeld(path, false);
  const second = await untilOutcome(world, chargeId);
  expect(second.state).toBe('succeeded');
  expect(second.events[0]).toMatchObject({ snapshot: { taken: true, payments: [] } });
  expect(chargesOf(sandbox, customer)).toHaveLength(2);
  await twiceAfter(FIRST_LOOK, first, second);
  await untilPopupSays(customer, 'Charged twice?');
});

test('a lost order that is carried out while the books cannot be read is told after the next press', async () => {
  const { sandbox } = world;
  const customer = freshCustomer(LATE);
  const first = await loseAndDeny(customer);
  hideBooks(world);
  await carryOut(customer, 1);
  const second = await chargeByMessage(world, customer);
  expect(second.state).toBe('succeeded');
  expect(second.events[0]).toMatchObject({ snapshot: { taken: false }, owned: { taken: false } });
  expect(chargesOf(sandbox, customer)).toHaveLength(2);
  showBooks(world);
  await twiceAfter(3 * HOUR, first, second);
});

test('two orders of two lost charges are told on both, though no answer came to either', async () => {
  const { sandbox } = world;
  dropMetadata(world);
  const customer = freshCustomer(LATE);
  const first = await loseAndDeny(customer);
  sandbox.setHeld(CHECKOUT, true);
  const chargeId = await sendCharge(world, customer);
  await untilHeld(customer, 2);
  const second = await loseByKill(chargeId);
  sandbox.setHeld(CHECKOUT, false);
  expect(second.state).toBe('unknown');
  await carryOut(customer, 2);
  expect(chargesOf(sandbox, customer)).toHaveLength(2);
  await twiceAfter(FIRST_LOOK, first, second);
});

test('two lost and denied charges that are carried out beside a third one are told on all three', async () => {
  const { sandbox } = world;
  const customer = freshCustomer('usr_held_order');
  const denied: Charge[] = [];
  for (const count of [1, 2]) {
    const chargeId = await sendCharge(world, customer);
    await untilHeld(customer, count);
    const lost = await loseByKill(chargeId);
    expect(lost.state).toBe('unknown');
    await deny(world, lost);
    denied.push(lost);
  }
  const chargeId = await sendCharge(world, customer);
  await untilHeld(customer, 3);
  expect(chargesOf(sandbox, customer)).toHaveLength(0);
  expect(sandbox.release(customer)).toBe(3);
  const third = await untilOutcome(world, chargeId);
  expect(third.state).toBe('succeeded');
  expect(chargesOf(sandbox, customer)).toHaveLength(3);
  await twiceAfter(FIRST_LOOK, ...denied, third);
  expect(findingOf(await recordOf(world.browser, third))?.orders).toHaveLength(3);
});

test('an order that is carried out nine hours after its denial is told on the charge that replaced it, too', async () => {
  const { sandbox } = world;
  dropMetadata(world);
  const customer = freshCustomer(LATE);
  const first = await loseAndDeny(customer);
  const second = await chargeByMessage(world, customer);
  expect((await lookAfter(world, second, FIRST_LOOK)).state).toBe('succeeded');
  await lookAfter(world, second, 9 * HOUR);
  expect(await statesOf(world, first, second)).toEqual(['marked-not-charged', 'succeeded']);
  expect(chargesOf(sandbox, customer)).toHaveLength(1);
  await carryOut(customer, 2);
  expect(chargesOf(sandbox, customer)).toHaveLength(2);
  await twiceAfter(24 * HOUR, first, second);
});

test('a free trial that is carried out after its denial is told on both records, though it is no payment', async () => {
  const { sandbox } = world;
  dropMetadata(world);
  const customer = freshCustomer(LATE);
  sandbox.setGuard(customer, false);
  const pricePoint = await listed(world.browser, 'trial-week');
  const first = await loseAndDeny(customer, pricePoint);
  const second = await chargeByMessage(world, customer, { pricePoint });
  expect(second.state).toBe('succeeded');
  await carryOut(customer, 2);
  expect(chargesOf(sandbox, customer)).toMatchObject([{ minorUnits: 0 }, { minorUnits: 0 }]);
  // The assets show two new trials, and no metadata. One of them is wanted.
  await twiceAfter(FIRST_LOOK, first, second);
});

test('a press after two orders too many takes nothing back, and its own order is no third of them', async () => {
  const { sandbox } = world;
  const customer = freshCustomer(LATE);
  const first = await loseAndDeny(customer);
  const second = await chargeByMessage(world, customer);
  expect(second.state).toBe('succeeded');
  await carryOut(customer, 2);
  // Nobody has looked. The question names what there is, and the agent wants one more.
  const { charge: third } = await chargeAgain(customer);
  expect(third.state).toBe('succeeded');
  expect(chargesOf(sandbox, customer)).toHaveLength(3);
  await twiceAfter(FIRST_LOOK, first, second);
  expect(await statesOf(world, third)).toEqual(['succeeded']);
});

/** Somebody else sells a customer a lifetime pass, which costs as much as the coins. */
async function sellPassElsewhere(externalId: string): Promise<void> {
  const { sandbox, organization: org } = world;
  sandbox.setPrice(org, 'lifetime-pass', { lifetime_price: '0.99' });
  const metadata = { source: 'shop' };
  await chargeElsewhere(sandbox, { externalId, org, ppIdent: 'lifetime-pass', metadata });
}

test('another thing of the same price that somebody else sells in the same minute is not the lost charge', async () => {
  const { sandbox } = world;
  const customer = freshCustomer('usr_502_first');
  const charge = await chargeByMessage(world, customer);
  await sellPassElsewhere(customer);
  expect(chargesOf(sandbox, customer)).toMatchObject([
    { ppIdent: 'lifetime-pass', amount: '0.99' },
  ]);
  const looked = await checkOutcome(world, charge.request.chargeId);
  expect(looked.state).toBe('unknown');
  // The asset names the pass, and the order that the payment names.
  expect.soft(await untilPopupSays(customer, 'Outcome unknown')).not.toContain('probably');
  expect(findingOf(looked)?.kind).toBe('nothing');
});

test('another thing of the same price that somebody else sells in the same minute is no second charge', async () => {
  const { sandbox } = world;
  const customer = freshCustomer('usr_succeeds');
  const charge = await chargeByMessage(world, customer);
  await sellPassElsewhere(customer);
  expect(chargesOf(sandbox, customer).map(({ amount, ppIdent }) => [amount, ppIdent])).toEqual([
    ['0.99', 'coins-100'],
    ['0.99', 'lifetime-pass'],
  ]);
  expect((await lookAfter(world, charge, FIRST_LOOK)).state).toBe('succeeded');
  expect((await lookAfter(world, charge, 3 * HOUR)).state).toBe('succeeded');
});

for (const [direction, by] of [
  ['back', -3 * HOUR],
  ['forward', 3 * HOUR],
] as const) {
  test(`a clock that is set ${direction} three hours over the answer hides no second order`, async () => {
    const { browser, sandbox } = world;
    const customer = freshCustomer('usr_succeeds');
    sandbox.setHeld(CHECKOUT, true);
    const chargeId = await sendCharge(world, customer);
    await untilHeld(customer, 1);
    await setDeviceClock(browser, by);
    sandbox.setHeld(CHECKOUT, false);
    const charge = await untilOutcome(world, chargeId);
    expect(charge.state).toBe('succeeded');
    // Looks that the clock alone makes due find one order.
    await lookUpDue(world.browser);
    await askBackground(browser, 'get-status', null);
    await deliverAgain(customer);
    expect(chargesOf(sandbox, customer)).toHaveLength(2);
    sandbox.setClock(FIRST_LOOK);
    await setDeviceClock(browser, by + FIRST_LOOK);
    await lookUpDue(world.browser);
    // The first look also hangs on a timer of 90 true seconds.
    await expect
      .poll(() => statesOf(world, charge), { timeout: 110_000, intervals: [500] })
      .toEqual(['charged-twice']);
  });
}

test('one order that shows as an asset only, and another as a payment only, are told once both books show both', async () => {
  const { sandbox } = world;
  dropMetadata(world);
  const customer = freshCustomer('usr_succeeds');
  sandbox.setGuard(customer, false);
  sandbox.setLag(HISTORY, 'held');
  const charge = await chargeByMessage(world, customer, {
    pricePoint: await listed(world.browser, 'lifetime-pass'),
  });
  sandbox.setLag(HISTORY, 0);
  sandbox.setLag(ASSETS, 'held');
  await passTime(world, 5 * MINUTE);
  await deliverAgain(customer);
  expect(chargesOf(sandbox, customer)).toHaveLength(2);
  await lookAfter(world, charge, FIRST_LOOK);
  for (const path of [HISTORY, ASSETS] as const) sandbox.setLag(path, 'none');
  await twiceAfter(3 * HOUR, charge);
});

/** Charges a customer whose answer is lost, and takes the order that the history shows for it. */
async function loseAndAccept(customer: string): Promise<Charge> {
  const { browser, sandbox } = world;
  const lost = await chargeByMessage(world, customer);
  const { chargeId } = lost.request;
  sandbox.setDown(ASSETS, true);
  expect(findingOf(await checkOutcome(world, chargeId))?.kind).toBe('probable');
  sandbox.setDown(ASSETS, false);
  const orderId = chargesOf(sandbox, customer)[0]?.orderId ?? null;
  const word = { chargeId, charged: true, orderId, why: '' };
  expect((await askBackground(browser, 'mark-charge', word))?.state).toBe('marked-charged');
  return lost;
}

/** The history names the newest order of a customer by another id than the answer does. */
function renameNewest(customer: string): void {
  const { orderId = '' } = chargesOf(world.sandbox, customer).at(-1) ?? {};
  world.sandbox.setRow(HISTORY, orderId, { order_id: randomUUID() });
}

test('a charge by the word of an agent leaves the next one wanted, and a second order of it is told', async () => {
  const { sandbox } = world;
  dropMetadata(world);
  const customer = freshCustomer('usr_500_first');
  const first = await loseAndAccept(customer);
  const { charge: second } = await chargeAgain(customer);
  expect(second.state).toBe('succeeded');
  await lookAfter(world, second, FIRST_LOOK);
  await lookAfter(world, second, 3 * HOUR);
  expect(chargesOf(sandbox, customer)).toHaveLength(2);
  expect(await statesOf(world, first, second)).toEqual(['marked-charged', 'succeeded']);
  await deliverAgain(customer, 0);
  expect(chargesOf(sandbox, customer)).toHaveLength(3);
  await twiceAfter(24 * HOUR, first);
});

test('the order of a wanted charge, which the history names otherwise, is no second one of a charge by word', async () => {
  const { sandbox } = world;
  const customer = freshCustomer('usr_500_first');
  const first = await loseAndAccept(customer);
  const { charge: second } = await chargeAgain(customer);
  renameNewest(customer);
  expect(second.state).toBe('succeeded');
  // The assets show both orders, each with the reference of its own charge.
  await lookAfter(world, second, FIRST_LOOK);
  await lookAfter(world, second, 3 * HOUR);
  expect(chargesOf(sandbox, customer)).toHaveLength(2);
  expect(findingOf(await recordOf(world.browser, second))?.kind).toBe('ours');
  expect((await statesOf(world, first, second))[0]).not.toBe('charged-twice');
  expect((await statesOf(world, first, second))[1]).toBe('succeeded');
});

test('two wanted charges, whose orders the history names otherwise, are not one that was made twice', async () => {
  const { sandbox } = world;
  dropMetadata(world);
  const customer = freshCustomer('usr_succeeds');
  const first = await chargeByMessage(world, customer);
  renameNewest(customer);
  expect((await lookAfter(world, first, FIRST_LOOK)).state).toBe('succeeded');
  const { charge: second, named } = await chargeAgain(customer);
  renameNewest(customer);
  expect(named.map(({ knownBy }) => knownBy)).toContain('journal');
  await lookAfter(world, second, FIRST_LOOK);
  await lookAfter(world, second, 3 * HOUR);
  // Two answers say succeeded, and the books show two orders.
  expect(chargesOf(sandbox, customer)).toHaveLength(2);
  expect(await statesOf(world, first, second)).toEqual(['succeeded', 'succeeded']);
});

test('a charge in progress that fails is not called charged by what somebody else sells meanwhile', async () => {
  const { sandbox } = world;
  const customer = freshCustomer('usr_processing');
  const charge = await chargeByMessage(world, customer);
  expect(charge.state).toBe('processing');
  await chargeElsewhere(sandbox, {
    externalId: customer,
    org: world.organization,
    metadata: { source: 'shop' },
  });
  const [ours, other] = chargesOf(sandbox, customer);
  sandbox.settle(ours?.orderId ?? '', 'failed');
  sandbox.settle(other?.orderId ?? '');
  expect(sandbox.settled.map(({ orderId, status }) => [orderId === ours?.orderId, status])).toEqual(
    [
      [true, 'failed'],
      [false, 'succeeded'],
    ],
  );
  const looked = await checkOutcome(world, charge.request.chargeId);
  expect(looked.state).toBe('processing');
  expect(findingOf(looked)?.kind).not.toBe('ours');
  expect(findingOf(looked)?.kind).not.toBe('twice');
});

test('customers whose ids differ in capitals only have nothing to do with each other', async () => {
  const { sandbox, organization: org } = world;
  const small = `${freshCustomer('usr_502_first')}.a`;
  const capital = `${small.slice(0, -1)}A`;
  const lost = await chargeByMessage(world, small);
  expect(lost.state).toBe('unknown');
  // The first there goes wrong as well.
  for (const metadata of [{ source: 'shop' }, { source: 'shop' }]) {
    await chargeElsewhere(sandbox, { externalId: capital, org, metadata });
  }
  const looked = await checkOutcome(world, lost.request.chargeId);
  expect(looked.state).toBe('unknown');
  expect(findingOf(looked)?.kind).toBe('nothing');
  await deny(world, lost);
  const { charge: next } = await chargeAgain(capital);
  expect(next.state).toBe('succeeded');
  expect(chargesOf(sandbox, small)).toHaveLength(0);
  expect(chargesOf(sandbox, capital).map(({ idempotencyKey }) => idempotencyKey)).toEqual([
    undefined,
    next.request.chargeId,
  ]);
  await lookAfter(world, next, FIRST_LOOK);
  await lookAfter(world, lost, 3 * HOUR);
  expect(await statesOf(world, lost, next)).toEqual(['marked-not-charged', 'succeeded']);
});
