import type { Charge } from '../../../src/domain/charge';
import type { ChargeEvent } from '../../../src/domain/charge-event';
import type { Made, Pressed, Received, Said, Told, Written } from '../world/logbook';
import type { Review, World } from '../world/world';

type Sending = Extract<ChargeEvent, { type: 'sending' }>;

/** Everything that both logs know of one charge of ours. */
export interface Story {
  readonly chargeId: string;
  readonly review: Review;
  /** What lies in the journal, in order; without what a power cut took. */
  readonly written: readonly Written[];
  /** How it left; undefined when it did not. */
  readonly sending: Sending | undefined;
  /** The last press of its button. */
  readonly pressed: Pressed | undefined;
  readonly received: readonly Received[];
  /** The orders in the server's ledger that this record's request made, the earliest first. */
  readonly made: readonly Made[];
  readonly said: readonly Said[];
  readonly told: readonly Told[];
  /** As an agent sees it in the end; null when the record cannot be read. */
  readonly final: Charge | null;
  readonly isTorn: boolean;
}

/** One played schedule, sorted by charge. */
export interface Evidence {
  readonly world: World;
  readonly stories: readonly Story[];
  readonly reviews: readonly Review[];
}

/** Sorts what a played schedule left in the logs. */
export function gatherEvidence(world: World): Evidence {
  const { log } = world.stage;
  const reviews = world.reviews ?? [];
  const written = grouped(log.written, ({ chargeId }) => chargeId);
  const received = grouped(log.received, ({ ref }) => ref);
  const made = grouped(log.made, ({ ref }) => ref ?? '');
  const said = grouped(log.said, ({ ref }) => ref);
  const told = grouped(log.told, ({ chargeId }) => chargeId);
  const pressed = grouped(log.pressed, ({ chargeId }) => chargeId);
  const ids = new Set([...written.keys(), ...received.keys(), ...told.keys()]);
  const stories: Story[] = [];
  for (const chargeId of ids) {
    const review = reviews.find(({ machine }) => chargeId.startsWith(`0000000${machine.index}`));
    if (review === undefined) continue;
    const kept = (written.get(chargeId) ?? []).filter(({ lost }) => !lost);
    const first = kept[0]?.event;
    stories.push({
      chargeId,
      review,
      written: kept,
      sending: first?.type === 'sending' ? first : undefined,
      pressed: pressed.get(chargeId)?.at(-1),
      received: received.get(chargeId) ?? [],
      made: made.get(chargeId) ?? [],
      said: said.get(chargeId) ?? [],
      told: told.get(chargeId) ?? [],
      final: review.charges.get(chargeId) ?? null,
      isTorn: log.torn.has(chargeId),
    });
  }
  return { world, stories: stories.map((story) => ofItsKey(story, stories)), reviews };
}

/**
 * Where the browser delivered a charge twice under a lent key, the server makes the order at the first delivery and
 * replays it at the second. Nobody can tell that from an order of the lender's: it is told on the lender's record,
 * and judged there.
 */
function ofItsKey(story: Story, stories: readonly Story[]): Story {
  if (isReplayOfItself(story)) return { ...story, made: [] };
  const borrowers = stories.filter(
    (other) =>
      other.review === story.review &&
      other.sending?.lentKey?.by === story.chargeId &&
      isReplayOfItself(other),
  );
  return borrowers.length === 0
    ? story
    : {
        ...story,
        made: [...story.made, ...borrowers.flatMap(({ made }) => made)],
        said: [...story.said, ...borrowers.flatMap(({ said }) => said)],
      };
}

function isReplayOfItself({ received, written }: Story): boolean {
  return received.length > 1 && written.some(({ event }) => event.type === 'already-charged');
}

function grouped<Item>(items: readonly Item[], nameOf: (item: Item) => string) {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const name = nameOf(item);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [item]);
    else group.push(item);
  }
  return groups;
}

/** The orders that the record takes for this charge's own. */
export function ordersTaken({ written }: Story): readonly string[] {
  return written.flatMap(({ event }) => {
    if (event.type === 'answered') return event.answer.orderId ?? [];
    if (event.type === 'key-answered') return event.answer?.orderId ?? [];
    if (event.type === 'marked') return event.orderId ?? [];
    if (event.type !== 'looked' || event.finding.kind !== 'ours') return [];
    return event.finding.orders[0]?.orderId ?? [];
  });
}
