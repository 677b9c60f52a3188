import { expect } from 'playwright/test';
import type { Surface } from '../driver/surface';
import { until } from '../driver/until';
import { choosePrice } from '../support/charge-form';
import { chooseCustomer } from '../support/choose-customer';
import { inPopup, inWindow, type FormPlace } from '../support/form-over-page';
import { chargesOf, requestsOf } from '../support/ledger';
import { movingPages, stayingPage, type MovingPage } from '../support/moving-page';
import { freshCustomer, test, type World } from '../support/world';

const BUTTON = /^Charge \$0\.99$/;

/** The moments between opening and the charge, in their order. */
const moments = [
  'before the form opens',
  'while the form opens',
  'after the form is filled in',
  'while the button is armed',
  'between the two halves of a click',
  'while the billing server is asked after the press',
] as const;

type Moment = (typeof moments)[number];

/** What is asked of the server between the press and the charge; held back, that moment lasts. */
const LOOK_UPS = ['/payments_history', '/my_assets'];

interface Customers {
  readonly before: string;
  readonly after: string;
}

/** Goes the agent's whole way, and has the page move on at one moment of it. */
async function chargeWhileMoving(
  { browser, sandbox }: World,
  place: FormPlace,
  moving: MovingPage,
  moment: Moment,
  { before, after }: Customers,
): Promise<void> {
  const page = await browser.openPage(moving.address(before, after));
  let isUnderWay = false;
  /** What has set out at one moment arrives at the next. */
  const pass = async (now: Moment) => {
    if (isUnderWay) await moving.arrive(page);
    isUnderWay = now === moment;
    if (isUnderWay) await moving.go(page, after);
  };

  await pass('before the form opens');
  const form = await place.open(browser, page, () => pass('while the form opens'));
  const isFilled = await untilFilled(form);
  await pass('after the form is filled in');
  await choosePrice(form, 'coins-100');
  await untilArmed(form);
  await pass('while the button is armed');
  if (await form.count('button', BUTTON)) await form.mouse('down', 'button', BUTTON);
  await pass('between the two halves of a click');
  const isHeld = moment === 'while the billing server is asked after the press';
  if (isHeld) for (const path of LOOK_UPS) sandbox.setHeld(path, true);
  const earlier = sandbox.requests.length;
  if (await form.count('button', BUTTON)) await form.mouse('up', 'button', BUTTON);
  if (isHeld) {
    for (const path of LOOK_UPS) {
      await sandbox.waitFor((asked) => asked.seq > earlier && asked.path.endsWith(path), 10_000);
    }
    await moving.go(page, after);
    await moving.arrive(page);
    for (const path of LOOK_UPS) sandbox.setHeld(path, false);
  }
  await untilDecided(form, isFilled ? DECIDED : ASKED);
  await form.close();
  await page.close();
}

/** Whether some customer is in the form; it waits until there is one, or it is clear that none will be. */
async function untilFilled(form: Surface): Promise<boolean> {
  await until(async () => {
    const { value } = await form.find('textbox', 'Customer ID');
    return value !== '' || LOCKED.test(await form.text());
  }, 'the form to be filled in');
  return (await form.find('textbox', 'Customer ID')).value !== '';
}

/** The button takes no press in its first half second. */
async function untilArmed(form: Surface): Promise<void> {
  const since = await form.evaluate<number>('performance.now()');
  await until(() => form.evaluate<boolean>(`performance.now() > ${since} + 600`), 'the button');
}

/** What says that the page has changed: beside the button, or as the end of the charge. */
const LOCKED =
  /this page now shows|behind this form|the page (was left|has changed)|is still changing/i;
const DECIDED = /Succeeded|Not sent/;
/** A form whose page had gone before it was read never learned of a customer, and asks for one. */
const ASKED = /Enter the customer ID/;

/** Presses again for as long as the form stands there with a button that is on. */
async function untilDecided(form: Surface, decided = DECIDED): Promise<void> {
  await until(async () => {
    const text = await form.text();
    if (decided.test(text)) return true;
    if ((await form.count('button', BUTTON)) === 0) return false;
    await form.click('button', BUTTON);
    return LOCKED.test(text);
  }, 'the charge or a reason against it');
}

function customers(): Customers {
  return { before: freshCustomer('usr_succeeds'), after: freshCustomer('usr_succeeds') };
}

/** The charge of whoever was left is what must never be; nobody is charged twice. */
function expectNobodyLeftBehind({ sandbox }: World, { before, after }: Customers): void {
  expect(requestsOf(sandbox, before).map(({ text }) => text)).toEqual([]);
  expect(chargesOf(sandbox, before)).toEqual([]);
  expect(chargesOf(sandbox, after).length).toBeLessThanOrEqual(1);
}

/** The whole way in the popup; in a window, whose page can be clicked, what differs there. */
const places = [
  { place: inPopup, when: moments, movings: movingPages },
  {
    place: inWindow,
    when: moments.slice(2),
    movings: movingPages.filter(({ name }) => /address first|alone|loading/.test(name)),
  },
];

/** For a page that stays, the moments differ by whether the server is held back. */
const waysToStay: readonly Moment[] = [
  'after the form is filled in',
  'while the billing server is asked after the press',
];

for (const { place, when, movings } of places) {
  test.describe(place.name, () => {
    for (const moment of waysToStay) {
      test(`${moment}, the page stays and is charged`, async ({ world }) => {
        const both = customers();
        await chargeWhileMoving(world, place, stayingPage, moment, both);
        expect(chargesOf(world.sandbox, both.before)).toHaveLength(1);
        expect(requestsOf(world.sandbox, both.after)).toEqual([]);
      });
    }

    for (const moment of when) {
      for (const moving of movings) {
        test(`${moment}, the page goes on ${moving.name}`, async ({ world }) => {
          const both = customers();
          await chargeWhileMoving(world, place, moving, moment, both);
          expectNobodyLeftBehind(world, both);
        });
      }
    }
  });
}

test('the form says what the page shows now, and its button is off until that is taken', async ({
  world,
}) => {
  const { browser, sandbox } = world;
  const both = customers();
  const [moving = stayingPage] = movingPages;
  const page = await browser.openPage(moving.address(both.before, both.after));
  const form = await inPopup.open(browser, page);
  await untilFilled(form);
  await choosePrice(form, 'coins-100');
  await moving.go(page, both.after);
  await form.waitForText(`This page now shows another ticket: ${both.after}`);
  expect(await form.find('button', BUTTON)).toMatchObject({ disabled: true });
  await chooseCustomer(form, `Take ${both.after}`, both.after);
  await untilDecided(form);
  expect(chargesOf(sandbox, both.after)).toHaveLength(1);
  expectNobodyLeftBehind(world, both);
  await browser.closePopup();
  await page.close();
});
