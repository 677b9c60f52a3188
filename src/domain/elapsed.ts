import type { ChargeEvent } from './charge-event';
import { ANSWER_TIMEOUT } from './limits';

/** A moment by the device's clock and, where the server told it then, by the server's, in milliseconds since 1970. */
export interface Moment {
  readonly at: number;
  readonly serverAt: number | null;
}

/**
 * How long ago one event of a charge was, in milliseconds. The server's clock decides where it is known at
 * both ends. Else this device's does: where it was set back, time counts from the next event on.
 */
export function elapsedSince(events: readonly ChargeEvent[], index: number, now: Moment): number {
  const last = events.length - 1;
  const device = stepsOf(events, index, last) + Math.max(0, now.at - (events[last]?.at ?? now.at));
  const began = serverTimeAt(events, index);
  if (began === null || now.serverAt === null) return device;
  const server = Math.max(0, now.serverAt - began);
  // A device that slept over an answer dates it too early: nothing may then pass for older than either clock says.
  return isDatedForSure(events, index) ? server : Math.min(server, device);
}

/** This moment, by the server's clock too where a look of the charge has told it. */
export function momentOf(events: readonly ChargeEvent[], at: number): Moment {
  const told = events.findLast((event) => event.type === 'looked' && event.serverAt !== null);
  if (told?.type !== 'looked' || told.serverAt === null) return { at, serverAt: null };
  return { at, serverAt: told.serverAt + Math.max(0, at - told.at) };
}

/** The server's time at an event, as far as it can be known: as it was told last, and the time since. */
export function serverTimeAt(events: readonly ChargeEvent[], index: number): number | null {
  const last = lastTold(events, index);
  const told = toldAt(events[last]);
  if (told === null) return null;
  const since = stepsOf(events, last, index);
  // No answer takes longer: what is more was a clock set forward, or a background that had ended.
  return told + (isOfAnswer(events[index]) ? Math.min(since, ANSWER_TIMEOUT) : since);
}

function isDatedForSure(events: readonly ChargeEvent[], index: number): boolean {
  if (!isOfAnswer(events[index])) return true;
  const last = lastTold(events, index);
  // A clock that was set back hides how long the answer took.
  const wasSetBack = (events[index]?.at ?? 0) < (events[last]?.at ?? 0);
  return !wasSetBack && stepsOf(events, last, index) <= ANSWER_TIMEOUT;
}

/** Up to an event, the index of the last one at which the server told the time; -1 where there is none. */
function lastTold(events: readonly ChargeEvent[], index: number): number {
  // Backwards, since it is asked again and again, and mostly told a few events ago.
  let last = index;
  while (last >= 0 && toldAt(events[last]) === null) last -= 1;
  return last;
}

function isOfAnswer(event: ChargeEvent | undefined): boolean {
  return event?.type === 'answered' || event?.type === 'refused';
}

function toldAt(event: ChargeEvent | undefined): number | null {
  if (event?.type === 'looked') return event.serverAt;
  if (event?.type !== 'sending') return null;
  return event.serverAt ?? (event.snapshot.taken ? event.snapshot.serverAt : null);
}

/** The sum of all steps forward from one event to a later one. */
function stepsOf(events: readonly ChargeEvent[], from: number, to: number): number {
  let sum = 0;
  for (let index = from + 1; index <= to; index += 1) {
    sum += Math.max(0, (events[index]?.at ?? 0) - (events[index - 1]?.at ?? 0));
  }
  return sum;
}
