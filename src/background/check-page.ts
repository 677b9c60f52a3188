import type { PagePlace, Provenance } from '../domain/charge';
import type { NotSentReason } from '../domain/charge-event';
import { isSameRecord, nameOfRecord } from '../domain/match-site-card';
import type { StartChargeRequest } from '../protocol/requests';
import { askPage, type AskPagePorts } from './ask-page';
import { customerOf } from './read-customer';

/** The form's own view of its page, when it was filled. */
export type FormPage = NonNullable<StartChargeRequest['page']>;

/**
 * Holds rule 7 for the page: its record and the customers that it offers are read again at the press.
 * Undefined when they are what the agent saw. A page that can no longer be read has changed.
 */
export async function checkPage(
  ports: AskPagePorts,
  form: FormPage | null,
  externalId: string,
  provenance: Provenance | null,
): Promise<NotSentReason | undefined> {
  const isOfPage = provenance !== null && provenance.by !== 'email';
  if (form === null) {
    // A customer that a page named is read again on that page; without the page nobody can.
    return isOfPage ? changed([externalId, '']) : undefined;
  }
  const now = customerOf(await askPage(ports, { tabId: form.tabId, hint: null }));
  const offered = now.found ? [now.externalId] : now.choices.map((each) => each.externalId);
  const { address = '', record = '' } = now.page ?? {};
  if (now.page === null || !isSameRecord(form.record, record)) {
    return changed(
      [form.address, address],
      [nameOfRecord(form.record), nameOfRecord(record)],
      [externalId, offered[0] ?? ''],
    );
  }
  // Another customer than any that the agent has seen here: the page went on without a new address.
  const news = offered.find((id) => id !== externalId && !form.offered.includes(id));
  if (news !== undefined) return changed([externalId, news]);
  // What was typed, looked up or pointed at is not for the reader to find again.
  if (!isOfPage || provenance.by === 'selection') return undefined;
  return offered.includes(externalId) ? undefined : changed([externalId, offered[0] ?? '']);
}

/** Tells what the page was and is, by the first pair that shows a difference. */
function changed(...[[was, now], ...others]: Pairs): NotSentReason {
  const [next, ...rest] = others;
  if (was !== now || next === undefined) return { code: 'page-changed', was, now };
  return changed(next, ...rest);
}

type Pair = readonly [was: string, now: string];
type Pairs = readonly [Pair, ...Pair[]];

/** The place as the charge records it. */
export function placeOf(form: FormPage | null): PagePlace | null {
  if (form === null) return null;
  const host = /^[a-z]+:\/\/([^/]*)/.exec(form.address)?.[1] ?? '';
  return { tabId: form.tabId, host, address: form.address };
}
