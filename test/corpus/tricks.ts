import type { Trick } from './trick';
import { CLOBBERING_TRICKS } from './tricks/clobbering';
import { CONVERSATION_TRICKS } from './tricks/conversation';
import { EMPTY_TRICKS } from './tricks/empty';
import { HIDDEN_TRICKS } from './tricks/hidden';
import { LABEL_TRICKS } from './tricks/labels';
import { VALUE_TRICKS } from './tricks/values';

/** Every trick of the hostile corpus. */
export const TRICKS: readonly Trick[] = [
  ...CONVERSATION_TRICKS,
  ...HIDDEN_TRICKS,
  ...CLOBBERING_TRICKS,
  ...LABEL_TRICKS,
  ...EMPTY_TRICKS,
  ...VALUE_TRICKS,
];

/** Those that can do anything in a browser, such as `Firefox 153.0`. */
export function tricksIn(version: string): readonly Trick[] {
  return TRICKS.filter(({ onlyIn }) => onlyIn === undefined || version.startsWith(onlyIn));
}
