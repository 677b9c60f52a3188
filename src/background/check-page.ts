import type { PagePlace, Provenance } from '../domain/charge';
import type { NotSentReason } from '../domain/charge-event';
import type { StartChargeRequest } from '../protocol/requests';
import { readCustomer, type ReadCustomerPorts } from './read-customer';

/** The form's own view of its page, when it was filled. */
export type FormPage = NonNullable<StartChargeRequest['page']>;

/**
 * Holds rule 7 for the page: its record, and the customer where the page named one, are read again at
 * the press. Undefined when they are what the agent saw. A page that can no longer be read has changed.
 */
export async function checkPage(
  ports: ReadCustomerPorts,
  form: FormPage | null,
  externalId: string,
  provenance: Provenance | null,
): Promise<NotSentReason | undefined> {
  const isOfPage = provenance !== null && provenance.by !== 'email';
  if (form === null) {
    // A customer that a page named is read again on that page; without the page nobody can.
    return isOfPage ? { code: 'page-changed', was: externalId, now: '' } : undefined;
  }
  const found = await readCustomer(ports, { tabId: form.tabId, hint: null });
  if (found.page?.record !== form.record) {
    return { code: 'page-changed', was: form.address, now: found.page?.address ?? '' };
  }
  if (!isOfPage) return undefined;
  const offered = found.found ? [found.externalId] : found.choices.map((each) => each.externalId);
  const news = offered.find((id) => !form.offered.includes(id));
  // What the agent pointed at is not for the reader to find again.
  const isThere = provenance.by === 'selection' || offered.includes(externalId);
  if (isThere && news === undefined) return undefined;
  return { code: 'page-changed', was: externalId, now: news ?? offered[0] ?? '' };
}

/** The place as the charge records it. */
export function placeOf(form: FormPage | null): PagePlace | null {
  if (form === null) return null;
  const host = /^[a-z]+:\/\/([^/]*)/.exec(form.address)?.[1] ?? '';
  return { tabId: form.tabId, host, address: form.address };
}
