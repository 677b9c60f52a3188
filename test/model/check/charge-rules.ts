import { isOpen } from '../../../src/domain/state-facts';
import type { Made } from '../world/logbook';
import { goodOf } from '../world/prices';
import { hadToSee } from './due';
import type { Evidence, Story } from './evidence';
import type { Rule } from './rule';
import {
  isLeftToItsAgent,
  isToldAsAnothers,
  isToldAsSecond,
  mayBeAnothers,
  ordersLeft,
  SAYS_NOT_CHARGED,
  saysTwice,
  wasDenied,
} from './told';
import { shownAt, type Source } from './visible';
import { isNamedBy, wantsOf } from './wants';

const SOURCES: readonly Source[] = ['history', 'assets'];

/** Two charges of one record are told as such, wherever the record has to know of both. */
export const twiceIsReported: Rule = {
  name: 'twice-is-reported',
  judge(evidence, report, count) {
    for (const story of evidence.stories) {
      if (story.made.length < 2 || story.isTorn) continue;
      count('charged twice');
      if (saysTwice(story)) count('charged twice, reported');
      else if (hasToKnowTwo(evidence, [story], ordersToTell(evidence, story))) {
        report(`${story.chargeId} was charged ${story.made.length} times, unreported`);
      } else count('charged twice, out of sight');
    }
  },
};

/** Its first order, and those that are not told as what the agent wanted besides, or had too many of. */
function ordersToTell(evidence: Evidence, story: Story): readonly Made[] {
  const left = ordersLeft(evidence, story);
  const told = left.filter(
    (order) => mayBeAnothers(evidence, [story], order) || isToldAsSecond(evidence, story, order),
  );
  return told.length === left.length
    ? left.slice(0, 1)
    : left.filter((order) => !told.includes(order));
}

/**
 * A charge that was denied and carried out after all, beside one that was pressed in its place, is told on both
 * records. Not where the agent was shown the first order and charged again all the same.
 */
export const twiceInPlace: Rule = {
  name: 'twice-in-place',
  judge(evidence, report, count) {
    for (const want of wantsOf(evidence)) {
      if (want.length < 2 || want.some(({ isTorn }) => isTorn)) continue;
      const charged = want.filter(({ made }) => made.length > 0);
      if (charged.length < 2) continue;
      count('charged again in place of a denied charge');
      const left = charged.flatMap((story) =>
        ordersLeft(evidence, story).filter(
          (order) => !wasAskedAbout(want, story, order) && !mayBeAnothers(evidence, want, order),
        ),
      );
      const silent = charged.filter((story) => !saysTwice(story));
      if (silent.length === 0) count('charged again in place, told on both records');
      else if (isLeftToItsAgent(evidence, want, left)) count('charged again in place, open');
      else if (hasToKnowTwo(evidence, want, left)) {
        const names = want.map(({ chargeId }) => chargeId).join(', ');
        report(`${names} made ${left.length} orders for one want, untold on ${silent.length}`);
      } else count('charged again in place, out of sight');
    }
  },
};

/** True when a later press of the want came after its agent had been shown that order, or its record as charged. */
function wasAskedAbout(want: readonly Story[], story: Story, order: Made): boolean {
  return want.slice(want.indexOf(story) + 1).some(({ pressed }) => {
    const again = pressed?.again ?? [];
    return again.includes(story.chargeId) || isNamedBy(again, order);
  });
}

/** True when one source had shown two of these orders by a look that somebody of these records had to take. */
function hasToKnowTwo(
  evidence: Evidence,
  records: readonly Story[],
  orders: readonly Made[],
): boolean {
  return SOURCES.some((source) => {
    const told = source === 'assets' ? purchases(orders) : orders;
    const seen = told.flatMap((order) => earliest(evidence, records, order, source) ?? []);
    const second = seen.toSorted((a, b) => a - b)[1];
    return (
      second !== undefined && records.some((story) => hadToSee(evidence, story, source, second))
    );
  });
}

/** What the assets tell apart: those that do not name their orders, and began in one millisecond, are one. */
function purchases(orders: readonly Made[]): readonly Made[] {
  const own = orders.filter(isPurchaseOfItsOwn);
  return own.filter(
    ({ asset, at, ident }, index) =>
      asset?.showsOrder === true ||
      !own.slice(0, index).some((other) => other.at === at && other.ident === ident),
  );
}

/** One order may bring two subscriptions: those that do not name their orders prove no second one. */
function isPurchaseOfItsOwn({ asset, ident }: Made): boolean {
  return asset?.showsOrder === true || goodOf(ident) !== 'subscription';
}

/** When the source shows an order so that any of these records can be told of it. */
function earliest(
  evidence: Evidence,
  records: readonly Story[],
  order: Made,
  source: Source,
): number | null {
  const times = records.flatMap((story) => shownAt(evidence, story, order, source) ?? []);
  return times.length === 0 ? null : Math.min(...times);
}

/**
 * Nobody is left being told that nothing was charged where the device has to know of a charge, whatever other
 * charge the order could be explained by: the ledger knows whose it is.
 */
export const notLeftUntold: Rule = {
  name: 'not-left-untold',
  judge(evidence, report, count) {
    for (const story of evidence.stories) {
      const { chargeId, final, isTorn, made } = story;
      if (final === null || isTorn || made.length === 0) continue;
      if (!SAYS_NOT_CHARGED.has(final.state)) {
        count('charged, and not denied');
        continue;
      }
      const left = ordersLeft(evidence, story);
      const untold = left.filter(
        (order) =>
          !isToldAsAnothers(evidence, [story], order) &&
          !standsByWord(evidence, story, order) &&
          !isTakenForMisjudged(evidence, story, order),
      );
      const isDue = untold.some((order) =>
        SOURCES.some((source) => {
          const at = shownAt(evidence, story, order, source);
          const witnesses = [story, ...openInPlace(evidence, story)];
          return at !== null && witnesses.every((each) => hadToSee(evidence, each, source, at));
        }),
      );
      // Of these two nothing may ever have been made: no look is needed to know it.
      const isNever = final.state === 'not-sent' || final.state === 'already-charged';
      if (isDue || isNever) report(`${chargeId} is ${final.state}, and was charged`);
      else count('charged, denied, out of sight');
    }
  },
};

/** True when one pressed in its place, which has no order of its own, is said by its agent to be charged: it is, once. */
function standsByWord(evidence: Evidence, story: Story, order: Made): boolean {
  const want = wantsOf(evidence).find((each) => each.includes(story)) ?? [];
  return (
    want.every(({ made }) => made.every((each) => each === order)) &&
    want.slice(want.indexOf(story) + 1).some(({ final }) => final?.state === 'marked-charged')
  );
}

/**
 * True when the order is taken for that of another charge, which went through by the server's word, and of whose own
 * order the agent had said that it is not: what that order is, their word has hidden.
 */
function isTakenForMisjudged({ stories }: Evidence, story: Story, order: Made): boolean {
  return stories.some(
    (other) =>
      other !== story &&
      other.review === story.review &&
      other.sending?.request.externalId === order.customer &&
      other.sending.request.pricePoint.ident === order.ident &&
      other.final?.state === 'succeeded' &&
      other.made.length > 0 &&
      other.made.every((own) => wasDenied(other, own)),
  );
}

/** Those pressed in its place whose outcome is open yet: the order may be theirs, and their looks tell it. */
function openInPlace(evidence: Evidence, story: Story): readonly Story[] {
  const want = wantsOf(evidence).find((each) => each.includes(story)) ?? [];
  return want
    .slice(want.indexOf(story) + 1)
    .filter(({ final }) => final !== null && isOpen(final.state));
}
