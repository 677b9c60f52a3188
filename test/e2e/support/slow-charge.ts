import { chargesOf, isChargeOf } from './ledger';
import { until } from '../driver/until';
import type { Surface } from '../driver/surface';
import { charge } from './charge-form';
import { openTicket, type World } from './world';

/** Presses for a customer of the desk and closes the popup once the server has the request. */
export async function chargeAndClose(world: World, customer: string): Promise<Surface> {
  const page = await openTicket(world.browser, customer);
  await charge(world.browser, page);
  await closeOnceSent(world, customer);
  return page;
}

/** Closes the popup in which a charge was pressed when the server has the request. */
export async function closeOnceSent({ browser, sandbox }: World, customer: string): Promise<void> {
  await sandbox.waitFor((request) => isChargeOf(request, customer), 30_000);
  await browser.closePopup();
}

/** How the server saw the request end: answered, or abandoned by a background that was gone. */
export async function endOfRequest(
  { sandbox }: World,
  customer: string,
  timeoutMs: number,
): Promise<string> {
  const ended = await sandbox.waitFor(
    (request) =>
      isChargeOf(request, customer) && ['answered', 'abandoned'].includes(request.outcome),
    timeoutMs,
  );
  return ended.outcome;
}

/** No page shows the outcome: a notification does. It opens a window, and in Firefox that closes a popup. */
export async function waitForNotification(
  { browser, sandbox }: World,
  customer: string,
): Promise<void> {
  const chargeId = chargesOf(sandbox, customer)[0]?.idempotencyKey;
  await until(
    async () => (await browser.notifications()).some(({ id }) => id === chargeId),
    'the outcome to be notified',
  );
}
