import { outcomeHeading, type SettledState } from '../../domain/outcome-heading';
import type { IconName } from '../../ui/icon';
import type { MessageKey } from '../../ui/words';

/** How an outcome is shown. `money` says what is known of the customer's: colour never says it alone. */
export interface OutcomeLook {
  readonly heading: MessageKey;
  readonly icon: IconName;
  readonly tone: 'good' | 'bad' | 'warn' | 'plain';
  readonly money: 'charged' | 'not-charged' | 'unknown' | 'twice';
}

const looks = {
  succeeded: ['check', 'good', 'charged'],
  processing: ['clock', 'warn', 'unknown'],
  authenticating: ['person', 'warn', 'unknown'],
  unknown: ['warning', 'warn', 'unknown'],
  'charged-twice': ['warning', 'bad', 'twice'],
  failed: ['cross', 'bad', 'not-charged'],
  cancelled: ['cross', 'bad', 'not-charged'],
  refused: ['cross', 'bad', 'not-charged'],
  'not-sent': ['dash', 'plain', 'not-charged'],
  'marked-charged': ['check', 'plain', 'charged'],
  'marked-not-charged': ['dash', 'plain', 'not-charged'],
} as const satisfies Record<
  SettledState,
  readonly [IconName, OutcomeLook['tone'], OutcomeLook['money']]
>;

/** The heading, icon, colour and money line of an outcome. */
export function outcomeLook(state: SettledState): OutcomeLook {
  const [icon, tone, money] = looks[state];
  return { heading: outcomeHeading[state], icon, tone, money };
}
