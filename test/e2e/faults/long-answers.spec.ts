import { test } from 'playwright/test';
import type { Surface } from '../driver/surface';
import { builtExtension } from '../support/built-extension';
import {
  charge,
  comeToForm,
  pressCharge,
  waitForOutcome,
  waitForPrefill,
} from '../support/charge-form';
import { setUpExtension } from '../support/set-up-extension';
import { chargeAndClose, closeOnceSent, waitForNotification } from '../support/slow-charge';
import { withoutHeartbeat } from '../support/without-heartbeat';
import { endWorld, freshCustomer, openTicket, startWorld, type World } from '../support/world';
import { kindUnderTest } from './support/fault-world';
import { expectAllHeld, judgeAnswer, type SlowCharge } from './support/judge-answer';
import type { AnswerRecord } from './support/record-proof';

const SECONDS = [1, 20, 31, 45, 85] as const;

const slow = (
  seconds: number,
  popup: SlowCharge['popup'],
  surface: SlowCharge['surface'] = 'popup',
): SlowCharge => ({
  seconds,
  popup,
  surface,
  customer: freshCustomer(`usr_slow_${String(seconds)}s`),
});

async function withWorld(
  options: { readonly extension?: string; readonly headed?: boolean },
  use: (world: World) => Promise<void>,
): Promise<void> {
  const world = await startWorld(kindUnderTest(), options);
  try {
    await setUpExtension(world.browser);
    await use(world);
  } finally {
    await endWorld(world);
  }
}

const byNotification =
  (world: World, customer: string) => async (): Promise<AnswerRecord['seen']> => {
    await waitForNotification(world, customer);
    return 'notification';
  };

const inPopup = (popup: Surface, heading: string) => async (): Promise<AnswerRecord['seen']> => {
  await waitForOutcome(popup, heading);
  return 'popup';
};

test('all long answers at once, the popup closed: each outcome is notified', async () => {
  await withWorld({}, async (world) => {
    const judged: Promise<AnswerRecord>[] = [];
    // The longest first: a notification that comes while a form is open closes it in Firefox.
    for (const seconds of SECONDS.toReversed()) {
      const pressed = slow(seconds, 'closed');
      const { customer } = pressed;
      await chargeAndClose(world, customer);
      judged.push(judgeAnswer(world, pressed, 'heard', byNotification(world, customer)));
    }
    expectAllHeld(await Promise.all(judged));
  });
});

test('each long answer, the popup kept open: it shows the outcome', async () => {
  test.setTimeout(480_000);
  await withWorld({}, async (world) => {
    const records: AnswerRecord[] = [];
    // A browser has one toolbar popup: those that stay open come one after the other.
    for (const seconds of SECONDS) {
      const pressed = slow(seconds, 'open');
      const page = await openTicket(world.browser, pressed.customer);
      const popup = await charge(world.browser, page);
      records.push(await judgeAnswer(world, pressed, 'heard', inPopup(popup, 'Succeeded')));
      await world.browser.closePopup();
      await page.close();
    }
    expectAllHeld(records);
  });
});

test('pressed from the menu and from the shortcut, 31 seconds, the popup closed', async () => {
  // Chromium's context menu needs a window.
  await withWorld({ headed: kindUnderTest() === 'chromium' }, async (world) => {
    const { browser } = world;
    // Menu and shortcut choose the price point that was charged last.
    const first = await openTicket(browser, freshCustomer('usr_succeeds'));
    await waitForOutcome(await charge(browser, first), 'Succeeded');
    await browser.closePopup();
    const open = {
      menu: (page: Surface) => browser.chooseMenuItem(page, 'h1', 'Charge this customer'),
      shortcut: (page: Surface) => browser.pressShortcut(page, 'Alt+Shift+Y'),
    };
    const judged: Promise<AnswerRecord>[] = [];
    for (const surface of ['menu', 'shortcut'] as const) {
      const pressed = slow(31, 'closed', surface);
      const { customer } = pressed;
      await open[surface](await openTicket(browser, customer));
      const popup = await browser.popup();
      await comeToForm(popup);
      await waitForPrefill(popup, customer);
      await popup.waitFor('button', 'Charge $0.99');
      await pressCharge(popup);
      await closeOnceSent(world, customer);
      judged.push(judgeAnswer(world, pressed, 'heard', byNotification(world, customer)));
    }
    expectAllHeld(await Promise.all(judged));
  });
});

test('without the heartbeat, 45 seconds, the popup closed: ended by the browser, and unknown', async () => {
  const still = withoutHeartbeat(builtExtension(kindUnderTest()));
  try {
    await withWorld({ extension: still.folder }, async (world) => {
      const pressed = slow(45, 'closed');
      const page = await chargeAndClose(world, pressed.customer);
      const seeOutcome = async () =>
        inPopup(await world.browser.pressToolbarButton(page), 'Outcome unknown')();
      expectAllHeld([await judgeAnswer(world, pressed, 'lost', seeOutcome)]);
    });
  } finally {
    still.dispose();
  }
});
