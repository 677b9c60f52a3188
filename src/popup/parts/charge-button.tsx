import { Foreign } from '../../ui/foreign';
import { usePage } from '../../ui/page-context';
import { Phrase } from '../../ui/phrase';
import { pressName, termsAfterPress } from '../../ui/price-terms';
import { checkFormCustomer } from '../form';
import { places } from '../focus-on';
import { isLocked } from '../page-lock';
import { usePopupState } from '../popup';
import { usePressGate } from '../use-press-gate';

/** The button that charges: its name is the amount, the line below is the rest of what will happen. */
export function ChargeButton() {
  const page = usePage();
  const form = usePopupState((state) => state.form);
  const settings = usePopupState((state) => state.status?.settings);
  const isOff = usePopupState((state) => isLocked(state.pageLock));
  const feed = usePressGate();
  const { externalId, pricePoint } = form;
  const isComplete =
    pricePoint !== null && settings !== undefined && checkFormCustomer(form, settings).ok;
  return (
    <div class="press">
      <button
        type="button"
        id={places.charge}
        class={isComplete && !isOff ? 'primary' : 'primary incomplete'}
        aria-disabled={isOff}
        aria-describedby="press-consequence"
        onPointerDown={({ isTrusted, timeStamp }) => {
          feed({ type: 'pointerdown', at: timeStamp, trusted: isTrusted });
        }}
        onKeyDown={({ isTrusted, key, repeat, timeStamp }) => {
          feed({ type: 'keydown', at: timeStamp, trusted: isTrusted, repeat, key });
        }}
        onClick={({ detail, isTrusted }) => {
          feed({ type: 'click', trusted: isTrusted, detail });
        }}
      >
        {pricePoint === null ? page.t('charge') : pressName(pricePoint, page)}
      </button>
      <p id="press-consequence" class="hint center">
        {isOff ? (
          page.t('consequenceMoved')
        ) : isComplete ? (
          <>
            <Phrase
              of="consequence"
              parts={[termsAfterPress(pricePoint, page), <Foreign mono text={externalId} />]}
            />{' '}
            <kbd>{page.t('enterKey')}</kbd>
          </>
        ) : (
          page.t('consequenceNone')
        )}
      </p>
    </div>
  );
}
