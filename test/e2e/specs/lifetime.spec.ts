import { expect } from 'playwright/test';
import { hideBooks } from '../support/books';
import { builtExtension } from '../support/built-extension';
import { charge, waitForOutcome } from '../support/charge-form';
import { chargesOf, requestsOf } from '../support/ledger';
import { setUpExtension } from '../support/set-up-extension';
import { chargeAndClose, endOfRequest, waitForNotification } from '../support/slow-charge';
import { withoutHeartbeat } from '../support/without-heartbeat';
import { endWorld, freshCustomer, startWorld, type World } from '../support/world';
import { test } from 'playwright/test';

const kind = () => (test.info().project.name === 'firefox' ? 'firefox' : 'chromium');

async function withWorld(extension: string, use: (world: World) => Promise<void>) {
  const world = await startWorld(kind(), { extension });
  try {
    await setUpExtension(world.browser);
    await use(world);
  } finally {
    await endWorld(world);
  }
}

test('a 45-second answer with the popup closed is heard, and a charge that is never answered is unknown after 130 seconds', async () => {
  test.setTimeout(300_000);
  await withWorld(builtExtension(kind()), async (world) => {
    const never = freshCustomer('usr_never');
    const slow = freshCustomer('usr_slow_45s');
    const neverPage = await chargeAndClose(world, never);
    const slowPage = await chargeAndClose(world, slow);

    expect(await endOfRequest(world, slow, 60_000)).toBe('answered');
    await waitForNotification(world, slow);
    const reopened = await world.browser.pressToolbarButton(slowPage);
    await waitForOutcome(reopened, 'Succeeded');
    await reopened.waitForText(chargesOf(world.sandbox, slow)[0]?.orderId ?? 'no order');
    await world.browser.closePopup();

    expect(await endOfRequest(world, never, 140_000)).toBe('abandoned');
    await waitForNotification(world, never);
    // Whoever is seen again is looked up: what the server shows would settle it.
    hideBooks(world);
    const blocked = await charge(world.browser, neverPage);
    await waitForOutcome(blocked, 'Not sent');
    await blocked.click('button', 'Show the open charge');
    await waitForOutcome(blocked, 'Outcome unknown');
    await blocked.waitForText(/130 seconds/);
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
      expect(await endOfRequest(world, slow, 60_000)).toBe('abandoned');
      await waitForOutcome(await world.browser.pressToolbarButton(page), 'Outcome unknown');
      expect(chargesOf(world.sandbox, slow)).toHaveLength(1);
      expect(requestsOf(world.sandbox, slow)).toHaveLength(1);
    });
  } finally {
    still.dispose();
  }
});
