import type { NotSentReason } from '../../domain/charge-event';
import type { MessageKey } from '../../ui/words';

/** What the agent can do at once about a charge that was not sent; going back to the form always works. */
export type NextStep =
  'settings' | 'unlock' | 'grant' | 'show-open' | 'take-price' | 'other-price' | 'charge-again';

export interface NotSentWords {
  readonly what: MessageKey;
  readonly next: MessageKey;
  readonly step: NextStep | null;
}

/** What stood against the charge, what to do about it, and the step that a button offers. */
export function notSentWords({ code }: NotSentReason): NotSentWords {
  switch (code) {
    case 'not-set-up':
      return { what: 'notSetUpWhat', next: 'notSetUpNext', step: 'settings' };
    case 'no-key':
      return { what: 'noKeyWhat', next: 'noKeyNext', step: 'settings' };
    case 'locked':
      return { what: 'lockedWhat', next: 'lockedNext', step: 'unlock' };
    case 'offline':
      return { what: 'offlineWhat', next: 'offlineNext', step: null };
    case 'no-host-permission':
      return { what: 'noHostWhat', next: 'noHostNext', step: 'grant' };
    case 'customer-id':
      return { what: 'badCustomerWhat', next: 'badCustomerNext', step: null };
    case 'open-charge':
      return { what: 'openChargeWhat', next: 'openChargeNext', step: 'show-open' };
    case 'charge-again':
      return { what: 'chargeAgainWhat', next: 'chargeAgainNext', step: 'charge-again' };
    case 'form-used':
      return { what: 'formUsedWhat', next: 'pressAnewNext', step: null };
    case 'organization-changed':
      return { what: 'organizationChangedWhat', next: 'organizationChangedNext', step: null };
    case 'held-up':
      return { what: 'heldUpWhat', next: 'pressAnewNext', step: null };
    case 'journal-failed':
      return { what: 'journalFailedWhat', next: 'journalFailedNext', step: null };
    case 'price-unread':
      return { what: 'priceUnreadWhat', next: 'priceUnreadNext', step: null };
    case 'price-gone':
      return { what: 'priceGoneWhat', next: 'priceGoneNext', step: 'other-price' };
    case 'price-changed':
      return { what: 'priceChangedWhat', next: 'priceChangedNext', step: 'take-price' };
    case 'page-changed':
      return { what: 'pageChangedWhat', next: 'pageChangedNext', step: null };
    default:
      return code satisfies never;
  }
}
