import { expect, test } from 'playwright/test';
import { chargesOf } from '../support/ledger';
import { freshCustomer } from '../support/world';
import { checkOutcome, sendCharge, untilOutcome } from './support/charge-by-message';
import { kindUnderTest, organizations, withFaultWorld, type Protocol } from './support/fault-world';
import { chargeRequestsSince, recordRow } from './support/record-row';
import { mostRequests } from './repeat-rows';

for (const protocol of ['h1', 'h2'] as const satisfies readonly Protocol[]) {
  for (const organization of Object.values(organizations)) {
    test(`an answer that is lost in a black hole, ${protocol}, ${organization}`, async () => {
      await withFaultWorld(kindUnderTest(), { protocol, organization }, async (world) => {
        const customer = freshCustomer('usr_dead_line');
        const first = world.sandbox.requests.length;
        const chargeId = await sendCharge(world, customer);
        expect((await untilOutcome(world, chargeId, 120_000)).state).toBe('unknown');
        const { state } = await checkOutcome(world, chargeId);
        const most = mostRequests[`${world.kind} ${protocol}`];
        const charges = chargesOf(world.sandbox, customer).length;
        recordRow(world, {
          row: 'black hole',
          customer,
          requests: chargeRequestsSince(world, first).length,
          state,
          allowed: {
            states: [charges === 1 ? 'succeeded' : 'charged-twice'],
            requests: [1, most],
            charges: [1, organization === organizations.honoured ? 1 : most],
          },
        });
      });
    });
  }
}
