import type { Written } from '../world/logbook';
import type { Story } from './evidence';
import type { Rule } from './rule';

/** Rule 1: no request that is not on the disk before it leaves, and stays there. */
export const recordFirst: Rule = {
  name: 'record-first',
  judge({ stories }, report, count) {
    for (const { chargeId, received, written } of stories) {
      const sending = written.find(({ event }) => event.type === 'sending');
      for (const { leftAt, order } of received) {
        count('requests judged');
        const isKept =
          sending !== undefined && sending.order < order && sending.durableAt <= leftAt;
        if (!isKept) report(`${chargeId} was received, and no record of it was on the disk before`);
      }
    }
  },
};

/** Rule 2: the background calls `fetch` once for each charge. */
export const oneRequest: Rule = {
  name: 'one-request',
  judge({ world }, report) {
    const seen = new Set<string>();
    for (const { ref } of world.stage.log.fetched) {
      if (seen.has(ref)) report(`${ref} was sent twice`);
      seen.add(ref);
    }
  },
};

/** In milliseconds: what was looked up for a press is stale after that. */
const PRESS_HOLDS_FOR = 15_000;

/**
 * What was asked by a press that the device slept or hung over is not sent. Judged by when `fetch` was called: a
 * sleep after that is nobody's to see. Where the clock was set meanwhile, the device cannot know.
 */
export const pressHolds: Rule = {
  name: 'press-holds',
  judge({ stories, world }, report, count) {
    for (const { chargeId, pressed, review } of stories) {
      const sent = world.stage.log.fetched.find(({ ref }) => ref === chargeId);
      if (sent === undefined) continue;
      const presses = world.stage.log.pressed.filter(
        (press) => press.chargeId === chargeId && press.at <= sent.at,
      );
      const age = sent.at - (presses.at(-1)?.at ?? pressed?.at ?? sent.at);
      count('presses judged');
      const isSet = review.machine.clock.jumps.some(
        ({ at }) => at >= sent.at - age && at <= sent.at,
      );
      if (age > PRESS_HOLDS_FOR && !isSet) report(`${chargeId} was sent ${age} ms after its press`);
    }
  },
};

/** Rule 4: nothing is sent for a customer of whom a charge is open on that device. */
export const openBlocks: Rule = {
  name: 'open-blocks',
  judge({ stories }, report, count) {
    for (const story of stories) {
      const sending = story.written.find(({ event }) => event.type === 'sending');
      if (sending === undefined) continue;
      for (const other of stories) {
        if (other === story || other.review !== story.review) continue;
        if (customerOf(other) !== customerOf(story)) continue;
        count('pairs of charges of one customer judged');
        if (isSurelyOpen(other.written, sending.order)) {
          report(`${story.chargeId} was sent while ${other.chargeId} was open`);
        }
      }
    }
  },
};

function customerOf({ written }: Story): string | undefined {
  const first = written[0]?.event;
  return first !== undefined && 'request' in first ? first.request.externalId : undefined;
}

/** Sent before that, and until then nothing came that could have settled it. */
function isSurelyOpen(written: readonly Written[], order: number): boolean {
  const [first, ...later] = written.filter((entry) => entry.order < order);
  if (first?.event.type !== 'sending') return false;
  return later.every(({ event }) => {
    switch (event.type) {
      case 'lost':
        return true;
      case 'answered': {
        const { isCertain, status } = event.answer;
        return status === 'processing' || status === 'authenticating' || !isCertain;
      }
      case 'refused':
        return !event.isCertain;
      case 'key-answered':
        return event.answer === null;
      case 'looked':
        return event.finding.kind === 'nothing' && event.confirms === null;
      case 'already-charged':
      case 'marked':
      case 'sending':
      case 'not-sent':
      case 'withheld':
        return false;
      default:
        return event satisfies never;
    }
  });
}
