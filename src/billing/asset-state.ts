import type { Asset } from '../domain/customer-books';

/** What the server says of an asset's state, as it came. */
interface WireState {
  readonly is_active?: unknown;
  readonly status?: unknown;
  readonly revoked_at?: unknown;
}

/** What the field for the time of a revocation holds where there was none. */
const NOT_REVOKED: readonly unknown[] = [undefined, null, ''];

/** The statuses of a subscription that has ended for good, whatever else is said of it. */
const ENDED: ReadonlySet<unknown> = new Set([
  'EXPIRED',
  'ENDED',
  'FINISHED',
  'TERMINATED',
  'REVOKED',
  'REFUNDED',
]);

/**
 * The statuses of a subscription that is unfinished although it may give no access now: nobody can buy it a
 * second time. The end of the paid period decides nothing here, since it is past in each of them.
 */
const UNFINISHED: ReadonlySet<unknown> = new Set(['PAUSED', 'GRACE', 'RETRY']);

/**
 * Tells whether the customer no longer owns it. A subscription without a renewal runs to the end of its
 * period, and is over once it is not active. What says nothing of its state stands, because it is listed.
 */
export function isOver({ is_active, status, revoked_at }: WireState, kind: Asset['kind']): boolean {
  if (!NOT_REVOKED.includes(revoked_at)) return true;
  if (kind !== 'subscription') return is_active === false;
  const statuses = [status]
    .flat()
    .map((each) => (typeof each === 'string' ? each.toUpperCase() : undefined));
  if (statuses.some((each) => ENDED.has(each))) return true;
  return is_active === false && !statuses.some((each) => UNFINISHED.has(each));
}
