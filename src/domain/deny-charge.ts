import type { Charge } from './charge';
import { isOpen } from './state-facts';
import { elapsedSince, type Moment } from './elapsed';
import { AUTHENTICATION_LIVES, MARK_NOT_CHARGED_AFTER } from './limits';

/**
 * True while nobody may say yet that an open charge was not made: it may still arrive at the server, and an
 * authentication that the customer was asked for may still be given.
 */
export function isTooEarlyToDeny(charge: Charge, now: Moment): boolean {
  return isOpen(charge.state) && deniableIn(charge, now) > 0;
}

/** How long it still takes until a charge may be denied, in milliseconds; infinite while its answer is awaited. */
export function deniableIn({ events }: Charge, now: Moment): number {
  const asked = events.findLastIndex(
    (event) =>
      (event.type === 'answered' || event.type === 'key-answered') &&
      event.answer?.status === 'authenticating',
  );
  const waits = [
    events.length < 2 ? Infinity : MARK_NOT_CHARGED_AFTER - elapsedSince(events, 1, now),
    asked === -1 ? 0 : AUTHENTICATION_LIVES - elapsedSince(events, asked, now),
  ];
  return Math.max(0, ...waits);
}
