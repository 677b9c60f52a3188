import { expect, test } from 'playwright/test';
import { chargeByMessage, checkOutcome } from '../faults/support/charge-by-message';
import { kindUnderTest, withFaultWorld } from '../faults/support/fault-world';
import { hideBooks, showBooks } from '../support/books';
import { setDeviceClock } from '../support/clocks';
import { chargesOf, requestsOf } from '../support/ledger';
import { freshCustomer } from '../support/world';

const DAY = 24 * 60 * 60_000;

for (const [direction, by] of [
  ['back', -DAY],
  ['forward', DAY],
] as const) {
  test(`clock set ${direction} a day: an open charge still blocks, and is settled`, async () => {
    await withFaultWorld(kindUnderTest(), {}, async (world) => {
      const { browser, sandbox } = world;
      const open = freshCustomer('usr_500');
      hideBooks(world);
      const charge = await chargeByMessage(world, open);
      expect(charge.state).toBe('unknown');

      await setDeviceClock(browser, by);
      expect(await chargeByMessage(world, open)).toMatchObject({
        state: 'not-sent',
        events: [{ reason: { code: 'open-charge', chargeId: charge.request.chargeId } }],
      });
      expect(requestsOf(sandbox, open)).toHaveLength(1);
      showBooks(world);
      const settled = await checkOutcome(world, charge.request.chargeId);
      expect(settled.state).toBe('succeeded');
      expect(chargesOf(sandbox, open)).toHaveLength(1);

      const other = freshCustomer('usr_succeeds');
      expect((await chargeByMessage(world, other)).state).toBe('succeeded');
      expect((await chargeByMessage(world, other)).events).toMatchObject([
        { type: 'not-sent', reason: { code: 'charge-again' } },
      ]);
      expect(chargesOf(sandbox, other)).toHaveLength(1);
    });
  });
}
