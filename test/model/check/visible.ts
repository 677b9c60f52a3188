import type { Made } from '../world/logbook';
import { ordersTaken, type Evidence, type Story } from './evidence';

const MINUTE = 60_000;
/** An order that is dated so much before a charge can be nobody's doing but another's. */
const WINDOW_BEFORE = 2 * MINUTE;
/** An order so late after the server's answer is somebody's next purchase (issue, item 2). */
const AFTER_ANSWER = 10 * MINUTE;
/** The same after an outcome that was lost. */
const AFTER_LOSS = 12 * 60 * MINUTE;

export type Source = 'history' | 'assets';

/**
 * When a source of the server's books shows that order so that the record can be told of it; null where it never
 * does. It is a matter of the books alone, and of what the device could note before the charge:
 * - The history tells of an order only a key that may look, only as new against a snapshot, and only by its date
 *   and amount. Where neither the server nor the device tells the right time, the date says nothing.
 * - The assets tell it for certain by our reference, whatever its date and amount. Without one only what no other
 *   charge can have brought is this one's: that is not demanded here.
 */
export function shownAt(
  evidence: Evidence,
  story: Story,
  order: Made,
  source: Source,
): number | null {
  if (source === 'assets') {
    return order.asset?.showsRef === true && order.ref === story.chargeId ? order.asset.at : null;
  }
  const { snapshot } = story.sending ?? {};
  if (snapshot?.taken !== true || !evidence.world.schedule.server.showsHistory) return null;
  if (snapshot.payments.some(({ orderId }) => orderId === order.orderId)) return null;
  return isDatedRight(evidence, story, order) && fits(story, order) ? order.inHistoryAt : null;
}

function isDatedRight(evidence: Evidence, story: Story, { at }: Made): boolean {
  const left = story.written[0]?.at ?? Infinity;
  const pressed = story.pressed?.at ?? left;
  // The device's clock is all that there is to date the charge by where the server has told none before it.
  const off = toldTime(evidence, story) ? 0 : story.review.machine.clock.offsetAt(pressed);
  const window = isAnswered(story) ? AFTER_ANSWER : AFTER_LOSS;
  return at - off >= pressed - WINDOW_BEFORE && at - off <= pressed + window;
}

/** True when an answer that the server dated reached the device while the charge was cleared. */
function toldTime({ world }: Evidence, { pressed, review, sending, written }: Story): boolean {
  if (!world.schedule.server.tellsTime || pressed === undefined) return false;
  const until = written[0]?.at ?? 0;
  return world.stage.log.reads.some(
    ({ at, call, customer, machine }) =>
      machine === review.machine.index &&
      customer === sending?.request.externalId &&
      (call === 'snapshot' || call === 'owned') &&
      at >= pressed.at &&
      at <= until,
  );
}

/** True when the server gave its last word on the request, and that word arrived. */
export function isAnswered({ written }: Story): boolean {
  const isLost = written.some(
    ({ event }) => event.type === 'lost' || event.type === 'key-answered',
  );
  const isFinal = written.some(
    ({ event }) =>
      event.type === 'refused' ||
      (event.type === 'answered' &&
        event.answer.status !== 'processing' &&
        event.answer.status !== 'authenticating'),
  );
  return isFinal && !isLost;
}

/**
 * The amount tells: it is the list's or, with tax, a little more. Of a charge whose own order is known a second one
 * has to cost the same or the listed price (issue, item 2): else it looks like any other purchase.
 */
function fits(story: Story, order: Made): boolean {
  const price = story.sending?.request.pricePoint.now.minor ?? 0;
  const taken = ordersTaken(story);
  const named = story.made.filter(({ orderId }) => taken.includes(orderId));
  if (order.minor === price || named.length === 0) return true;
  return named.some(({ minor, orderId }) => orderId === order.orderId || minor === order.minor);
}
