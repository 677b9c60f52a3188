import { isOpen, type ChargeState } from '../../../src/domain/state-facts';
import type { Finding } from '../../../src/domain/finding';
import type { Made } from '../world/logbook';
import type { Evidence, Story } from './evidence';

/** The states that tell an agent that nothing was charged by it. */
export const SAYS_NOT_CHARGED: ReadonlySet<ChargeState> = new Set([
  'not-sent',
  'failed',
  'cancelled',
  'refused',
  'already-charged',
  'marked-not-charged',
]);

/** True when a finding shows that very order; an asset may not say which order it came by, only when. */
export function shows({ orders }: Finding, { at, orderId }: Made): boolean {
  return orders.some(
    (found) => found.orderId === orderId || (found.orderId === null && found.createdAt === at),
  );
}

/** True when the record's agent was shown that order as this record's, and said afterwards that it is not. */
export function wasDenied({ written }: Story, order: Made): boolean {
  const word = written.findLastIndex(({ event }) => event.type === 'marked' && !event.charged);
  return written
    .slice(0, Math.max(0, word))
    .some(({ event }) => event.type === 'looked' && shows(event.finding, order));
}

/** True when an agent of this device has said of another record that this order is its: nobody else can know better. */
export function wasTakenElsewhere({ stories }: Evidence, story: Story, { orderId }: Made): boolean {
  return stories.some(
    (other) =>
      other !== story &&
      other.review === story.review &&
      other.written.some(({ event }) => event.type === 'marked' && event.orderId === orderId),
  );
}

/** The orders of a record that nobody has settled by a word of their own. */
export function ordersLeft(evidence: Evidence, story: Story): readonly Made[] {
  return story.made.filter(
    (order) => !wasDenied(story, order) && !wasTakenElsewhere(evidence, story, order),
  );
}

/**
 * True when an order is told as the order of a record besides these that has none of its own: there are as many
 * orders as the agent wants, and each is told. Which of them is whose the books do not say.
 */
export function isToldAsAnothers(
  { stories }: Evidence,
  these: readonly Story[],
  order: Made,
): boolean {
  return stories.some(
    (other) =>
      !these.includes(other) &&
      other.review === these[0]?.review &&
      other.made.length === 0 &&
      other.final !== null &&
      !SAYS_NOT_CHARGED.has(other.final.state) &&
      other.written.some(({ event }) => event.type === 'looked' && shows(event.finding, order)),
  );
}

/**
 * True when there may be no order too many as far as the device can know: an order is told as another record's, or
 * one of its customer's that has none stands for one by its agent's word, or is open and has to be resolved first.
 */
export function mayBeAnothers(evidence: Evidence, these: readonly Story[], order: Made): boolean {
  return (
    isToldAsAnothers(evidence, these, order) ||
    evidence.stories.some(
      (other) =>
        !these.includes(other) &&
        other.review === these[0]?.review &&
        other.sending?.request.externalId === order.customer &&
        other.sending.request.pricePoint.ident === order.ident &&
        other.made.length === 0 &&
        other.final !== null &&
        (other.final.state === 'marked-charged' || isOpen(other.final.state)),
    )
  );
}

/** True when another record of the agent's shows that order as one too many. */
export function isToldAsSecond({ stories }: Evidence, story: Story, order: Made): boolean {
  return stories.some(
    (other) =>
      other !== story &&
      other.review === story.review &&
      other.written.some(
        ({ event }) =>
          event.type === 'looked' && event.finding.kind === 'twice' && shows(event.finding, order),
      ),
  );
}

/** Two servers of the vendor may date one moment so far apart: an order that is told by one, a press by another. */
const DATED_APART = 5_000;

/**
 * True when a record of these stands open and shows all of these orders for its agent to tell apart, one of which
 * may as well be of a charge besides these: the books date it within what two servers may disagree by.
 */
export function isLeftToItsAgent(
  { stories }: Evidence,
  these: readonly Story[],
  orders: readonly Made[],
): boolean {
  const isBeside = ({ at }: Made) =>
    stories.some(
      ({ chargeId, review, sending }) =>
        !these.some((each) => each.chargeId === chargeId) &&
        review === these[0]?.review &&
        sending?.request.externalId === orders[0]?.customer &&
        sending?.request.pricePoint.ident === orders[0]?.ident &&
        Math.abs((sending?.serverAt ?? Infinity) - at) <= DATED_APART,
    );
  return (
    orders.some(isBeside) &&
    these.some(({ final, written }) => {
      const last = written.findLast(({ event }) => event.type === 'looked')?.event;
      return (
        final !== null &&
        isOpen(final.state) &&
        last?.type === 'looked' &&
        orders.every((order) => shows(last.finding, order))
      );
    })
  );
}

/** True when the record was ever told to be charged twice. */
export function saysTwice({ written }: Story): boolean {
  return written.some(({ event }) => event.type === 'looked' && event.finding.kind === 'twice');
}
