import type { SandboxCharge, SandboxRequest } from '../../sandbox/ledger';
import type { Sandbox } from '../../sandbox/start-sandbox';

/** The charges that the server made to a customer. */
export function chargesOf(sandbox: Sandbox, externalId: string): readonly SandboxCharge[] {
  return sandbox.charges.filter((charge) => charge.externalId === externalId);
}

/** The charge requests that the server received for a customer, the browser's own repeats among them. */
export function requestsOf(sandbox: Sandbox, externalId: string): readonly SandboxRequest[] {
  return sandbox.requests.filter((request) => isChargeOf(request, externalId));
}

/** True for a charge request of that customer. */
export function isChargeOf({ path, body }: SandboxRequest, externalId: string): boolean {
  const asked = body as { external_id?: unknown } | undefined;
  return path.endsWith('/checkout/one_click') && asked?.external_id === externalId;
}
