import type { Charge } from '../../../src/domain/charge';
import type { ChargeEvent } from '../../../src/domain/charge-event';
import { foldCharge as fold } from '../../../src/domain/step-charge';

const known = new WeakMap<ChargeEvent, Charge | undefined>();

/** Remembers what a story came to: events are only ever added, so the last one stands for all before it. */
export function foldCharge(events: readonly ChargeEvent[]): Charge | undefined {
  const last = events.at(-1);
  if (last === undefined) return undefined;
  const before = known.get(last);
  if (before !== undefined) return before;
  const charge = fold(events);
  known.set(last, charge);
  return charge;
}
