import { READ_TIMEOUT } from '../domain/limits';
import type { Billing } from '../ports';
import type { CustomerCheck, FoundByEmail } from '../protocol/page-commands';
import type { CheckCustomerRequest } from '../protocol/requests';
import { openForCall, type CallPorts } from './call-with-key';

type Ports = CallPorts & { readonly billing: Pick<Billing, 'searchUsers'> };

/** All customers with that address, in the server's order; none is chosen here. */
export async function findByEmail(
  ports: Ports,
  { email }: { email: string },
): Promise<FoundByEmail> {
  const call = await openForCall(ports);
  if (!call.ok) return call;
  const { key, organization } = call;
  const read = await ports.billing.searchUsers(organization, key, email, READ_TIMEOUT);
  return read.ok ? { ok: true, customers: [...new Set(read.value)] } : read;
}

/** Whether the requester's address on the page is on file for the customer of the form. */
export async function checkCustomer(
  ports: Ports,
  { email, externalId }: CheckCustomerRequest,
): Promise<CustomerCheck> {
  const found = await findByEmail(ports, { email });
  if (!found.ok) return found;
  if (found.customers.length === 0) return { ok: true, verdict: 'nobody' };
  return { ok: true, verdict: found.customers.includes(externalId) ? 'matches' : 'differs' };
}
