import type { Charge } from '../../../src/domain/charge';
import type { Made, Received, Said, Told, Written } from '../world/logbook';
import type { Review, World } from '../world/world';

/** Everything that both logs know of one charge of ours. */
export interface Story {
  readonly chargeId: string;
  readonly review: Review;
  /** What lies in the journal, in order; without what a power cut took. */
  readonly written: readonly Written[];
  readonly received: readonly Received[];
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

export function gatherEvidence(world: World): Evidence {
  const { log } = world.stage;
  const reviews = world.reviews ?? [];
  const written = grouped(log.written, ({ chargeId }) => chargeId);
  const received = grouped(log.received, ({ ref }) => ref);
  const made = grouped(log.made, ({ ref }) => ref ?? '');
  const said = grouped(log.said, ({ ref }) => ref);
  const told = grouped(log.told, ({ chargeId }) => chargeId);
  const ids = new Set([...written.keys(), ...received.keys(), ...told.keys()]);
  const stories: Story[] = [];
  for (const chargeId of ids) {
    const review = reviews.find(({ machine }) => chargeId.startsWith(`0000000${machine.index}`));
    if (review === undefined) continue;
    stories.push({
      chargeId,
      review,
      written: (written.get(chargeId) ?? []).filter(({ lost }) => !lost),
      received: received.get(chargeId) ?? [],
      made: made.get(chargeId) ?? [],
      said: said.get(chargeId) ?? [],
      told: told.get(chargeId) ?? [],
      final: review.charges.get(chargeId) ?? null,
      isTorn: log.torn.has(chargeId),
    });
  }
  return { world, stories, reviews };
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
