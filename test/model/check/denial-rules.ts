import type { ChargeEvent } from '../../../src/domain/charge-event';
import type { Written } from '../world/logbook';
import type { Evidence, Story } from './evidence';
import type { Rule } from './rule';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** A server tells its time in whole seconds, and told it before the last looks that clear a charge. */
const SLACK = 10 * SECOND;
const CONFIRMED_AFTER = 90 * SECOND;
const DENIED_AFTER = 30 * MINUTE;
const AUTHENTICATION_LIVES = 60 * MINUTE;
const ANSWER_TIMEOUT = 130 * SECOND;

/**
 * *Nothing was charged* is a claim that needs a reason. Nobody is told it by the answer to the request while the
 * ledger holds an order of that very record. The servers of these worlds refuse a request for what is wrong with
 * it alike however often it comes, so no code needs an excuse.
 */
export const denialHasReason: Rule = {
  name: 'denial-has-reason',
  judge(evidence, report, count) {
    for (const { chargeId, made, review, said, told, written } of evidence.stories) {
      const confirmed = written.find(
        ({ event }) => event.type === 'looked' && event.confirms !== null,
      );
      const answeredAt = written.find(({ event }) => isDenial(event))?.at ?? Infinity;
      const saidAt = said.findLast((each) => each.at <= answeredAt)?.at ?? answeredAt;
      for (const { at, state } of told) {
        if (state !== 'failed' && state !== 'cancelled' && state !== 'refused') continue;
        count('denials of the server judged');
        if (isClockUnknown(evidence, review.machine, written[0]?.at ?? 0)) continue;
        const isOfAnswer = confirmed === undefined || confirmed.at > at;
        // A look that confirms it comes so late that a second delivery would have shown.
        const isEarly = isOfAnswer || confirmed.at - saidAt < CONFIRMED_AFTER - SLACK;
        if (isEarly && made.some((order) => order.at <= saidAt)) {
          report(`${chargeId} was told to be ${state} at once, and was charged before`);
        }
      }
    }
  },
};

function isDenial(event: ChargeEvent): boolean {
  if (event.type !== 'answered') return event.type === 'refused';
  return event.answer.status === 'failed' || event.answer.status === 'cancelled';
}

/** Where a clock was set and the server tells no time, nobody knows how old anything is. */
function isClockUnknown(
  { world }: Evidence,
  { clock }: Story['review']['machine'],
  since: number,
): boolean {
  return !world.schedule.server.tellsTime && clock.jumps.some(({ at }) => at >= since);
}

/**
 * An agent's word that a charge was not made is taken half an hour after its outcome at the earliest, an hour
 * after an authentication was asked for; by true time, which the server tells. Where it has told none to this
 * device, before the charge or now, the device's own clock is all there is.
 */
export const noEarlyDenial: Rule = {
  name: 'no-early-denial',
  judge(evidence, report, count) {
    for (const story of evidence.stories) {
      const [begun, outcome] = story.written;
      if (begun === undefined || outcome === undefined) continue;
      for (const word of story.written) {
        if (word.event.type !== 'marked' || word.event.charged) continue;
        count('words of agents judged');
        if (!knowsTime(evidence, story, begun, word)) continue;
        const asked = story.written.findLast(
          ({ event, order }) => order < word.order && asksToAuthenticate(event),
        );
        const age = word.at - overAt(story, begun, outcome);
        // A clock that was set back while the answer was awaited hides how long that took.
        const wasSet = story.review.machine.clock.jumps.some(
          ({ at }) => at >= begun.at && at <= outcome.at,
        );
        const slack = SLACK + (wasSet ? ANSWER_TIMEOUT : 0);
        // Of a damaged record only its beginning may be known.
        if ((story.isTorn ? word.at - begun.at : age) < DENIED_AFTER - slack) {
          report(`${story.chargeId} was denied ${age} ms after its outcome`);
        }
        // What a damaged record hides nobody can know; what it still shows is demanded of the journal's own tests.
        if (
          asked !== undefined &&
          !story.isTorn &&
          word.at - asked.at < AUTHENTICATION_LIVES - SLACK
        ) {
          report(`${story.chargeId} was denied while its customer could authenticate it`);
        }
      }
    }
  },
};

/** Nobody awaits an answer any longer than that: a request that is given up much later was over by then. */
function overAt(story: Story, begun: Written, outcome: Written): number {
  const heard = heardAt(story, outcome);
  return outcome.event.type === 'lost' ? Math.min(heard, begun.at + ANSWER_TIMEOUT) : heard;
}

/** A device that fell asleep may write down hours later what it had heard. */
function heardAt({ review }: Story, { at, event }: Written): number {
  return Math.min(at, event.at - review.machine.clock.offsetAt(at));
}

function asksToAuthenticate(event: ChargeEvent): boolean {
  if (event.type !== 'answered' && event.type !== 'key-answered') return false;
  return event.answer?.status === 'authenticating';
}

/**
 * True when the device's clock was left alone, or the server has told the time before the charge and since: by the
 * look before the word, or at any time after the clock was set last.
 */
function knowsTime(
  { world }: Evidence,
  { isTorn, pressed, review, sending, written }: Story,
  begun: Written,
  word: Written,
): boolean {
  const { jumps } = review.machine.clock;
  // A form may be pressed again after its charge has begun.
  const pressedAt = Math.min(pressed?.at ?? begun.at, begun.at);
  if (!jumps.some(({ at }) => at >= pressedAt && at <= word.at)) return true;
  // What cannot be read has no time of the server's.
  if (isTorn || !world.schedule.server.tellsTime) return false;
  const told = (calls: readonly string[], from: number, to: number) =>
    world.stage.log.reads.some(
      ({ at, call, customer, machine }) =>
        machine === review.machine.index &&
        customer === sending?.request.externalId &&
        calls.includes(call) &&
        at >= from &&
        at <= to,
    );
  const last = written.findLast(({ order }) => order < word.order)?.event;
  const hasLooked = last?.type === 'looked' && (last.assets === 'read' || last.payments === 'read');
  const setAt = jumps.findLast(({ at }) => at <= word.at)?.at ?? begun.at;
  return (
    told(['snapshot', 'owned'], pressedAt, begun.at) &&
    (hasLooked || told(['history', 'assets'], Math.max(setAt, begun.at), word.at))
  );
}
