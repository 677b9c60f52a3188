import { expect } from 'playwright/test';
import { builtExtension } from '../support/built-extension';
import { until } from '../driver/until';
import { charge, waitForOutcome } from '../support/charge-form';
import { chargesOf, isChargeOf, requestsOf } from '../support/ledger';
import { setUpExtension } from '../support/set-up-extension';
import { withoutHeartbeat } from '../support/without-heartbeat';
import { endWorld, freshCustomer, openTicket, startWorld, type World } from '../support/world';
import { test } from 'playwright/test';

const kind = () => (test.info().project.name === 'firefox' ? 'firefox' : 'chromium');

/** Presses for a customer of the desk and closes the popup once the server has the request. */
async function chargeAndClose({ browser, sandbox }: World, customer: string) {
  const page = await openTicket(browser, customer);
  await charge(browser, page);
  await sandbox.waitFor((request) => isChargeOf(request, customer), 30_000);
  await browser.closePopup();
  return page;
}

/** How the server saw the request end: answered, or abandoned by a background that was gone. */
async function endOf({ sandbox }: World, customer: string, timeoutMs: number) {
  const ended = await sandbox.waitFor(
    (request) =>
      isChargeOf(request, customer) && ['answered', 'abandoned'].includes(request.outcome),
    timeoutMs,
  );
  return ended.outcome;
}

/** No page shows the outcome: a notification does. It opens a window, and in Firefox that closes a popup. */
async function waitForNotification({ browser, sandbox }: World, customer: string) {
  const chargeId = chargesOf(sandbox, customer)[0]?.idempotencyKey;
  await until(
    async () => (await browser.notifications()).some(({ id }) => id === chargeId),
    'the outcome to be notified',
  );
}

async function withWorld(extension: string, use: (world: World) => Promise<void>) {
  const world = await startWorld(kind(), { extension });
  try {
    await setUpExtension(world.browser);
    await use(world);
  } finally {
    await endWorld(world);
  }
}

test('a 45-second answer with the popup closed is heard, and a charge that is never answered is unknown after 90 seconds', async () => {
  await withWorld(builtExtension(kind()), async (world) => {
    const never = freshCustomer('usr_never');
    const slow = freshCustomer('usr_slow_45s');
    const neverPage = await chargeAndClose(world, never);
    const slowPage = await chargeAndClose(world, slow);

    expect(await endOf(world, slow, 60_000)).toBe('answered');
    await waitForNotification(world, slow);
    const reopened = await world.browser.pressToolbarButton(slowPage);
    await waitForOutcome(reopened, 'Succeeded');
    await reopened.waitForText(chargesOf(world.sandbox, slow)[0]?.orderId ?? 'no order');
    await world.browser.closePopup();

    expect(await endOf(world, never, 100_000)).toBe('abandoned');
    await waitForNotification(world, never);
    const blocked = await charge(world.browser, neverPage);
    await waitForOutcome(blocked, 'Not sent');
    await blocked.click('button', 'Show the open charge');
    await waitForOutcome(blocked, 'Outcome unknown');
    await blocked.waitForText(/90 seconds/);
    for (const customer of [never, slow]) {
      expect(chargesOf(world.sandbox, customer)).toHaveLength(1);
      expect(requestsOf(world.sandbox, customer)).toHaveLength(1);
    }
  });
});

test('without the heartbeat the browser ends the background, and the outcome is unknown', async () => {
  const still = withoutHeartbeat(builtExtension(kind()));
  try {
    await withWorld(still.folder, async (world) => {
      const slow = freshCustomer('usr_slow_45s');
      const page = await chargeAndClose(world, slow);
      expect(await endOf(world, slow, 60_000)).toBe('abandoned');
      await waitForOutcome(await world.browser.pressToolbarButton(page), 'Outcome unknown');
      expect(chargesOf(world.sandbox, slow)).toHaveLength(1);
      expect(requestsOf(world.sandbox, slow)).toHaveLength(1);
    });
  } finally {
    still.dispose();
  }
});
