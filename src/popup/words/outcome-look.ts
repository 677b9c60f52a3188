import type { Charge } from '../../domain/charge';
import type { Denial } from '../../domain/charge-event';
import { denialIn } from '../../domain/confirm-denial';
import { headingOf, type OutcomeHeading, type SettledState } from '../../domain/outcome-heading';
import type { IconName } from '../../ui/icon';
import type { MessageKey } from '../../ui/words';

/** How an outcome is shown: colour never says alone what is known of the customer's money. */
export interface OutcomeLook {
  readonly heading: OutcomeHeading;
  readonly icon: IconName;
  readonly tone: 'good' | 'bad' | 'warn' | 'plain';
}

const looks = {
  succeeded: ['check', 'good'],
  processing: ['clock', 'warn'],
  authenticating: ['person', 'warn'],
  unknown: ['warning', 'warn'],
  'charged-twice': ['warning', 'bad'],
  failed: ['cross', 'bad'],
  cancelled: ['cross', 'bad'],
  refused: ['cross', 'bad'],
  unconfirmed: ['clock', 'warn'],
  'already-charged': ['check', 'plain'],
  'not-sent': ['dash', 'plain'],
  'marked-charged': ['check', 'plain'],
  'marked-not-charged': ['dash', 'plain'],
} as const satisfies Record<SettledState, readonly [IconName, OutcomeLook['tone']]>;

/** The heading, icon and colour of an outcome. */
export function outcomeLook(charge: Charge, state: SettledState): OutcomeLook {
  const [icon, tone] = looks[state];
  return { heading: headingOf(charge, state), icon, tone };
}

/** What is known of the customer's money. `moneyCharged` and `moneyTrial` name the amount. */
export function moneyWords(charge: Charge, state: SettledState): MessageKey {
  switch (state) {
    case 'succeeded':
    case 'marked-charged':
      return charge.request.pricePoint.terms.kind === 'free-trial' ? 'moneyTrial' : 'moneyCharged';
    case 'processing':
    case 'authenticating':
    case 'unknown':
      return 'moneyUnknown';
    case 'charged-twice':
      return 'moneyTwice';
    case 'failed':
    case 'cancelled':
    case 'refused':
      return deniedWords(charge);
    case 'unconfirmed':
      return unconfirmedWords(charge);
    case 'already-charged':
      return 'moneyNotAgain';
    case 'not-sent':
      return 'moneyNotCharged';
    case 'marked-not-charged':
      return 'moneyMarkedNotCharged';
    default:
      return state satisfies never;
  }
}

/** A denial that had to be confirmed says what was seen, and no more. */
function deniedWords({ events }: Charge): MessageKey {
  const answer = events.findLast((event) => denialIn(event) !== null);
  const isCertain = answer?.type === 'refused' ? answer.isCertain : isCertainAnswer(answer);
  if (isCertain) return 'moneyNotCharged';
  const confirming = events.findLast((event) => event.type === 'looked' && event.confirms !== null);
  const isByAssets = confirming?.type === 'looked' && confirming.payments !== 'read';
  return isByAssets ? 'moneyNotOwned' : 'moneyNotSeen';
}

function isCertainAnswer(event: Charge['events'][number] | undefined): boolean {
  return event?.type === 'answered' && event.answer.isCertain;
}

/** The words for a denial that is not confirmed: before a look could compare the payments, and after. */
const unconfirmed = {
  failed: ['checkingDecline', 'declineNotSeen'],
  cancelled: ['checkingCancelled', 'cancelledNotSeen'],
  refused: ['checkingError', 'errorNotSeen'],
} as const satisfies Record<Denial, readonly [MessageKey, MessageKey]>;

function unconfirmedWords({ events }: Charge): MessageKey {
  const [denial] = events.flatMap((event) => denialIn(event) ?? []);
  // Where nothing is known to compare the payments with, no look can say that none of them is new.
  const isSeen = events.some((event) => event.type === 'looked' && event.payments === 'read');
  return unconfirmed[denial ?? 'refused'][isSeen ? 1 : 0];
}
