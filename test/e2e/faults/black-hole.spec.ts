import { expect, test } from 'playwright/test';
import { chargesOf } from '../support/ledger';
import { freshCustomer } from '../support/world';
import { checkOutcome, sendCharge, untilOutcome } from './support/charge-by-message';
import {
  kindUnderTest,
  organizations,
  withFaultWorld,
  type FaultWorld,
  type Protocol,
} from './support/fault-world';
import { chargeRequestsSince, recordRow } from './support/record-row';
import { mostRequests } from './repeat-rows';

/** Charges where the answer is lost, and judges it when it has been looked up. */
async function chargeIntoBlackHole(world: FaultWorld): Promise<void> {
  const { kind, organization, protocol, sandbox } = world;
  const customer = freshCustomer('usr_dead_line');
  const first = sandbox.requests.length;
  const chargeId = await sendCharge(world, customer);
  expect((await untilOutcome(world, chargeId, 160_000)).state).toBe('unknown');
  const { state } = await checkOutcome(world, chargeId);
  const charges = chargesOf(sandbox, customer).length;
  const most = mostRequests[`${kind} ${protocol}`];
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
}

for (const protocol of ['h1', 'h2'] as const satisfies readonly Protocol[]) {
  test(`an answer that is lost in a black hole, ${protocol}, keys honoured and ignored`, async () => {
    // The charge is given up after 130 seconds.
    test.setTimeout(300_000);
    await Promise.all(
      Object.values(organizations).map((organization) =>
        withFaultWorld(kindUnderTest(), { protocol, organization }, chargeIntoBlackHole),
      ),
    );
  });
}
