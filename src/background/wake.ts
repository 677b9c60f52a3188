import type { ChargeAnswer } from '../domain/charge-event';
import { ANSWER_TIMEOUT, SECOND_CHARGE_LOOK } from '../domain/limits';
import type { BeginningEvent, Clock, Journal, LaterEvent, Timers } from '../ports';
import { keepWatch, underAlarm, type KeepWatchPorts } from './keep-watch';

export type WakePorts = KeepWatchPorts & {
  readonly clock: Clock;
  readonly journal: Pick<Journal, 'open' | 'append' | 'read'>;
  readonly life: string;
  readonly timers: Timers;
};

/** After an outcome the first look is due by then, whatever the clock of this device counts in, in milliseconds. */
export const FIRST_LOOK = SECOND_CHARGE_LOOK + 1_000;

/** The first thing each life of the background does. Nothing is sent. `look` looks up what is due. */
export async function wake(ports: WakePorts, look: () => Promise<void>): Promise<void> {
  await giveUpWaiting(ports, look);
  await keepWatch(ports);
}

/** When a request that was sent is surely over, answered or not; in milliseconds. */
const SURELY_OVER = ANSWER_TIMEOUT + SECOND_CHARGE_LOOK;

/**
 * A charge that an earlier life was sending when it ended has an unknown outcome, since the request was
 * out or about to be (rule 3); so has one whose outcome this life could not write down. A disk that
 * fails leaves it to the next round of looks, a minute later.
 */
export async function giveUpWaiting(ports: WakePorts, look: () => Promise<void>): Promise<void> {
  const { clock, journal, life, log, timers } = ports;
  const { charges } = await underAlarm(ports, () => journal.open());
  for (const { request, state, events } of charges) {
    const [sending] = events;
    if (state !== 'sending' || sending?.type !== 'sending') continue;
    const at = clock.now();
    const isOfThisLife = sending.life === life;
    // A clock that was set back hides how long it has been: an answer that comes after all still counts.
    const age = at - sending.at;
    if (isOfThisLife && age >= 0 && age < SURELY_OVER) continue;
    const why = isOfThisLife ? 'timeout' : 'background-ended';
    const answer = await answerAtLender(ports, sending);
    const event: LaterEvent =
      answer === undefined
        ? { type: 'lost', at, why, httpStatus: null }
        : { type: 'already-charged', at, answer };
    await journal.append(request.chargeId, event);
    // In this same life: an alarm goes by a clock that may be set.
    timers.after(FIRST_LOOK, () => look().catch(log.bug('look')));
  }
}

/** The order that the server answered again under a lent key, where a life ended between the two records of it. */
async function answerAtLender(
  { journal }: WakePorts,
  { lentKey, request: { chargeId } }: Extract<BeginningEvent, { type: 'sending' }>,
): Promise<ChargeAnswer | undefined> {
  const lender = lentKey === null ? undefined : await journal.read(lentKey.by);
  const told = lender?.events.find(
    (event) => event.type === 'key-answered' && event.by === chargeId,
  );
  return told?.type === 'key-answered' ? (told.answer ?? undefined) : undefined;
}
