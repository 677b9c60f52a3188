import type { PageCustomer } from '../protocol/page-commands';
import { isOfPage, type Form } from './form';

/**
 * Whether the page behind the form is still the one that it was filled from: only then the button
 * charges (rule 7). `reading`: something moved, most often nothing that matters. `left`: another tab is
 * in front of it.
 */
export type PageLock =
  | { readonly is: 'same' | 'reading' | 'changing' | 'left' }
  | { readonly is: 'changed'; readonly now: PageCustomer };

export const SAME_PAGE: PageLock = { is: 'same' };

/** True while the agent has to decide before anything can be charged. */
export function isLocked({ is }: PageLock): boolean {
  return is !== 'same' && is !== 'reading';
}

/** Every customer that a reading offers. */
export function offeredBy(read: PageCustomer): readonly string[] {
  return read.found ? [read.externalId] : read.choices.map(({ externalId }) => externalId);
}

/** True when both readings say the same: nothing has moved between them. */
export function sameReading(one: PageCustomer, other: PageCustomer): boolean {
  return said(one) === said(other);
}

function said(read: PageCustomer): string {
  const why = read.found ? '' : read.why;
  return JSON.stringify([read.page?.record, why, offeredBy(read)]);
}

/** True while the document does not show yet what its address names. */
export function isChanging(read: PageCustomer): boolean {
  return !read.found && read.why === 'still-changing';
}

/** True when the page still shows the record, and offers no other customer than when the form was filled. */
export function isSamePage(form: Form, filledFrom: PageCustomer, now: PageCustomer): boolean {
  if (now.page?.record !== filledFrom.page?.record) return false;
  if (isChanging(now)) return isChanging(filledFrom);
  const known = [...offeredBy(filledFrom), form.externalId];
  const offered = offeredBy(now);
  if (offered.some((id) => !known.includes(id))) return false;
  // What the agent pointed at is not for the reader to find again.
  const isOnPage = isOfPage(form) && form.provenance?.by !== 'selection';
  return !isOnPage || offered.includes(form.externalId);
}
