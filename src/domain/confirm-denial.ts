import { listedPrice, type Charge } from './charge';
import type { ChargeEvent, Denial } from './charge-event';
import type { Payment } from './customer-books';
import { elapsedSince } from './elapsed';
import { CLOCK_STEP, SECOND_CHARGE_LOOK } from './limits';
import { mayBeOf } from './new-orders';
import { isDenial } from './is-denial';

type Looked = Extract<ChargeEvent, { type: 'looked' }>;

/**
 * The denial of the server's that a look confirms; null where it confirms none. It has to come late enough for
 * a second delivery to show, and to have read where a payment would show: in the history or, where that proves
 * nothing, or nothing is paid, among the assets. Where the payments before the charge are not known, one that
 * fits by its date keeps the denial from being confirmed.
 */
export function confirmedDenial(
  charge: Charge,
  looked: Looked,
  payments: readonly Payment[] | null,
): Denial | null {
  const { events, state } = charge;
  const { at, finding, serverAt } = looked;
  if (state !== 'unconfirmed' || finding.kind !== 'nothing') return null;
  if (!couldSee(charge, looked)) return null;
  const isCompared = looked.payments === 'read';
  if (!isCompared && payments?.some((payment) => mayBeOf(charge, payment)) === true) return null;
  const answeredAt = events.findLastIndex((event) => denialIn(event) !== null);
  const answer = events[answeredAt];
  const age = elapsedSince(events, answeredAt, { at, serverAt }) + CLOCK_STEP;
  const isLateEnough = age >= SECOND_CHARGE_LOOK;
  return isLateEnough && answer !== undefined ? denialIn(answer) : null;
}

function couldSee({ events: [first], request }: Charge, { assets, payments }: Looked): boolean {
  const isPaid = listedPrice(request).minor > 0;
  if (payments === 'read') return isPaid || assets === 'read';
  const knowsWhatIsNew = first?.type === 'sending' && first.owned.taken;
  return payments === 'no-snapshot' && assets === 'read' && knowsWhatIsNew;
}

/** The denial that an event tells, certain or not. */
export function denialIn(event: ChargeEvent): Denial | null {
  if (event.type === 'refused') return 'refused';
  if (event.type !== 'answered') return null;
  return isDenial(event.answer.status) ? event.answer.status : null;
}
