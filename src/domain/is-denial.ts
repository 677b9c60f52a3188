import type { ChargeAnswer, Denial } from './charge-event';
import { stateFacts } from './state-facts';

/** True for the words by which the server says that nothing was charged. */
export function isDenial(status: ChargeAnswer['status']): status is Extract<Denial, typeof status> {
  return stateFacts[status].isDenial;
}
