import { expect } from 'playwright/test';
import type { Charge } from '../../../../src/domain/charge';
import type { PricePoint } from '../../../../src/domain/price-point';
import type { BrowserUnderTest } from '../../driver/browser-under-test';
import { until } from '../../driver/until';
import { deviceTime, passTime } from '../../support/clocks';
import { PASSPHRASE } from '../../support/set-up-extension';
import { askBackground } from './ask-background';
import type { FaultWorld } from './fault-world';
import { readCharges } from './read-charges';

/** A denial is accepted after half an hour, in milliseconds. */
const DENIABLE_AFTER = 31 * 60_000;

/** A price point as the server lists it now. */
export async function listed(browser: BrowserUnderTest, ident: string): Promise<PricePoint> {
  const read = await askBackground(browser, 'list-price-points', { fresh: true });
  const found = read.ok && read.prices.pricePoints.find((each) => each.ident === ident);
  if (!found) throw new Error(`${ident} is not listed`);
  return found;
}

/** The record of a charge as it lies on the disk. */
export async function recordOf(
  browser: BrowserUnderTest,
  { request }: Pick<Charge, 'request'>,
): Promise<Charge> {
  const found = (await readCharges(browser)).get(request.chargeId);
  if (found === undefined) throw new Error(`there is no charge ${request.chargeId}`);
  return found;
}

/** The looks that a record holds. */
export const looksOf = ({ events }: Charge) => events.filter((event) => event.type === 'looked');

/** Lets time pass at both ends, and the extension look up what is due, as it does at every unlock. */
export async function letPass(world: FaultWorld, by: number): Promise<void> {
  await passTime(world, by);
  await lookUpDue(world.browser);
}

/** Unlocks anew. The key was never locked meanwhile: a look of another cause could not have read the payments. */
export async function lookUpDue(browser: BrowserUnderTest): Promise<void> {
  const unlocked = await askBackground(browser, 'unlock', { passphrase: PASSPHRASE });
  if (!unlocked.ok) throw new Error(`not unlocked: ${unlocked.why}`);
}

/** Lets time pass, and gives the record once a look of that later time has been made. */
export async function lookAfter(world: FaultWorld, charge: Charge, by: number): Promise<Charge> {
  const from = deviceTime(world.browser) + by;
  await letPass(world, by);
  return until(async () => {
    const record = await recordOf(world.browser, charge);
    const isLooked = looksOf(record).some(({ at }) => at >= from);
    // What is told as charged twice is looked up no more.
    return (record.state === 'charged-twice' || isLooked) && record;
  }, 'a look');
}

/** Says of a lost charge that it was not charged, as soon as that may be said. */
export async function deny(
  world: FaultWorld,
  { request: { chargeId } }: Pick<Charge, 'request'>,
): Promise<void> {
  await passTime(world, DENIABLE_AFTER);
  const word = { chargeId, charged: false, orderId: null, why: '' };
  const marked = await askBackground(world.browser, 'mark-charge', word);
  expect(marked?.state).toBe('marked-not-charged');
}
