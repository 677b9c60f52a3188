import type { Charge } from '../domain/charge';
import type { ChargeEvent } from '../domain/charge-event';
import { orderOfAsset } from '../domain/asset-evidence';
import { findEvidence } from '../domain/evidence';
import type { Finding } from '../domain/finding';
import { READ_TIMEOUT, WATCHED_FOR } from '../domain/limits';
import { nextLook } from '../domain/look-schedule';
import { foldCharge } from '../domain/step-charge';
import type { Clock, ClosedRecord, Journal, Locks, Log, Notifier } from '../ports';
import { lockOf } from './look-at-charge';
import { comparedWith, readBooks, type ReadBooksPorts } from './read-books';
import { whyUnread } from './take-snapshot';

export interface LookAtDamagedPorts extends ReadBooksPorts {
  readonly clock: Clock;
  readonly journal: Pick<Journal, 'readClosed' | 'noteDamaged' | 'ofCustomer'>;
  readonly locks: Locks;
  readonly log: Log;
  readonly notifier: Notifier;
}

type Looked = Extract<ChargeEvent, { type: 'looked' }>;

/**
 * Looks a damaged record up that the agent has closed as not charged, and opens it again where the server shows
 * a charge: by as much of its story as can be read, at least by our reference.
 */
export async function lookAtDamaged(ports: LookAtDamagedPorts, chargeId: string): Promise<void> {
  const { journal, locks } = ports;
  const known = await journal.readClosed(chargeId);
  if (known === undefined) return;
  await locks.run(lockOf(known.damaged), async () => {
    const { story } = known;
    const looked = story === null ? await lookForReference(ports, known) : await look(ports, story);
    await journal.noteDamaged(chargeId, looked, nextLookAt(ports, known, looked));
    if (looked.finding.kind !== 'nothing') tell(ports, story, looked);
  });
}

/** Tells that a record was opened again, as far as it can be told which charge that is. Nobody waits for it. */
function tell({ log, notifier }: LookAtDamagedPorts, story: Charge | null, looked: Looked): void {
  const after = story === null ? undefined : foldCharge([...story.events, looked]);
  if (after !== undefined) void notifier.tell(after).catch(log.bug('notifier'));
}

async function look(ports: LookAtDamagedPorts, story: Charge): Promise<Looked> {
  const { chargeId, externalId, organization } = story.request;
  const books = await readBooks(ports, story);
  const { assets, payments, serverAt } = books;
  const { charges } = await ports.journal.ofCustomer(organization, externalId);
  const others = charges.filter(({ request }) => request.chargeId !== chargeId);
  const shown = { assets: assets.found, payments: payments.found, others };
  const sources = { assets: assets.result, payments: comparedWith(story, books), serverAt };
  return aLook(ports, findEvidence(story, shown), sources);
}

/** Without its beginning nothing is known of a charge but its id, which is the reference on its order. */
async function lookForReference(
  ports: LookAtDamagedPorts,
  { damaged: { chargeId, externalId, organization } }: ClosedRecord,
): Promise<Looked> {
  const read = await ports.billing.myAssets(organization, externalId, READ_TIMEOUT);
  const own = read.ok ? read.value.filter(({ ref }) => ref === chargeId) : [];
  const kind = own.length > 0 ? 'ours' : 'nothing';
  return aLook(
    ports,
    { kind, orders: own.map(orderOfAsset) },
    {
      assets: read.ok ? 'read' : whyUnread(read.why),
      payments: 'no-snapshot',
      serverAt: read.ok ? read.serverAt : null,
    },
  );
}

function aLook(
  { clock }: LookAtDamagedPorts,
  finding: Finding,
  sources: Pick<Looked, 'assets' | 'payments' | 'serverAt'>,
): Looked {
  const at = clock.now();
  return { type: 'looked', at, by: 'schedule', finding, confirms: null, ...sources };
}

/** As for every other word of an agent's; where the story cannot be read, daily for as long. */
function nextLookAt(
  { clock }: LookAtDamagedPorts,
  { damaged, story }: ClosedRecord,
  looked: Looked,
): number | null {
  if (story !== null) {
    const after = foldCharge([...story.events, looked]);
    return after === undefined ? null : nextLook(after);
  }
  const next = clock.now() + 24 * 60 * 60_000;
  return next - (damaged.begunAt ?? 0) > WATCHED_FOR ? null : next;
}
