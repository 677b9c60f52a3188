import type { Charge } from './charge';
import { stateFacts, type ChargeState } from './state-facts';
import { isSentAfter, serverTimeOf } from './charge-order';
import { serverTimeAt, type Moment } from './elapsed';
import { REPEAT_WINDOW } from './limits';
import { stepCharge } from './step-charge';

/**
 * A charge together with those that were pressed in its place, or in whose place it was pressed: one that was
 * said not to be charged, and the next press of the same. Of all of them the customer owes `intended`.
 */
export interface Family {
  readonly members: readonly Charge[];
  readonly intended: number;
}

/** Finds the family of a charge among the others of its customer. */
export function familyOf(charge: Charge, others: readonly Charge[]): Family {
  const all = [charge, ...others].filter(wasSent);
  const replaced = new Map(all.map((each) => [each, replacedBy(each, all)]));
  const members = [charge];
  for (const member of members) {
    members.push(
      ...all.filter(
        (each) =>
          !members.includes(each) &&
          (replaced.get(each) === member || replaced.get(member) === each),
      ),
    );
  }
  const owed = members.filter((each) => !members.some((later) => replaced.get(later) === each));
  return { members, intended: owed.length };
}

/** The charge in whose place one was pressed: the last of the same before it, if that had been denied by then. */
function replacedBy(later: Charge, all: readonly Charge[]): Charge | undefined {
  const before = all.filter(
    (each) =>
      each.request.pricePoint.ident === later.request.pricePoint.ident && isSentAfter(later, each),
  );
  const last = before.find((each) => !before.some((other) => isSentAfter(other, each)));
  if (last === undefined || !wasDeniedBefore(last, later)) return undefined;
  const apart = Math.abs(later.request.pressedAt - last.request.pressedAt);
  return apart <= REPEAT_WINDOW ? last : undefined;
}

/**
 * True when the charge stood as denied as the other was pressed: an order that had come to light before that was
 * known to who pressed. Only what is sure to have come before counts as known.
 */
function wasDeniedBefore({ events }: Charge, later: Charge): boolean {
  let state: ChargeState | 'ready' = 'ready';
  let isDenied = false;
  for (const [index, event] of events.entries()) {
    const step = stepCharge(state, event);
    if (!step.ok) continue;
    state = step.state;
    if (stateFacts[state].isDenial) isDenied = true;
    else if (isDenied) {
      isDenied = !isBefore({ at: event.at, serverAt: serverTimeAt(events, index) }, later);
    }
  }
  return isDenied;
}

function isBefore({ at, serverAt }: Moment, later: Charge): boolean {
  const sentAt = serverTimeOf(later);
  return serverAt !== null && sentAt !== null ? serverAt < sentAt : at < later.request.pressedAt;
}

/** True when a request of the charge may have left. */
export function wasSent({ events: [first], state }: Charge): boolean {
  return first?.type === 'sending' && state !== 'not-sent';
}
