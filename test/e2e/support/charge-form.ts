import type { BrowserUnderTest } from '../driver/browser-under-test';
import type { Surface } from '../driver/surface';
import { until } from '../driver/until';

/** The charge button, whatever the amount; other buttons begin with the same word. */
const CHARGE_BUTTON = /^(Charge (?!another|again)\S.*|Start free trial)$/;

/** Waits until the form shows the customer that the page names, and why it believes so. */
export async function waitForPrefill(form: Surface, customerId: string): Promise<void> {
  await form.waitForText('From "Customer ID" on desk.acme.test');
  const { value } = await form.find('textbox', 'Customer ID');
  if (value !== customerId) throw new Error(`prefilled ${value}, not ${customerId}`);
}

/** Opens the toolbar popup over a page and comes to its form, putting an earlier charge aside if it is shown first. */
export async function openForm(
  browser: BrowserUnderTest,
  page: Surface,
  meanwhile?: () => Promise<void>,
): Promise<Surface> {
  const popup = await browser.pressToolbarButton(page, meanwhile);
  await comeToForm(popup);
  return popup;
}

const LEAVE = /^(Charge another|Back to the form|Go on to another customer)$/;

/** From whichever charge the popup shows first to the form. */
export async function comeToForm(popup: Surface): Promise<void> {
  await until(async () => {
    if ((await popup.count('textbox', 'Customer ID')) === 1) return true;
    if ((await popup.count('button', LEAVE)) === 1) {
      await popup.click('button', LEAVE);
    }
    return false;
  }, 'the form');
}

/** Chooses a price point as the keyboard does: search, Enter. */
export async function choosePrice(form: Surface, ident: string): Promise<void> {
  await form.fill('combobox', 'Price point', ident);
  await form.waitFor('option', new RegExp(`^${ident}\\b`));
  await form.press('Enter');
  await form.waitFor('button', CHARGE_BUTTON);
}

/** Presses as an impatient person does: again and again until the form has gone. */
export async function pressCharge(
  form: Surface,
  press: () => Promise<void> = () => form.click('button', CHARGE_BUTTON),
): Promise<void> {
  await until(async () => {
    if ((await form.count('button', CHARGE_BUTTON)) === 0) return true;
    await press();
    return false;
  }, 'the press to be taken');
}

/** Waits for the heading of an outcome. */
export async function waitForOutcome(
  popup: Surface,
  heading: string | RegExp,
  timeoutMs = 30_000,
): Promise<void> {
  await popup.waitFor('heading', heading, timeoutMs);
}

/** The whole way: the form over a ticket, a price point, the press. */
export async function charge(
  browser: BrowserUnderTest,
  page: Surface,
  ident = 'coins-100',
): Promise<Surface> {
  const form = await openForm(browser, page);
  await form.waitForText('From "Customer ID"');
  await choosePrice(form, ident);
  await pressCharge(form);
  return form;
}
