import { addressParts, isCustomerKey } from './address-parts';
import { checkCustomerId } from './customer-id';
import type { Candidate } from './page-reading';

/** What the right-click menu was used on. */
export interface Hint {
  readonly kind: 'selection' | 'link';
  readonly text: string;
}

/**
 * The IDs in what the agent used the menu on. Without the organisation's pattern a selection has to hold
 * a digit, as names and words do not, and a link has to call its value a customer's.
 */
export function hintCandidates(
  hint: Hint | null,
  pattern: RegExp | undefined,
): readonly Candidate[] {
  if (hint === null) return [];
  const parts =
    hint.kind === 'link' ? addressParts(hint.text) : [{ text: hint.text.trim(), under: '' }];
  return parts
    .filter(({ text, under }) => {
      if (!checkCustomerId(text, pattern).ok) return false;
      if (pattern !== undefined) return true;
      return hint.kind === 'link' ? isCustomerKey(under) : /\d/.test(text);
    })
    .map(({ text, under }) => ({ value: text, by: 'selection', label: under.slice(0, 100) }));
}
