import { chargesOf, requestsOf } from '../../support/ledger';
import { freshCustomer } from '../../support/world';
import { killCharge, type Killer } from '../kill-charge';
import type { KillPoint } from '../kill-points';
import type { FaultWorld } from './fault-world';
import { recordProof, type KillRecord } from './record-proof';

export interface Kill {
  readonly killer: Killer;
  readonly point: KillPoint;
  readonly round: number;
}

/** Kills over a charge of a new customer, and judges what became of it by the ledgers and the point. */
export async function judgeKill(
  world: FaultWorld,
  { killer, point, round }: Kill,
  wait: (longestMs: number) => Promise<void>,
): Promise<{ readonly record: KillRecord; readonly world: FaultWorld }> {
  const customer = freshCustomer(point.customer);
  const kill = { killer, browser: world.kind, point: point.name, round };
  try {
    const killed = await killCharge(world, { killer, point, customer }, wait);
    const { requests, charges, found, settled } = killed;
    const ok =
      requests === point.requests &&
      charges === point.charges &&
      point.found.includes(found) &&
      point.settled.includes(settled);
    const record = { ...kill, requests, charges, found, settled, ok };
    recordProof({ kill: record });
    return { record, world: killed.world };
  } catch (error) {
    // What could not be read counts as lost, wherever something was sent.
    const requests = requestsOf(world.sandbox, customer).length;
    const charges = chargesOf(world.sandbox, customer).length;
    const unread = { found: 'unread', settled: 'unread', ok: false };
    recordProof({ kill: { ...kill, requests, charges, ...unread } });
    throw error;
  }
}
