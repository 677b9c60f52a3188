import { expect } from 'playwright/test';
import type { Charge } from '../../../../src/domain/charge';
import type { PricePoint } from '../../../../src/domain/price-point';
import type { BrowserUnderTest } from '../../driver/browser-under-test';
import { passTime } from '../../support/clocks';
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
