import type { ChargeEvent } from '../../../src/domain/charge-event';
import type { Made, Written } from '../world/logbook';
import type { Evidence, Story } from './evidence';
import type { Rule } from './rule';
import { shows, wasDenied } from './told';
import { wantsOf } from './wants';

type Looked = Extract<ChargeEvent, { type: 'looked' }>;

/**
 * Nobody is told *charged twice* while the ledger has one. The finding has to show two real orders; and where all
 * of them were made by this agent's presses, one want has to have two of them. Somebody's own purchase of the same
 * amount, or another device's, may look like a second one: nothing in the books tells it apart.
 */
export const twiceIsTrue: Rule = {
  name: 'twice-is-true',
  judge(evidence, report, count) {
    const wants = wantsOf(evidence);
    for (const story of evidence.stories) {
      for (const entry of story.written) {
        if (entry.event.type !== 'looked' || entry.event.finding.kind !== 'twice') continue;
        count('findings of two charges judged');
        const why = whyFalse(evidence, wants, story, entry, entry.event);
        if (why !== undefined) report(`${story.chargeId} was told to be charged twice: ${why}`);
      }
    }
  },
};

function whyFalse(
  { stories, world }: Evidence,
  wants: readonly (readonly Story[])[],
  story: Story,
  { at }: Written,
  { finding }: Looked,
): string | undefined {
  if (isClockUnknown(world, story)) return undefined;
  const customer = story.sending?.request.externalId;
  const orders = world.stage.log.made.filter(
    (order) => order.customer === customer && order.at <= at && shows(finding, order),
  );
  if (orders.length < 2) return `the ledger knows ${orders.length} of its orders`;
  const isForeign = ({ machine }: Made) => machine !== story.review.machine.index;
  if (orders.some(isForeign)) return undefined;
  // One of two that were made for one want may be shown beside another want's: the books do not say whose it is.
  // Nor do they where one of the orders shown is of a record that nobody has named an order for.
  const ofUnnamed = orders.some(({ ref }) => isUnnamed(stories, ref, at));
  const confuses = (order: Made) => orders.includes(order) || (ofUnnamed && isSeen(stories, order));
  const isTwice = wants.some((want) => {
    const made = want.flatMap((each) => each.made).filter((order) => order.at <= at);
    return made.length > 1 && made[0]?.customer === customer && made.some(confuses);
  });
  const isBesideForeign = world.stage.log.made.some(
    (order) => order.customer === customer && order.at <= at && isForeign(order) && confuses(order),
  );
  if (isBesideForeign) return undefined;
  if (isTwice || hasBlindNeighbour(stories, story, orders)) return undefined;
  if (orders.some((order) => wasMisjudged(stories, order))) return undefined;
  return `${orders.map(({ orderId }) => orderId).join(' and ')} are of two wants`;
}

/** Where a clock was set and the server tells no time, nobody knows which order is older than which charge. */
function isClockUnknown({ schedule }: Evidence['world'], { review }: Story): boolean {
  return !schedule.server.tellsTime && review.machine.clock.jumps.length > 0;
}

/** True when a look of one of these records shows that order. */
function isSeen(stories: readonly Story[], order: Made): boolean {
  return stories.some(({ written }) =>
    written.some(({ event }) => event.type === 'looked' && shows(event.finding, order)),
  );
}

/** True when nobody had named an order for that record by then: not the server, not a look, not its agent. */
function isUnnamed(stories: readonly Story[], chargeId: string | null, at: number): boolean {
  const story = stories.find((each) => each.chargeId === chargeId);
  const known = story?.written.filter((entry) => entry.at <= at).map(({ event }) => event) ?? [];
  return (
    story !== undefined &&
    !known.some(
      (event) =>
        (event.type === 'answered' && event.answer.orderId !== null) ||
        (event.type === 'looked' && event.finding.kind === 'ours') ||
        (event.type === 'marked' && event.orderId !== null),
    )
  );
}

/** True when an agent has said of an order that it is not its own record's, or that it is another's, or took another. */
function wasMisjudged(stories: readonly Story[], order: Made): boolean {
  return stories.some((story) =>
    order.ref === story.chargeId
      ? wasDenied(story, order) || tookAnothers(story)
      : story.written.some(
          ({ event }) => event.type === 'marked' && event.orderId === order.orderId,
        ),
  );
}

function tookAnothers({ made, written }: Story): boolean {
  const own = made.map(({ orderId }) => orderId);
  return written.some(
    ({ event }) =>
      event.type === 'marked' && event.orderId !== null && !own.includes(event.orderId),
  );
}

/**
 * True when one of the orders, or of those that looks of this customer have shown, is another record's that could not
 * note what was there before it, and whose outcome was not known: its order might as well be this one's second, until
 * it is answered (`explainedLate`).
 */
function hasBlindNeighbour(
  stories: readonly Story[],
  story: Story,
  orders: readonly Made[],
): boolean {
  return stories.some(
    (other) =>
      other !== story &&
      (orders.some(({ ref }) => ref === other.chargeId) ||
        (isOfSameWho(other, story) && other.made.some((order) => isSeen(stories, order)))) &&
      (other.isTorn || other.sending?.snapshot.taken !== true),
  );
}

function isOfSameWho(one: Story, other: Story): boolean {
  const [mine, theirs] = [one.sending?.request, other.sending?.request];
  return (
    mine !== undefined &&
    mine.externalId === theirs?.externalId &&
    mine.pricePoint.ident === theirs.pricePoint.ident
  );
}
