import { expect } from 'playwright/test';
import type { Surface } from '../driver/surface';
import { recordProof, type BurstsRecord } from '../faults/support/record-proof';
import { choosePrice, openForm, waitForOutcome, waitForPrefill } from '../support/charge-form';
import { openFormWindow } from '../support/form-window';
import { chargesOf, requestsOf } from '../support/ledger';
import { OPTIONS_PAGE } from '../support/set-up-extension';
import { freshCustomer, test, type World } from '../support/world';

/** How many bursts: a handful in every run, hundreds where that is what is to be shown. */
const BURSTS = Number(process.env['CHARGEHAND_BURSTS'] ?? 4);
const BUTTON = /^Charge \$0\.99$/;

/** What an impatient or trembling hand does; each goes ahead whether or not the button is still there. */
const acts: readonly ((form: Surface) => Promise<void>)[] = [
  (form) => form.mouse('double', 'button', BUTTON),
  (form) => form.hold('Enter', 12),
  (form) => form.press('Enter'),
  (form) => form.press('Space'),
  async (form) => {
    await form.mouse('down', 'button', BUTTON);
    await form.press('Enter');
    await form.mouse('up', 'button', BUTTON);
  },
  (form) => form.hold('Space', 6),
];

/** Acts until the form has gone; which acts, the number of the burst decides. */
async function burst(form: Surface, seed: number): Promise<void> {
  for (let step = 0; (await form.count('button', BUTTON)) > 0; step += 1) {
    const act = acts[(seed + step * (1 + (seed % 5))) % acts.length];
    // The form may go at any moment of an act: that it could not be finished is no fault.
    await act?.(form).catch(() => undefined);
  }
}

test(`${String(BURSTS)} bursts of keys and clicks are one charge each`, async ({
  world,
  ticket,
}) => {
  test.setTimeout(60_000 + BURSTS * 15_000);
  const customers: string[] = [];
  for (let seed = 0; seed < BURSTS; seed += 1) {
    await world.browser.evaluateInExtension(NEVER_IDLE);
    const customer = freshCustomer('usr_succeeds');
    const page = await ticket(customer);
    const form = await openForm(world.browser, page);
    await waitForPrefill(form, customer);
    await choosePrice(form, 'coins-100');
    await burst(form, seed);
    await waitForOutcome(form, 'Succeeded');
    expect(chargesOf(world.sandbox, customer), `burst ${String(seed)}`).toHaveLength(1);
    expect(requestsOf(world.sandbox, customer), `burst ${String(seed)}`).toHaveLength(1);
    customers.push(customer);
    await world.browser.closePopup();
    await page.close();
  }
  record(world, 'keys and clicks', customers);
});

/** What the ledgers have in the end, which is more than what they had after each press. */
function record(
  { browser, sandbox }: World,
  kind: BurstsRecord['kind'],
  customers: readonly string[],
) {
  const requests = customers.flatMap((customer) => requestsOf(sandbox, customer)).length;
  const charges = customers.flatMap((customer) => chargesOf(sandbox, customer)).length;
  recordProof({
    bursts: { kind, browser: browser.kind, customers: customers.length, requests, charges },
  });
}

/** The system sees nothing of these keys and clicks: hundreds of bursts would be locked as an empty desk. */
const NEVER_IDLE = '(globalThis.browser ?? chrome).idle.setDetectionInterval(4 * 60 * 60)';

/** Sends `start-charge` as a page of ours does, many at once: of one charge, and of many to one customer. */
const startMany = (customer: string, chargeId: string) => `(async () => {
  const { runtime } = globalThis.browser ?? chrome;
  const ask = (command, request) => runtime.sendMessage({ command, request });
  const { reply } = await ask('list-price-points', { fresh: false });
  const pricePoint = reply.prices.pricePoints.find(({ ident }) => ident === 'coins-100');
  const request = {
    externalId: ${JSON.stringify(customer)}, pricePoint, note: '', surface: 'popup',
    provenance: null, again: [], page: null, pressedAt: Date.now(),
    organization: 'acme-sandbox', isTest: false,
  };
  const ids = [${JSON.stringify(chargeId)}, ${JSON.stringify(chargeId)}, crypto.randomUUID(), crypto.randomUUID()];
  const replies = await Promise.all(
    ids.map((chargeId) => ask('start-charge', { ...request, chargeId })),
  );
  return replies.map(({ reply }) => reply.charge.state);
})()`;

test('start-charge from two pages in two windows at once is one charge', async ({ world }) => {
  test.setTimeout(60_000 + BURSTS * 15_000);
  const pages = await twoWindows(world);
  const customers: string[] = [];
  for (let round = 0; round < BURSTS; round += 1) {
    await world.browser.evaluateInExtension(NEVER_IDLE);
    const customer = freshCustomer('usr_slow_1s');
    const chargeId = crypto.randomUUID();
    const states = await Promise.all(
      pages.map((page) => page.evaluate<string[]>(startMany(customer, chargeId))),
    );
    expect(chargesOf(world.sandbox, customer), `round ${String(round)}`).toHaveLength(1);
    expect(requestsOf(world.sandbox, customer), `round ${String(round)}`).toHaveLength(1);
    // Whoever lost was told so, or shows the very charge that won, as it is on its way.
    expect(states.flat().filter((state) => state === 'succeeded')).toHaveLength(1);
    expect(['not-sent', 'sending', 'succeeded']).toEqual(expect.arrayContaining(states.flat()));
    customers.push(customer);
  }
  record(world, 'two windows', customers);
  await pages[0]?.evaluate(PUT_LAST_ASIDE);
  for (const page of pages) await page.close();
});

/** A form opened within two minutes would show the last of these charges first. */
const PUT_LAST_ASIDE = `(async () => {
  const { runtime } = globalThis.browser ?? chrome;
  const { reply } = await runtime.sendMessage({ command: 'open-form', request: { tabId: null } });
  const { chargeId } = reply.recent.request;
  await runtime.sendMessage({ command: 'put-aside', request: { chargeId } });
})()`;

async function twoWindows({ browser }: World): Promise<readonly Surface[]> {
  return [await browser.openExtensionPage(OPTIONS_PAGE), await openFormWindow(browser)];
}
