import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { ARMING_DELAY } from '../domain/limits';
import { stepPress, UNSEEN, type PressEvent } from '../domain/press-gate';
import { afterPaint } from './after-paint';
import { usePopup, usePopupState } from './popup';
import { pressCharge } from './press-charge';

/** Keeps rule 8 for the charge button: what it is fed with charges only as the agent's own press. */
export function usePressGate(): (event: PressEvent) => void {
  const popup = usePopup();
  const gate = useRef(UNSEEN);
  const saying = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const selfChanges = usePopupState((state) => state.selfChanges);
  const feed = (event: PressEvent) => {
    const { state, verdict } = stepPress(gate.current, event);
    gate.current = state;
    if (verdict === 'charge') void pressCharge(popup);
    if (verdict === 'too-early') sayWhenArmed();
  };
  // Said only once another press would count: who follows it at once must not be told again.
  const sayWhenArmed = () => {
    clearTimeout(saying.current);
    const wait = gate.current.armedAt - performance.now();
    if (wait > 0)
      saying.current = setTimeout(sayWhenArmed, Math.min(Math.ceil(wait), ARMING_DELAY));
    else popup.store.setState({ wasPressedEarly: true });
  };
  const show = () => {
    feed({ type: 'shown', at: performance.now() });
  };
  useEffect(() => {
    const stop = afterPaint(show);
    addEventListener('focus', show);
    return () => {
      stop();
      clearTimeout(saying.current);
      removeEventListener('focus', show);
    };
  }, []);
  useLayoutEffect(() => {
    // What a press would charge changed by itself: a press already on its way was meant for what was
    // there before. Before the first paint there is nothing to arm.
    if (Number.isFinite(gate.current.armedAt)) show();
  }, [selfChanges]);
  return feed;
}
