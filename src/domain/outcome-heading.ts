import type { Charge } from './charge';
import type { ChargeState } from './state-facts';

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
  unconfirmed: 'outcomeUnconfirmed',
  'already-charged': 'outcomeAlreadyCharged',
  'not-sent': 'outcomeNotSent',
  'marked-charged': 'outcomeMarkedCharged',
  'marked-not-charged': 'outcomeMarkedNotCharged',
} as const satisfies Record<SettledState, string>;

export type OutcomeHeading = (typeof outcomeHeading)[SettledState] | 'outcomeAlreadySent';

/** The key of the heading of one charge: an earlier charge that is still under way was only sent already. */
export function headingOf(charge: Charge, state: SettledState): OutcomeHeading {
  return isUnderWay(charge) ? 'outcomeAlreadySent' : outcomeHeading[state];
}

/** True when a press found an earlier charge whose outcome is still to come. */
export function isUnderWay({ events }: Pick<Charge, 'events'>): boolean {
  const last = events.at(-1);
  return last?.type === 'already-charged' && last.answer.status !== 'succeeded';
}

/** False where what was charged is an earlier charge's, which may have been at another price. */
export function isAtItsPrice(state: ChargeState): boolean {
  return state !== 'already-charged';
}
