import { addressParts, namesCustomer } from './address-parts';
import { checkCustomerId } from './customer-id';
import type { MatchedCard } from './match-site-card';
import type { Candidate } from './page-reading';

/**
 * Takes the help desk's own number of a record, which its card knows from the address, for no more than a
 * part of the address: a field that shows it is called a user's ID as well.
 */
export function asOwnNumbers(
  candidates: readonly Candidate[],
  matched: readonly MatchedCard[],
): readonly Candidate[] {
  const known = matched.filter(({ card }) => card.basis !== 'taught');
  const records = new Set(known.map(({ record }) => record));
  return candidates.map((each) => (records.has(each.value) ? { ...each, by: 'address' } : each));
}

/**
 * IDs in the record's address, by the organisation's own pattern; without one there are none. The help
 * desk's own number of the record is not the customer's. Beside what the page itself shows (`isNamed`)
 * only a part counts that the address gives out as a customer: a ticket may look like one.
 */
export function addressCandidates(
  url: string,
  matched: readonly MatchedCard[],
  pattern: RegExp | undefined,
  isNamed: boolean,
): readonly Candidate[] {
  if (pattern === undefined) return [];
  const records = new Set(matched.map(({ record }) => record));
  return addressParts(url)
    .filter(({ text }) => !records.has(text) && checkCustomerId(text, pattern).ok)
    .filter((part) => !isNamed || namesCustomer(part))
    .map(({ text, under }) => ({ value: text, by: 'address', label: under.slice(0, 100) }));
}
