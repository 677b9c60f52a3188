import { checkCustomerId } from '../domain/customer-id';
import type { ActivePage } from '../ports';
import type { PageCustomer } from '../protocol/commands';

/** Asks the page who the customer is. Two different ids are a conflict and never resolved here. */
export async function readCustomer(
  { page }: { readonly page: ActivePage },
  { tabId }: { tabId: number },
): Promise<PageCustomer> {
  const read = await page.read(tabId);
  const host = read.place?.host ?? null;
  const address = read.place?.address ?? null;
  if (!read.ok) return { found: false, why: read.why, host, address };
  const { fields } = read.reading;
  const field = fields[0];
  if (field === undefined) return { found: false, why: 'no-customer-id', host, address };
  if (fields.some(({ value }) => value !== field.value)) {
    return { found: false, why: 'several-customer-ids', host, address };
  }
  const check = checkCustomerId(field.value);
  if (!check.ok) return { found: false, why: 'unusable-customer-id', host, address };
  return {
    found: true,
    externalId: check.id,
    provenance: { label: field.label, host: read.place.host },
    address: read.place.address,
  };
}
