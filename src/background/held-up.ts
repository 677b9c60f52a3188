import type { ChargeRequest } from '../domain/charge';
import { PRESS_HOLDS_FOR } from '../domain/limits';
import type { Clock } from '../ports';

/** True when a press is too old to be sent: the computer slept, or a page or the browser hung. */
export function isHeldUp({ clock }: { readonly clock: Clock }, request: ChargeRequest): boolean {
  return Math.abs(clock.now() - request.pressedAt) > PRESS_HOLDS_FOR;
}
