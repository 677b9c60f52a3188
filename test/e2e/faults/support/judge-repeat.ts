import type { ChargeState } from '../../../../src/domain/state-facts';
import { chargesOf } from '../../support/ledger';
import { mostRequests, runRepeatRow, type RepeatRow } from '../repeat-rows';
import { checkOutcome } from './charge-by-message';
import { organizations, type FaultWorld } from './fault-world';
import { recordRow } from './record-row';

/**
 * Charges under a fault that makes browsers repeat, looks the charge up, and judges it by the two
 * ledgers: how often it was charged decides alone which word the journal must have in the end.
 */
export async function judgeRepeat(world: FaultWorld, row: RepeatRow): Promise<void> {
  const { customer, chargeId, requests } = await runRepeatRow(world, row);
  const { state } = await checkOutcome(world, chargeId);
  const charges = chargesOf(world.sandbox, customer).length;
  const most = mostRequests[`${world.kind} ${world.protocol}`];
  const honoured = world.organization === organizations.honoured;
  recordRow(world, {
    row: row.row,
    customer,
    requests,
    state,
    allowed: {
      // Under its key the server answers a repeat as it answered the first delivery.
      states: [stateAfterLook(charges), ...(honoured && row.isPending ? PENDING : [])],
      requests: [1, most],
      charges: [row.charged ? 1 : 0, honoured ? 1 : most],
    },
  });
}

const PENDING = ['authenticating'] as const;

function stateAfterLook(charges: number): ChargeState {
  if (charges === 0) return 'unknown';
  return charges === 1 ? 'succeeded' : 'charged-twice';
}
