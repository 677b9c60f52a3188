import type { Made } from '../world/logbook';
import type { Evidence, Story } from './evidence';

/** A charge pressed in the place of one that was denied is for the same want. */
const IN_PLACE_WITHIN = 24 * 60 * 60_000;

/**
 * What each agent wants once, as the records that they pressed for it, in order. A record stands in the place of
 * the one before it (same device, customer and price point) when that one had been denied by then, by the server
 * or by the agent, and the press did not name it as one to be charged again. Judged by what was pressed and
 * written when, and by nothing that the product concludes.
 */
export function wantsOf({ stories }: Evidence): readonly (readonly Story[])[] {
  const wants: Story[][] = [];
  const latest = new Map<string, { readonly story: Story; readonly want: Story[] }>();
  for (const story of stories.filter(wasSent).toSorted((a, b) => orderOf(a) - orderOf(b))) {
    const { externalId, pricePoint } = story.sending?.request ?? {};
    const same = `${story.review.machine.index} ${externalId ?? ''} ${pricePoint?.ident ?? ''}`;
    const before = latest.get(same);
    const isInPlace = before !== undefined && isInPlaceOf(story, before.story);
    const want = isInPlace ? before.want : [];
    if (!isInPlace) wants.push(want);
    want.push(story);
    latest.set(same, { story, want });
  }
  return wants;
}

/** True when a request of it may have left. */
export function wasSent({ sending, written }: Story): boolean {
  return sending !== undefined && !written.some(({ event }) => event.type === 'withheld');
}

function orderOf({ written }: Story): number {
  return written[0]?.order ?? Infinity;
}

function isInPlaceOf(story: Story, before: Story): boolean {
  const [first] = story.written;
  const [earlier] = before.written;
  if (first === undefined || earlier === undefined || story.pressed === undefined) return false;
  const { again } = story.pressed;
  const isNamed =
    again.includes(before.chargeId) || before.made.some((order) => isNamedBy(again, order));
  return !isNamed && wasDeniedBy(before, first.order) && first.at - earlier.at < IN_PLACE_WITHIN;
}

/** True when somebody had said by then that the charge was not made. */
function wasDeniedBy({ written }: Story, order: number): boolean {
  return written.some(({ event, order: at }) => {
    if (at >= order) return false;
    if (event.type === 'answered') {
      return event.answer.status === 'failed' || event.answer.status === 'cancelled';
    }
    return event.type === 'refused' || (event.type === 'marked' && !event.charged);
  });
}

/** True when the agent was shown that order before the press and charged again all the same. */
export function isNamedBy(again: readonly string[], { at, ident, orderId }: Made): boolean {
  return again.some(
    (id) =>
      id === orderId ||
      // As an asset: by the server's id, by its order, or by its time.
      id.endsWith(`-of-${orderId}`) ||
      id === `${orderId} ${ident}` ||
      id.startsWith(`${ident} ${at} `),
  );
}
