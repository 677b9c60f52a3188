import type { PagePlace, Provenance } from '../domain/charge';
import type { NotSentReason } from '../domain/charge-event';
import type { ActivePage } from '../ports';
import { readCustomer } from './read-customer';

/** The form's own view of its page, when it was filled. */
export interface FormPage {
  readonly tabId: number;
  readonly address: string;
}

/**
 * Holds rule 7 for the page: its address, and the customer where the page named one, are read again at
 * the press. Undefined when they are what the agent saw. A page that can no longer be read has changed.
 */
export async function checkPage(
  ports: { readonly page: ActivePage },
  form: FormPage | null,
  externalId: string,
  provenance: Provenance | null,
): Promise<NotSentReason | undefined> {
  if (form === null) {
    // A customer that a page named is read again on that page; without the page nobody can.
    return provenance === null ? undefined : { code: 'page-changed', was: externalId, now: '' };
  }
  const found = await readCustomer(ports, form);
  if (found.address !== form.address) {
    return { code: 'page-changed', was: form.address, now: found.address ?? '' };
  }
  if (provenance === null) return undefined;
  const now = found.found ? found.externalId : '';
  return now === externalId ? undefined : { code: 'page-changed', was: externalId, now };
}

/** The place as the charge records it. */
export function placeOf(form: FormPage | null): PagePlace | null {
  if (form === null) return null;
  const host = /^[a-z]+:\/\/([^/]*)/.exec(form.address)?.[1] ?? '';
  return { tabId: form.tabId, host, address: form.address };
}
