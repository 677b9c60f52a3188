import type { ChargeState } from '../../domain/charge';
import type { IconName } from '../../ui/icon';
import type { MessageKey } from '../../ui/words';

/** How an outcome is shown. `money` says what is known of the customer's: colour never says it alone. */
export interface OutcomeLook {
  readonly heading: MessageKey;
  readonly icon: IconName;
  readonly tone: 'good' | 'bad' | 'warn' | 'plain';
  readonly money: 'charged' | 'not-charged' | 'unknown';
}

/** Every state but *sending*, which has no outcome yet. */
export type SettledState = Exclude<ChargeState, 'sending'>;

const looks = {
  succeeded: ['outcomeSucceeded', 'check', 'good', 'charged'],
  processing: ['outcomeProcessing', 'clock', 'warn', 'unknown'],
  authenticating: ['outcomeAuthenticating', 'person', 'warn', 'unknown'],
  unknown: ['outcomeUnknown', 'warning', 'warn', 'unknown'],
  failed: ['outcomeFailed', 'cross', 'bad', 'not-charged'],
  cancelled: ['outcomeCancelled', 'cross', 'bad', 'not-charged'],
  refused: ['outcomeRefused', 'cross', 'bad', 'not-charged'],
  'not-sent': ['outcomeNotSent', 'dash', 'plain', 'not-charged'],
  'marked-charged': ['outcomeMarkedCharged', 'check', 'plain', 'charged'],
  'marked-not-charged': ['outcomeMarkedNotCharged', 'dash', 'plain', 'not-charged'],
} as const satisfies Record<
  SettledState,
  readonly [MessageKey, IconName, OutcomeLook['tone'], OutcomeLook['money']]
>;

/** The heading, icon, colour and money line of an outcome. */
export function outcomeLook(state: SettledState): OutcomeLook {
  const [heading, icon, tone, money] = looks[state];
  return { heading, icon, tone, money };
}
