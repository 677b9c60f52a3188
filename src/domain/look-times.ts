import { SECOND_CHARGE_LOOK } from './limits';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** No look is ever planned further ahead. */
export const FURTHEST = 25 * HOUR;

/** A charge whose outcome we lost may be found within seconds, or when the bank gets round to it. */
export const SOON = [30_000, MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 30 * MINUTE];
/** A denial is looked up at once, and again when a second delivery would have come into the books. */
export const TO_CONFIRM = [0, SECOND_CHARGE_LOOK, 3 * MINUTE, 5 * MINUTE, 10 * MINUTE, 30 * MINUTE];
/** After the server's answer a second charge shows when the history gets round to it (rule 2). */
export const AFTER_ANSWER = [SECOND_CHARGE_LOOK, 5 * MINUTE, 30 * MINUTE, 3 * HOUR, DAY];
/** A look that could not read is tried again like this. */
export const RETRIES = [SECOND_CHARGE_LOOK, 3 * MINUTE, 5 * MINUTE, 10 * MINUTE, 30 * MINUTE];

/** The first time of the schedule after that age: soon, then hourly for a day, then daily. */
export function offsetAfter(age: number, soon: readonly number[]): number {
  const next = soon.find((offset) => offset > age);
  if (next !== undefined) return next;
  const step = age < DAY ? HOUR : DAY;
  return (Math.floor(age / step) + 1) * step;
}
