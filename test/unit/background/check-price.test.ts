import { describe, expect, it } from 'vitest';
import { checkPrice } from '../../../src/background/check-price';
import { PRICE_FRESH_FOR } from '../../../src/domain/limits';
import { createFakePorts, priceList } from '../support/fake-ports';
import { gate } from '../support/gate';
import { COINS, dollars, NOW } from '../support/samples';

const HOUR = 3_600_000;
const readAgain = ['pricePoints acme coins-100 3000'];
const dearer = { ...COINS, now: dollars(599) };

/** A price list that is kept, checked at `NOW` by this device, and at `serverAt` by the server. */
async function check(kept: Parameters<typeof priceList>[0], serverAt: number | null) {
  const { ports, world } = await createFakePorts();
  await ports.prices.write('acme', priceList(kept));
  const reason = await checkPrice(ports, 'acme', COINS, Promise.resolve(serverAt));
  return { reason, used: world.used };
}

describe('a price list that is kept', () => {
  it.each<[string, number, number, boolean]>([
    ['by both clocks', 0, 0, false],
    ['five minutes old by both', PRICE_FRESH_FOR, PRICE_FRESH_FOR, false],
    ['older by this device', PRICE_FRESH_FOR + 1, 0, true],
    ['older by the server, under a clock that was set back since', 0, PRICE_FRESH_FOR + 1, true],
    ['an hour old by the server', 0, HOUR, true],
    ['from two seconds ahead of the server, as servers may differ', 0, -2_000, false],
    ['from further ahead of the server', 0, -2_001, true],
    ['from further ahead of this device', -2_001, 0, true],
    ['from an hour ahead of this device, since its clock was set right', -HOUR, 0, true],
  ])('fresh %s: %i ms and %i ms old, read again: %j', async (...row) => {
    const [, age, serverAge, isRead] = row;
    const kept = { readAt: NOW - age, serverAt: NOW - serverAge };
    const { reason, used } = await check(kept, NOW);
    expect(reason).toBeUndefined();
    expect(used).toEqual(isRead ? readAgain : []);
  });

  it.each<[string, number | null, number | null, boolean]>([
    ['the server tells no time now', NOW - HOUR, null, false],
    ['the server never told one', null, null, false],
    ['the server told none when it was read', null, NOW, true],
  ])('where %s goes by what is known (%j, %j): read again %j', async (...row) => {
    const [, serverAt, now, isRead] = row;
    const { reason, used } = await check({ serverAt }, now);
    expect(reason).toBeUndefined();
    expect(used).toEqual(isRead ? readAgain : []);
  });

  it('that is old by this device is read again without waiting for the server’s time', async () => {
    const { ports, world } = await createFakePorts();
    await ports.prices.write('acme', priceList({ readAt: 0 }));
    const books = gate();
    const serverAt = books.opened.then(() => NOW);
    await expect(checkPrice(ports, 'acme', COINS, serverAt)).resolves.toBeUndefined();
    expect(world.used).toEqual(readAgain);
    books.open();
    await serverAt;
  });

  it('that is fresh waits for the server’s time before it is believed', async () => {
    const { ports, world } = await createFakePorts();
    const books = gate();
    const checking = checkPrice(
      ports,
      'acme',
      COINS,
      books.opened.then(() => NOW + HOUR),
    );
    await ports.prices.read('acme');
    expect(world.used).toEqual([]);
    books.open();
    await checking;
    expect(world.used).toEqual(readAgain);
  });

  it('is compared as it is where it is fresh, and as it was read where it is not', async () => {
    const { ports, world } = await createFakePorts();
    await ports.prices.write('acme', priceList({ pricePoints: [dearer] }));
    const check = (serverAt: number) => checkPrice(ports, 'acme', COINS, Promise.resolve(serverAt));
    await expect(check(NOW)).resolves.toEqual({ code: 'price-changed', now: dearer });
    expect(world.used).toEqual([]);
    await expect(check(NOW + HOUR)).resolves.toBeUndefined();
  });

  it('is the organization’s own', async () => {
    const { ports, world } = await createFakePorts();
    await ports.prices.write('other', priceList({ pricePoints: [] }));
    const reason = await checkPrice(ports, 'other', COINS, Promise.resolve(NOW));
    expect(reason).toEqual({ code: 'price-gone' });
    expect(world.used).toEqual([]);
  });
});
