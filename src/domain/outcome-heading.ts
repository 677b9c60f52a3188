import type { ChargeState } from './charge';

/** Every state but *sending*, which has no outcome yet. */
export type SettledState = Exclude<ChargeState, 'sending'>;

/** The key of each outcome's heading in the message catalogue. */
export const outcomeHeading = {
  succeeded: 'outcomeSucceeded',
  processing: 'outcomeProcessing',
  authenticating: 'outcomeAuthenticating',
  unknown: 'outcomeUnknown',
  'charged-twice': 'outcomeChargedTwice',
  failed: 'outcomeFailed',
  cancelled: 'outcomeCancelled',
  refused: 'outcomeRefused',
  'not-sent': 'outcomeNotSent',
  'marked-charged': 'outcomeMarkedCharged',
  'marked-not-charged': 'outcomeMarkedNotCharged',
} as const satisfies Record<SettledState, string>;
