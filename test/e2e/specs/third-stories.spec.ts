import { randomUUID } from 'node:crypto';
import { expect, test } from 'playwright/test';
import type { Charge } from '../../../src/domain/charge';
import { charge as chargeElsewhere } from '../../contract/sandbox-charge';
import { secretKeys } from '../../sandbox/secret-keys';
import { until } from '../driver/until';
import { askBackground } from '../faults/support/ask-background';
import { chargeByMessage, checkOutcome } from '../faults/support/charge-by-message';
import {
  kindUnderTest,
  organizations,
  startFaultWorld,
  type FaultWorld,
  type FaultWorldOptions,
} from '../faults/support/fault-world';
import { deny, letPass, listed, lookAfter } from '../faults/support/story';
import {
  comesTo,
  deliverAgain,
  dropMetadata,
  findingOf,
  popupSays,
  statesOf,
} from '../faults/support/story-world';
import { hideBooks, showBooks } from '../support/books';
import { comeToForm } from '../support/charge-form';
import { passTime } from '../support/clocks';
import { chargesOf, requestsOf } from '../support/ledger';
import { damageCharge } from '../support/seed-charge';
import { endWorld, freshCustomer, openTicket } from '../support/world';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const FIRST_LOOK = 91_000;
const HISTORY = '/payments_history';
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

/**
 * An agent looks a charge up, and denies it where nothing that fits is shown; gives what the record says after
 * another day.
 */
async function stateForTheTrusting(charge: Charge): Promise<string> {
  const { chargeId } = charge.request;
  const looked = await checkOutcome(world, chargeId);
  expect.soft(findingOf(looked)?.kind, 'what the look found').not.toBe('nothing');
  if (findingOf(looked)?.kind !== 'nothing') return looked.state;
  const word = { chargeId, charged: false, orderId: null, why: '' };
  await askBackground(world.browser, 'mark-charge', word);
  return (await lookAfter(world, charge, DAY)).state;
}

/** Looks at what came of a charge for a day, and gives every state in which it was found. */
async function statesOverADay(charge: Charge): Promise<readonly string[]> {
  const seen: string[] = [];
  for (const by of [FIRST_LOOK, 5 * MINUTE, 30 * MINUTE, 3 * HOUR, DAY]) {
    seen.push((await lookAfter(world, charge, by)).state);
  }
  return seen;
}

async function openCharges(): Promise<number> {
  return (await askBackground(world.browser, 'get-status', null)).openCharges;
}

/** Carries the lost order of a customer out; there are so many orders then. */
async function carryOut(customer: string, orders: number): Promise<void> {
  expect(world.sandbox.release(customer)).toBe(1);
  await until(
    () => chargesOf(world.sandbox, customer).length === orders,
    `order ${String(orders)} to be made`,
  );
}

test('a decline that comes as HTTP 400 to the browser’s second delivery is not told as Nothing was charged', async () => {
  await begin({ protocol: 'h1' });
  const customer = freshCustomer('usr_cut_then_400');
  const charge = await chargeByMessage(world, customer);
  expect(requestsOf(world.sandbox, customer).length).toBeGreaterThan(1);
  expect(chargesOf(world.sandbox, customer)).toHaveLength(1);
  expect.soft(charge.state).not.toBe('refused');
  const text = await popupSays(
    world,
    customer,
    /^(Refused|Not confirmed yet|Outcome unknown|Succeeded)$/,
  );
  expect.soft(text).not.toContain('Nothing was charged.');
  expect((await lookAfter(world, charge, FIRST_LOOK)).state).toBe('succeeded');
});

test('a decline of the second delivery is not borne out by assets that show a new purchase without a reference', async () => {
  await begin({ protocol: 'h1', secretKey: secretKeys.noLookup });
  dropMetadata(world);
  const customer = freshCustomer('usr_cut_then_duplicate');
  const charge = await chargeByMessage(world, customer);
  expect(charge.state).not.toBe('failed');
  expect(chargesOf(world.sandbox, customer)).toHaveLength(1);
  expect(await statesOverADay(charge)).not.toContain('failed');
});

test('a customer who confirms forty minutes later is found, though the order has another id by then', async () => {
  await begin();
  dropMetadata(world);
  const { sandbox } = world;
  const customer = freshCustomer('usr_authenticates');
  const charge = await chargeByMessage(world, customer);
  expect(charge.state).toBe('authenticating');
  await passTime(world, 40 * MINUTE);
  sandbox.setRow(HISTORY, customer, { order_id: randomUUID() });
  expect(sandbox.endAuthentication(customer, 'completed')).toBe(1);
  expect(chargesOf(sandbox, customer)).toMatchObject([{ amount: '0.99' }]);
  await letPass(world, 2 * HOUR);
  expect(await stateForTheTrusting(charge)).not.toBe('marked-not-charged');
});

test('a denied charge that is carried out while nobody is at the browser for ten days is told on return', async () => {
  await begin();
  dropMetadata(world);
  const { sandbox } = world;
  const customer = freshCustomer(LATE);
  const charge = await chargeByMessage(world, customer);
  await deny(world, charge);
  // The server goes on alone: the browser is closed for a holiday, which its clock shows afterwards.
  sandbox.setClock(2 * HOUR);
  await carryOut(customer, 1);
  await letPass(world, 10 * DAY);
  expect(chargesOf(sandbox, customer)).toHaveLength(1);
  await expect
    .poll(() => statesOf(world, charge), { timeout: 25_000 })
    .not.toEqual(['marked-not-charged']);
});

test('a lost charge of a customer with a discount is found, and is not denied', async () => {
  await begin();
  dropMetadata(world);
  const { sandbox } = world;
  const customer = freshCustomer('usr_500_first');
  sandbox.setTax(customer, -20);
  const charge = await chargeByMessage(world, customer);
  expect(charge.state).toBe('unknown');
  expect(chargesOf(sandbox, customer)).toMatchObject([{ amount: '0.79' }]);
  await letPass(world, HOUR);
  expect(await stateForTheTrusting(charge)).not.toBe('marked-not-charged');
});

test('a second order of a customer with a discount is told, each with what was paid', async () => {
  await begin();
  dropMetadata(world);
  const { sandbox } = world;
  const customer = freshCustomer('usr_succeeds');
  sandbox.setTax(customer, -20);
  const charge = await chargeByMessage(world, customer);
  await deliverAgain(world, customer);
  expect(chargesOf(sandbox, customer).map(({ amount }) => amount)).toEqual(['0.79', '0.79']);
  expect((await lookAfter(world, charge, FIRST_LOOK)).state).toBe('charged-twice');
  expect(await popupSays(world, customer, 'Charged twice?')).toContain('$0.79');
});

test('one order under a lent key is not told as two charges by a server that does not say that it repeats itself', async () => {
  await begin({ organization: 'acme-silent-replays' });
  const { sandbox } = world;
  const customer = freshCustomer('usr_500_first');
  hideBooks(world);
  const first = await chargeByMessage(world, customer);
  expect(first.state).toBe('unknown');
  await deny(world, first);
  const second = await chargeByMessage(world, customer);
  showBooks(world);
  expect(requestsOf(sandbox, customer)).toHaveLength(2);
  expect(chargesOf(sandbox, customer)).toMatchObject([
    { idempotencyKey: first.request.chargeId, amount: '0.99' },
  ]);
  await letPass(world, 5 * MINUTE);
  await lookAfter(world, first, 3 * HOUR);
  await lookAfter(world, first, DAY);
  const told = await statesOf(world, first, second);
  expect(told.filter((state) => state === 'succeeded')).toEqual(['succeeded']);
  expect(told).not.toContain('charged-twice');
});

test('a free trial that the server no longer gives is not said to have cost nothing', async () => {
  await begin();
  const { browser, sandbox, organization } = world;
  const customer = freshCustomer('usr_succeeds');
  const pricePoint = await listed(browser, 'trial-week');
  sandbox.setPrice(organization, 'trial-week', { intro_type: 'no_intro' });
  const charge = await chargeByMessage(world, customer, { pricePoint });
  expect(charge.state).toBe('succeeded');
  expect(chargesOf(sandbox, customer)).toMatchObject([{ amount: '29.99' }]);
  expect.soft(await popupSays(world, customer, 'Succeeded')).not.toContain('charged $0.00');
  await lookAfter(world, charge, FIRST_LOOK);
  const text = await popupSays(world, customer, 'Succeeded');
  expect.soft(text).not.toContain('charged $0.00');
  expect(text).toContain('$29.99');
});

/** An agent says of the damaged record of a customer that nothing was charged. */
async function denyDamaged(customer: string): Promise<void> {
  const page = await openTicket(world.browser, customer);
  const popup = await world.browser.pressToolbarButton(page);
  await comeToForm(popup);
  await popup.click('button', /needs? a look$/);
  await popup.click('button', /^Record cannot be read/);
  await popup.click('button', 'Mark as not charged');
  await popup.waitFor('button', 'Not yet');
  await popup.click('button', 'Mark as not charged');
  await until(async () => (await openCharges()) === 0, 'the denial to be taken');
  await world.browser.closePopup();
  await page.close();
}

test('a damaged record that was denied is told again when its order is carried out', async () => {
  await begin();
  const { browser, sandbox } = world;
  const customer = freshCustomer(LATE);
  const lost = await chargeByMessage(world, customer);
  await damageCharge(browser, lost.request.chargeId);
  await letPass(world, 2 * HOUR);
  await denyDamaged(customer);
  const second = await chargeByMessage(world, customer);
  expect(second.state).toBe('succeeded');
  await letPass(world, HOUR);
  await carryOut(customer, 2);
  expect(chargesOf(sandbox, customer)).toHaveLength(2);
  for (const by of [3 * HOUR, DAY, DAY]) await letPass(world, by);
  await expect.poll(openCharges, { timeout: 25_000 }).toBeGreaterThan(0);
});

test('a charge in progress whose named order fails, and whose second delivery goes through, is found', async () => {
  await begin();
  dropMetadata(world);
  const { sandbox } = world;
  const customer = freshCustomer('usr_processing');
  const charge = await chargeByMessage(world, customer);
  expect(charge.state).toBe('processing');
  await deliverAgain(world, customer);
  const [named, other] = chargesOf(sandbox, customer);
  sandbox.settle(named?.orderId ?? '', 'failed');
  sandbox.settle(other?.orderId ?? '');
  expect(sandbox.settled.map(({ status }) => status)).toEqual(['failed', 'succeeded']);
  await letPass(world, HOUR);
  expect(await stateForTheTrusting(charge)).not.toBe('marked-not-charged');
});

test('a declined charge stays so when a colleague at another device charges the same minutes later', async () => {
  await begin();
  const { browser, sandbox, organization: org } = world;
  const customer = freshCustomer('usr_fails_first');
  const ppIdent = 'lifetime-pass';
  const charge = await chargeByMessage(world, customer, {
    pricePoint: await listed(browser, ppIdent),
  });
  if (charge.state !== 'failed') await letPass(world, FIRST_LOOK);
  await comesTo(world, charge, 'failed');
  await passTime(world, 3 * MINUTE);
  const ref = randomUUID();
  await chargeElsewhere(sandbox, {
    externalId: customer,
    org,
    ppIdent,
    idempotencyKey: ref,
    metadata: { source: 'chargehand', ref },
  });
  expect(chargesOf(sandbox, customer)).toMatchObject([{ clientMetadata: { ref } }]);
  for (const by of [5 * MINUTE, 30 * MINUTE, 3 * HOUR, DAY]) {
    const told = await lookAfter(world, charge, by);
    expect.soft([told.state, findingOf(told)?.kind]).toEqual(['failed', 'nothing']);
  }
});
