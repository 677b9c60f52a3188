import type { ChargeState } from '../../../src/domain/state-facts';
import { stepCharge } from '../../../src/domain/step-charge';
import type { SaidKind, Written } from '../world/logbook';
import { ordersTaken, type Story } from './evidence';
import type { Rule } from './rule';

/** Rule 3: an outcome that is written or told as the server's is one that the server gave. */
export const serverSaidSo: Rule = {
  name: 'server-said-so',
  judge({ stories }, report, count) {
    for (const story of stories) {
      const has = (kind: SaidKind) => story.said.some((each) => each.kind === kind);
      for (const { event } of story.written) {
        if (event.type === 'answered' && !has(event.answer.status)) {
          report(`${story.chargeId} is written as ${event.answer.status}: nobody said so`);
        }
        if (event.type === 'already-charged' && !has(event.answer.status)) {
          report(`${story.chargeId} is written as charged already: nobody said so`);
        }
        if (event.type === 'refused' && !has('refused')) {
          report(`${story.chargeId} is written as refused: nobody said so`);
        }
      }
      for (const { at, state, by } of story.told) {
        count('words to agents judged');
        if (!isFounded(state, at, story, has) && !wasSaidByKey(stories, story, { at, state })) {
          report(`${story.chargeId} was told by ${by} to be ${state}: nobody said so`);
        }
      }
    }
  },
};

/** What a lent key may be answered for its lender. */
const BY_KEY: readonly ChargeState[] = ['succeeded', 'processing', 'authenticating'];

/** True when the server had said that by then of what was sent under this record's key. */
function wasSaidByKey(
  stories: readonly Story[],
  { chargeId }: Story,
  { at, state }: { readonly at: number; readonly state: ChargeState },
): boolean {
  return (
    BY_KEY.includes(state) &&
    stories.some(({ said }) =>
      said.some((each) => each.key === chargeId && each.kind === state && each.at <= at),
    )
  );
}

function isFounded(
  state: ChargeState,
  at: number,
  { made, received, said }: Story,
  has: (kind: SaidKind) => boolean,
): boolean {
  switch (state) {
    case 'not-sent':
      // A second press of the same form, which was under way then, may send it after that.
      return received.every(({ leftAt }) => leftAt > at);
    case 'failed':
    case 'cancelled':
    case 'refused':
    case 'processing':
    case 'authenticating':
      return has(state);
    case 'unconfirmed':
      return has('failed') || has('cancelled') || has('refused');
    case 'already-charged':
      // Said by a replay, under the key of an earlier charge.
      return said.some(({ key, ref }) => key !== ref);
    case 'succeeded':
      return made.length > 0;
    case 'sending':
    case 'unknown':
    case 'charged-twice':
    case 'marked-charged':
    case 'marked-not-charged':
      return true;
    default:
      return state satisfies never;
  }
}

/**
 * An order is one charge's: no other of that device takes it as well. An agent who takes one that only
 * later shows itself as another charge's, by our reference on it, could not know.
 */
export const oneChargePerOrder: Rule = {
  name: 'one-charge-per-order',
  judge({ reviews, stories }, report, count) {
    for (const review of reviews) {
      const takenBy = new Map<string, string>();
      for (const story of stories) {
        if (story.review !== review || story.isTorn) continue;
        for (const orderId of new Set(ordersTaken(story))) {
          count('orders judged');
          if (isProvenLater(stories, story, orderId)) continue;
          const other = takenBy.get(orderId);
          if (other !== undefined) {
            report(`${orderId} is taken for ${other} and for ${story.chargeId}`);
          }
          takenBy.set(orderId, story.chargeId);
        }
      }
    }
  },
};

/** True when an agent said it of this charge, and the server afterwards of another one. */
function isProvenLater(stories: readonly Story[], story: Story, orderId: string): boolean {
  const word = story.written.find(
    ({ event }) => event.type === 'marked' && event.orderId === orderId,
  );
  return (
    word !== undefined &&
    stories.some(
      (other) =>
        other !== story &&
        other.written.some(
          ({ event, order }) =>
            order > word.order &&
            (((event.type === 'answered' || event.type === 'key-answered') &&
              event.answer?.orderId === orderId) ||
              (event.type === 'looked' &&
                event.finding.kind === 'ours' &&
                event.finding.orders[0]?.orderId === orderId)),
        ),
    )
  );
}

/** What the server had shown this device before a charge left is never found to be that charge. */
export const onlyNewOrders: Rule = {
  name: 'only-new-orders',
  judge({ world, stories }, report, count) {
    const { shownBefore } = world.stage.log;
    for (const { chargeId, review, written } of stories) {
      const sending = written[0];
      if (sending?.event.type !== 'sending') continue;
      const { snapshot, request } = sending.event;
      if (!snapshot.taken) continue;
      // Two presses at once read two of these: what all of them showed this one was shown, too.
      const shown = shownBefore.filter(
        ({ at, customer, machine }) =>
          machine === review.machine.index &&
          customer === request.externalId &&
          at <= sending.at &&
          at + review.machine.clock.offsetAt(at) >= snapshot.at,
      );
      for (const { event } of written) {
        if (event.type !== 'looked') continue;
        for (const { orderId } of event.finding.orders) {
          count('findings judged');
          if (orderId === null || shown.length === 0) continue;
          if (shown.every(({ orders }) => orders.includes(orderId))) {
            report(`${chargeId} is taken for ${orderId}, which was there before it`);
          }
        }
      }
    }
  },
};

const TOLD_ONCE: readonly ChargeState[] = ['succeeded', 'charged-twice'];

/**
 * What the looks settle is told once each time that it changes. Judged where the outcome was lost and
 * nobody marked anything: then only looks tell these.
 */
export const toldOnce: Rule = {
  name: 'told-once',
  judge({ stories, world }, report, count) {
    for (const { chargeId, told, written } of stories) {
      const [, outcome] = written;
      if (outcome?.event.type !== 'lost' || outcome.event.why === 'background-ended') continue;
      if (world.stage.log.marksAsked.has(chargeId)) continue;
      // Who gave up waiting for an answer, or could not write it down, may be told it as well.
      const { at } = outcome;
      const isLostForGood = told.some((each) => each.state === 'unknown' && each.at === at);
      if (!isLostForGood) continue;
      for (const state of TOLD_ONCE) {
        const news = told.filter((each) => each.by === 'news' && each.state === state).length;
        if (news > 0) count('news of looks judged');
        if (news > newsOf(state, written)) {
          report(`${chargeId} was told to be ${state} ${news} times`);
        }
      }
    }
  },
};

/** How often the record came into that state, or showed an order in it that nobody had seen. */
function newsOf(into: ChargeState, written: readonly Written[]): number {
  let state: ChargeState | 'ready' = 'ready';
  let news = 0;
  const shown = new Set<string | null>();
  for (const { event } of written) {
    // What an agent has seen to is told again where something speaks against it.
    if (event.type === 'marked') shown.clear();
    const step = stepCharge(state, event);
    if (!step.ok) continue;
    const orders = event.type === 'looked' ? event.finding.orders : [];
    const isNew = orders.some(({ orderId }) => !shown.has(orderId));
    if (step.state === into && (state !== into || isNew)) news += 1;
    for (const { orderId } of orders) shown.add(orderId);
    state = step.state;
  }
  return news;
}
