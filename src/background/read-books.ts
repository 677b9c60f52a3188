import type { Charge } from '../domain/charge';
import type { Asset, Payment } from '../domain/customer-books';
import type { LookResult } from '../domain/finding';
import { READ_TIMEOUT } from '../domain/limits';
import { snapshotOf } from '../domain/new-orders';
import type { Billing, Reach, Vault } from '../ports';
import { whyUnread } from './take-snapshot';

export interface ReadBooksPorts {
  readonly billing: Pick<Billing, 'myAssets' | 'paymentsHistory'>;
  readonly reach: Reach;
  readonly vault: Pick<Vault, 'open'>;
}

/** What came of asking one source; `found` is null where it could not be read. */
export interface Source<Found> {
  readonly result: LookResult;
  readonly found: Found | null;
  readonly serverAt: number | null;
}

/** What the server shows of a charge's customer, and its clock. */
export interface Books {
  readonly assets: Source<readonly Asset[]>;
  readonly payments: Source<readonly Payment[]>;
  readonly serverAt: number | null;
}

const told = (result: LookResult) => ({ result, found: null, serverAt: null });

/** Reads what the server shows of a charge's customer; what cannot be read says why. */
export async function readBooks(ports: ReadBooksPorts, charge: Charge): Promise<Books> {
  const [assets, payments] = await Promise.all([
    readAssets(ports, charge),
    readPayments(ports, charge),
  ]);
  return { assets, payments, serverAt: payments.serverAt ?? assets.serverAt };
}

async function readAssets(
  { billing, reach }: ReadBooksPorts,
  { request }: Charge,
): Promise<Source<readonly Asset[]>> {
  if (!(await isReachable(reach))) return told('unreachable');
  const { organization, externalId } = request;
  const read = await billing.myAssets(organization, externalId, READ_TIMEOUT);
  if (!read.ok) return told(whyUnread(read.why));
  return { result: 'read', found: read.value, serverAt: read.serverAt };
}

async function readPayments(
  { billing, reach, vault }: ReadBooksPorts,
  { request }: Charge,
): Promise<Source<readonly Payment[]>> {
  const { organization, externalId } = request;
  // The key of the charge's own organization, whichever is chosen now.
  const opened = await vault.open(organization);
  if (!opened.ok) return told(opened.why);
  if (!(await isReachable(reach))) return told('unreachable');
  const read = await billing.paymentsHistory(organization, opened.key, externalId, READ_TIMEOUT);
  if (!read.ok) return told(whyUnread(read.why));
  return { result: 'read', found: read.value, serverAt: read.serverAt };
}

/**
 * What came of the payments for one charge of the customer. Where those before it are not known nothing can be
 * compared: they say something of other charges, or by their dates. A key that may not read them hides nothing then.
 */
export function comparedWith(charge: Charge, { payments: { result } }: Books): LookResult {
  const isCompared = snapshotOf(charge)?.taken === true;
  const tells = result === 'read' || result === 'key-refused';
  return tells && !isCompared ? 'no-snapshot' : result;
}

async function isReachable(reach: Reach): Promise<boolean> {
  return reach.online() && (await reach.mayCallBilling());
}
