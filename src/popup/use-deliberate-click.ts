import { useEffect, useRef } from 'preact/hooks';
import { ARMING_DELAY } from '../domain/limits';

/**
 * Lets a click through only if it was meant for what is on the screen: not the second one of a double
 * click, and none before the button has been there for half a second.
 */
export function useDeliberateClick(act: () => void): (event: MouseEvent) => void {
  const shownAt = useRef(Infinity);
  useEffect(() => {
    shownAt.current = performance.now();
  }, []);
  return ({ detail }) => {
    if (detail <= 1 && performance.now() - shownAt.current >= ARMING_DELAY) act();
  };
}
