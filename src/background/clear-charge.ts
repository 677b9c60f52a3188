import type { ChargeRequest, NotSentReason, Snapshot } from '../domain/charge';
import { checkCustomerId, compileCustomerIdPattern, type CustomerId } from '../domain/customer-id';
import type { SecretKey } from '../domain/secret-key';
import type { ActivePage, Billing, Clock, PriceShelf, Reach, Vault } from '../ports';
import { checkPage } from './check-page';
import { checkPrice } from './check-price';
import { takeSnapshot } from './take-snapshot';

export interface ClearChargePorts {
  readonly billing: Pick<Billing, 'pricePoints' | 'paymentsHistory'>;
  readonly clock: Clock;
  readonly page: ActivePage;
  readonly prices: PriceShelf;
  readonly reach: Reach;
  readonly vault: Pick<Vault, 'open'>;
}

/** Everything a charge needs once nothing stands against it. */
export interface Cleared {
  readonly key: SecretKey;
  readonly externalId: CustomerId;
  readonly snapshot: Snapshot;
}

/** Asks everything that may stand against the charge before a byte of it leaves. */
export async function clearCharge(
  ports: ClearChargePorts,
  request: ChargeRequest,
  pattern: string,
): Promise<Cleared | NotSentReason> {
  const { organization, page, pricePoint } = request;
  if (organization === '') return { code: 'not-set-up' };
  const compiled = pattern === '' ? undefined : compileCustomerIdPattern(pattern);
  const id = checkCustomerId(request.externalId, compiled);
  // Set-up takes no broken pattern; where one stands all the same, no ID is known to fit it.
  if (!id.ok || (pattern !== '' && compiled === undefined)) return { code: 'customer-id' };
  const opened = await ports.vault.open();
  if (!opened.ok) return { code: opened.why };
  // Without the permission the POST would still be delivered, and its answer hidden from us.
  if (!(await ports.reach.mayCallBilling())) return { code: 'no-host-permission' };
  if (!ports.reach.online()) return { code: 'offline' };
  const [badPage, badPrice, snapshot] = await Promise.all([
    checkPage(ports, page, id.id, request.provenance),
    checkPrice(ports, organization, pricePoint),
    takeSnapshot(ports, organization, opened.key, id.id),
  ]);
  return badPage ?? badPrice ?? { key: opened.key, externalId: id.id, snapshot };
}
