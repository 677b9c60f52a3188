import { checkCustomerId } from '../domain/customer-id';
import { isEmail } from '../domain/email';
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
  if (!isEmail(email)) return { ok: false, why: 'not-an-email' };
  const call = await openForCall(ports);
  if (!call.ok) return call;
  const { key, organization } = call;
  const read = await ports.billing.searchUsers(organization, key, email, READ_TIMEOUT);
  if (!read.ok) return read;
  // What could not be sent as a customer's ID is nobody whom a charge could be for.
  const customers = read.value.filter((id) => checkCustomerId(id).ok);
  return { ok: true, customers: [...new Set(customers)] };
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
