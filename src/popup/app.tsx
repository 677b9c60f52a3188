import { useLayoutEffect, useRef } from 'preact/hooks';
import { usePage } from '../ui/page-context';
import { ChargeActions } from './parts/charge-actions';
import { ChargeOutcome } from './parts/charge-outcome';
import { PopupHeader } from './parts/popup-header';
import { usePopupState } from './popup';
import { DamagedScreen } from './screens/damaged-screen';
import { FormScreen } from './screens/form-screen';
import { LockedScreen } from './screens/locked-screen';
import { NoAnswerScreen } from './screens/no-answer-screen';
import { OpenChargesScreen } from './screens/open-charges-screen';
import { SetUpNeededScreen } from './screens/set-up-needed-screen';
import { TeachScreen } from './screens/teach-screen';

/**
 * The popup's frame. One live region stays in the document for the popup's whole life: only a change
 * inside a region that was there before is read out.
 */
export function App() {
  const { t } = usePage();
  const screen = usePopupState((state) => state.screen);
  const wasPressedEarly = usePopupState((state) => state.wasPressedEarly);
  const main = useRef<HTMLElement>(null);
  const shownId = screen.name === 'charge' ? screen.chargeId : null;
  useLayoutEffect(() => {
    // The pressed button is gone. No other button takes its focus: a held Enter would press that one.
    // Only a question that came with the charge has it already.
    const isTaken = main.current?.contains(document.activeElement) ?? false;
    if (shownId !== null && !isTaken) main.current?.focus();
  }, [shownId]);
  return (
    <>
      <PopupHeader />
      <main ref={main} tabIndex={-1}>
        {screen.name === 'opening' && <p class="hint">{t('opening')}</p>}
        {screen.name === 'no-answer' && <NoAnswerScreen />}
        {screen.name === 'set-up-needed' && <SetUpNeededScreen />}
        {screen.name === 'locked' && <LockedScreen notSent={screen.notSent} />}
        {screen.name === 'form' && <FormScreen />}
        {screen.name === 'teach' && <TeachScreen teaching={screen.teaching} />}
        {screen.name === 'open-charges' && <OpenChargesScreen open={screen.open} />}
        {screen.name === 'damaged' && <DamagedScreen damaged={screen.damaged} />}
        <div role="status">
          {screen.name === 'charge' && <ChargeOutcome shown={screen} />}
          {screen.name === 'form' && wasPressedEarly && (
            <p class="press-again">{t('pressAgain')}</p>
          )}
        </div>
        {screen.name === 'charge' && <ChargeActions shown={screen} />}
      </main>
    </>
  );
}
