import { expect } from 'playwright/test';
import type { Charge } from '../../../../src/domain/charge';
import { charge as chargeElsewhere } from '../../../contract/sandbox-charge';
import { waitForOutcome } from '../../support/charge-form';
import { chargesOf, requestsOf } from '../../support/ledger';
import { openTicket } from '../../support/world';
import type { FaultWorld } from './fault-world';
import { readCharges } from './read-charges';
import { looksOf } from './story';

/** Makes the server tell no longer whose charge brought an asset. */
export function dropMetadata({ sandbox, organization }: FaultWorld): void {
  sandbox.setRow('/my_assets', organization, { initial_order_metadata: null });
}

/** What the records of these charges say by now, read from the disk. */
export async function statesOf(
  { browser }: FaultWorld,
  ...charges: readonly Charge[]
): Promise<readonly Charge['state'][]> {
  const all = await readCharges(browser);
  return charges.map(({ request }) => all.get(request.chargeId)?.state ?? 'sending');
}

/** What the last look at a charge found. */
export const findingOf = (charge: Charge) => looksOf(charge).at(-1)?.finding;

/** Waits until a record comes to a state by itself. */
export async function comesTo(
  world: FaultWorld,
  charge: Charge,
  state: Charge['state'],
): Promise<void> {
  await expect.poll(() => statesOf(world, charge), { timeout: 25_000 }).toEqual([state]);
}

/** Delivers the last request for a customer once more, as a browser or a proxy does. */
export async function deliverAgain(
  { sandbox, organization: org }: FaultWorld,
  externalId: string,
): Promise<void> {
  const body = requestsOf(sandbox, externalId).at(-1)?.body as {
    readonly pp_ident: string;
    readonly idempotency_key: string;
    readonly client_metadata: Readonly<Record<string, unknown>>;
  };
  const before = chargesOf(sandbox, externalId).length;
  await chargeElsewhere(sandbox, {
    externalId,
    org,
    ppIdent: body.pp_ident,
    idempotencyKey: body.idempotency_key,
    metadata: body.client_metadata,
  });
  expect(chargesOf(sandbox, externalId)).toHaveLength(before + 1);
}

/** What the popup shows first over the ticket of a customer, under that heading. */
export async function popupSays(
  { browser }: FaultWorld,
  customer: string,
  heading: string | RegExp,
): Promise<string> {
  const page = await openTicket(browser, customer);
  const popup = await browser.pressToolbarButton(page);
  await waitForOutcome(popup, heading);
  const text = await popup.text();
  await browser.closePopup();
  await page.close();
  return text;
}
