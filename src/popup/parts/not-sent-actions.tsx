import type { Charge } from '../../domain/charge';
import type { NotSentReason } from '../../domain/charge-event';
import { usePage } from '../../ui/page-context';
import type { MessageKey } from '../../ui/words';
import { backToForm, showOtherCharge } from '../leave-charge';
import { usePopup } from '../popup';
import { notSentWords, type NextStep } from '../words/not-sent-words';
import { AskAgain } from './ask-again';

const stepWords = {
  settings: 'openSettings',
  unlock: 'unlock',
  grant: 'grantAccess',
  'show-open': 'showOpenCharge',
  'take-price': 'takeNewPrice',
  'other-price': 'anotherPrice',
  'charge-again': 'chargeAgain',
} as const satisfies Record<NextStep, MessageKey>;

/** The one thing to do about a charge that was not sent, and the way back to the form with all it held. */
export function NotSentActions({ charge, reason }: { charge: Charge; reason: NotSentReason }) {
  const { openOptions, requestBillingHost, t } = usePage();
  const popup = usePopup();
  const { step } = notSentWords(reason);

  function take(next: NextStep) {
    switch (next) {
      case 'settings':
        openOptions();
        return;
      case 'unlock':
        popup.store.setState({ screen: { name: 'locked', notSent: charge } });
        return;
      case 'grant':
        // Asked for in the click's own turn: a later call is refused by the browser.
        requestBillingHost().then(
          (granted) => {
            if (granted) void backToForm(popup, charge);
          },
          () => undefined,
        );
        return;
      case 'show-open':
        if ('chargeId' in reason) void showOtherCharge(popup, reason.chargeId);
        return;
      case 'take-price':
        if (reason.code === 'price-changed')
          void backToForm(popup, charge, { pricePoint: reason.now });
        return;
      case 'other-price':
        void backToForm(popup, charge, { pricePoint: null });
        return;
      case 'charge-again':
        // It charges nothing yet: the form comes back, and its button is pressed like any other time.
        if (reason.code === 'charge-again') {
          void backToForm(popup, charge, { again: reason.earlier.map(({ id }) => id) });
        }
        return;
      default:
        next satisfies never;
    }
  }

  if (reason.code === 'charge-again') {
    return (
      <AskAgain
        onBack={() => void backToForm(popup, charge)}
        onAgain={() => {
          take('charge-again');
        }}
      />
    );
  }
  return (
    <div class="actions">
      {step !== null && (
        <button
          type="button"
          class="primary"
          onClick={() => {
            take(step);
          }}
        >
          {t(stepWords[step])}
        </button>
      )}
      <button type="button" class="wide" onClick={() => void backToForm(popup, charge)}>
        {t('backToForm')}
      </button>
    </div>
  );
}
